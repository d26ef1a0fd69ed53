// The public types of the exports as a program uses them. `npm run check` compiles this file and runs nothing.
import { load } from 'backflow';
import {
  ExportError,
  exportErrors,
  exportGraph,
  exportTrainer,
  formats,
  readModel,
  type ExportCode,
  type Exported,
  type FormatEntry,
  type ReadModel,
} from 'backflow/export';

export async function exporting(): Promise<string[]> {
  const backflow = await load();
  const trainer = backflow.trainer({ data: { name: 'spiral' } });
  const made: Exported = exportTrainer(trainer, { format: 'pytorch', name: 'mine' });
  exportGraph(trainer.featureGraph(0), { format: 'dot' });
  // @ts-expect-error: a format is needed
  exportTrainer(trainer, {});
  // @ts-expect-error: a graph is no trainer
  exportTrainer(backflow.graph('y = x', { x: 1 }), { format: 'pytorch' });
  const rows: readonly FormatEntry[] = formats;
  return [...rows.map(({ title }) => title), ...made.notes, ...exportErrors.map(({ message }) => message)];
}

export function reading(bytes: Uint8Array): ReadModel | ExportCode | undefined {
  try {
    return readModel(bytes, 'net.onnx');
  } catch (error) {
    return error instanceof ExportError ? error.code : undefined;
  }
}
