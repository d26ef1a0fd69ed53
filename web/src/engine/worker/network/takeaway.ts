/** Writes nets and graphs in the formats of other programs, and a net's numbers as tables. Fetched when it is asked for. */
import type { Backflow, TensorLike, Trainer } from 'backflow';
import { exportGraph, exportNotes, exportTrainer, formats, readModel, type Exported } from 'backflow/export';
import { failure } from '../../protocol/errors';
import type { Requests } from '../../protocol/messages';
import type { FormatRow, TableName, Taken, TakenKind, TakenModel } from '../../protocol/takeaway';

export const formatsFor = (kind: TakenKind): FormatRow[] => formats.filter((row) => row.kind === kind);

export function take(trainer: Trainer, what: Requests['take']['request']): Taken {
  return 'format' in what ? inFormat(trainer, what.format) : table(trainer, what.table);
}

function inFormat(trainer: Trainer, format: string): Taken {
  return taken(exportTrainer(trainer, { format }));
}

/** What shows a graph: its text and the values of its inputs; null: none yet. */
interface GraphSource {
  source: { text: string; values: Record<string, TensorLike> } | null;
}

/** The graph is made anew, since exporting one sends gradients through it. */
export function takeGraph(engine: Backflow, room: GraphSource | null, format: string): Taken {
  const source = room?.source;
  if (!source) throw failure('no-graph', 'no-graph');
  const graph = engine.graph(source.text, source.values);
  try {
    return taken(exportGraph(graph, { format }));
  } finally {
    graph.dispose();
  }
}

function taken({ files, notes }: Exported): Taken {
  const ids = new Map(exportNotes.map(({ id, message }) => [message, id]));
  return {
    files: files.map(({ name, mime, data }) => ({ name, mime, data: owned(data) })),
    notes: notes.map((message) => ({ id: ids.get(message) ?? '', message })),
  };
}

/** A message takes bytes only from memory that nobody else uses. */
const owned = (data: string | Uint8Array): string | Uint8Array<ArrayBuffer> =>
  typeof data === 'string' ? data : Uint8Array.from(data);

export function readFile({ name: file, bytes }: Requests['readModel']['request']): TakenModel {
  const { inputs, outputs, layers, parameters, notes } = readModel(bytes, file);
  return { inputs, outputs, layers, parameters: parameters.map(({ name, data }) => ({ name, data })), notes };
}

/** A cell of a table (RFC 4180). */
const cell = (value: string | number): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const csv = (rows: (string | number)[][]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function table(trainer: Trainer, name: TableName): Taken {
  const rows = { weights, data: dataRows, predictions }[name](trainer);
  return { files: [{ name: `${name}.csv`, mime: 'text/csv', data: csv(rows) }], notes: [] };
}

/** A row per number: parameter, row and column, from 0. */
function weights(trainer: Trainer): (string | number)[][] {
  return [
    ['parameter', 'row', 'column', 'value'],
    ...trainer.parameters.flatMap(({ name, shape, data }) => {
      const columns = shape.at(-1) ?? 1;
      return Array.from(data, (value, k) => [name, shape.length > 1 ? Math.floor(k / columns) : 0, k % columns, value]);
    }),
  ];
}

interface Set {
  name: string;
  points: { shape: number[]; data: ArrayLike<number> };
  labels: ArrayLike<number>;
  targets: { shape: number[]; data: ArrayLike<number> } | null;
}

function sets({ data }: Trainer): Set[] {
  return [
    { name: 'train', points: data.trainPoints, labels: data.trainLabels, targets: data.trainTargets },
    { name: 'test', points: data.testPoints, labels: data.testLabels, targets: data.testTargets },
  ].filter(({ points }) => points.data.length > 0);
}

const rowOf = ({ shape, data }: Set['points'], row: number): number[] => {
  const columns = shape[1] ?? 1;
  return Array.from({ length: columns }, (_, k) => data[row * columns + k]!);
};

function dataRows(trainer: Trainer): (string | number)[][] {
  const { columns, classNames } = trainer.data;
  const all = sets(trainer);
  const answers = all[0]?.targets
    ? Array.from({ length: all[0].targets.shape[1] ?? 1 }, (_, k) => `target${k + 1}`)
    : ['class'];
  return [
    ['set', ...columns, ...answers],
    ...all.flatMap((set) =>
      Array.from({ length: set.points.shape[0]! }, (_, row) => [
        set.name,
        ...rowOf(set.points, row),
        ...(set.targets ? rowOf(set.targets, row) : [classNames?.[set.labels[row]!] ?? set.labels[row]!]),
      ]),
    ),
  ];
}

/** The outputs for every point: probabilities for the cross-entropies. */
function predictions(trainer: Trainer): (string | number)[][] {
  const [head, ...rows] = dataRows(trainer);
  const outputs = sets(trainer).flatMap(({ points }) => {
    const predicted = trainer.predict({ shape: points.shape, data: Float64Array.from(points.data) });
    return Array.from({ length: points.shape[0]! }, (_, row) => rowOf(predicted, row));
  });
  const names = Array.from({ length: outputs[0]?.length ?? 0 }, (_, k) => `output${k + 1}`);
  return [[...head!, ...names], ...rows.map((row, at) => [...row, ...outputs[at]!])];
}
