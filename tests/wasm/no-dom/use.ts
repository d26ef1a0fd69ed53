// A program without the types of the DOM or Node compiles with the package. `npm run check` compiles this file and
// every declaration that it uses, and runs nothing.
import { BackflowError, load, type Backflow, type Fix, type Graph, type TensorLike } from 'backflow';
import { judge, readNumber, type Judgement } from 'backflow/answers';
import { exportTrainer, readModel, type Exported, type ReadModel } from 'backflow/export';

export async function use(wasm: Uint8Array): Promise<number | undefined> {
  const backflow: Backflow = await load({ wasm });
  await load({ wasm: wasm.buffer });
  await load({ wasm: 'https://example.org/backflow.wasm' });
  await load({ wasm: { href: 'https://example.org/backflow.wasm' } });
  const x: TensorLike = Float32Array.of(1, 2);
  const graph: Graph = backflow.graph('y = sum(x)', { x });
  using again = backflow.graph('y = x', { x: graph.value('y') });
  again.backward();
  const { truth, answers } = again.wrongAnswers({ question: 'gradient', node: 'x' });
  const wrong = answers.map(({ mistake, value }) => ({ id: mistake, value }));
  const judgement: Judgement<string> = judge('0,5', { truth, wrong });
  if (judgement.verdict === 'unread') return readNumber('1').value ?? undefined;
  const trainer = backflow.trainer({ data: { name: 'spiral' } });
  trainer.step(10);
  const exported: Exported = exportTrainer(trainer, { format: 'safetensors' });
  const data = exported.files[0]?.data;
  const read: ReadModel | undefined = data instanceof Uint8Array ? readModel(data, 'net.safetensors') : undefined;
  for (const { name, data } of read?.parameters ?? []) trainer.setParameter(name, data);
  return trainer.parameters[0]?.data[0];
}

export function fixOf(error: unknown): Fix | undefined {
  return error instanceof BackflowError ? error.fix : undefined;
}
