// The public types as a program uses them. `npm run check` compiles this file and runs nothing. Every expected error
// must occur, so the types are neither too narrow nor too wide.
import {
  BackflowError,
  load,
  type Backflow,
  type Catalog,
  type CheckEntry,
  type EdgeView,
  type ErrorCode,
  type ErrorEntry,
  type Fix,
  type GateEntry,
  type Graph,
  type GraphNode,
  type JacobianStructure,
  type Snapshot,
  type StepResult,
  type Suspect,
  type TangentEdge,
  type Tensor,
  type Trainer,
  type TrainerConfig,
  type TrainerState,
} from 'backflow';

/** Compiles only if both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** `exactly<T>()(value, true)`: the value's type is T, no wider and no narrower. */
const exactly =
  <T>() =>
  <V>(_value: V, _same: Same<V, T>): void => {};
const same = <A, B>(_: Same<A, B>): void => {};

export async function loading(): Promise<void> {
  const backflow: Backflow = await load();
  await load({ wasm: new URL('https://example.org/backflow.wasm') });
  await load({ wasm: new Uint8Array() });
  // @ts-expect-error: there is no such option
  await load({ url: '' });
  const catalog: Catalog = backflow.catalog;
  exactly<GateEntry[]>()(catalog.gates, true);
  exactly<string>()(backflow.version, true);
  const { inputs, names }: { inputs: string[]; names: string[] } = backflow.parse('y = x');
  exactly<string[]>()([...inputs, ...names], true);
}

export function graphs(backflow: Backflow): void {
  const graph: Graph = backflow.graph('q = x + y\nf = q * z', { x: -2, y: [5, 6], z: [[1, 2]] as const });
  backflow.graph('y = 2');
  const rows = [Float32Array.of(1, 2), [3, 4]];
  backflow.graph('z = w + x * y', { w: rows, x: Float64Array.of(1, 2), y: { shape: [2], data: Int8Array.of(1, 2) } });
  backflow.graph('y = x', { x: graph.value('q') });
  backflow.graph('y = x', Object.fromEntries(graph.tangents('x').map((tensor, id) => [`x${id}`, tensor])));
  // @ts-expect-error: a text is no tensor
  backflow.graph('y = x', { x: '1' });
  // @ts-expect-error: nor are bigints numbers
  backflow.graph('y = x', { x: new BigInt64Array(2) });
  // @ts-expect-error: a shape alone is no tensor
  backflow.graph('y = x', { x: { shape: [2] } });
  graph.set('x', 3);
  graph.forward();
  graph.backward();
  graph.backward({ output: 'q', upstream: [1, 2] });
  const value: Tensor = graph.value('q');
  exactly<Float64Array>()(value.data, true);
  graph.gradient(3);
  const [edge] = graph.edges('f');
  exactly<EdgeView | undefined>()(edge, true);
  if (edge) exactly<Tensor | null>()(edge.local, true);
  same<NonNullable<EdgeView['flag']>, 'undefined' | 'infinite' | 'nan' | 'no-gradient'>(true);
  const total: number = graph.contributions('x').uses.reduce((sum, { gradient }) => sum + (gradient.data[0] ?? 0), 0);
  const product: number | undefined = graph.terms('q', total, 0)[0]?.product;
  graph.jacobian('f', product ?? 0);
  const entries: CheckEntry[] = graph.check({ step: 1e-5, node: 'x', index: 0 });
  exactly<boolean>()(
    entries.every(({ kink }) => kink),
    true,
  );
  graph.check({ precision: 'float32' });
  same<CheckEntry['verdict'], 'undefined' | 'kink' | 'lost' | 'good' | 'acceptable' | 'uneasy' | 'wrong'>(true);
  exactly<number | undefined>()(entries[0]?.flagged?.slot, true);
  exactly<Tensor | undefined>()(graph.overflows()[0]?.composite?.value, true);
  graph.backward({ mistake: { kind: 'overwrite' } });
  graph.backward({ mistake: { kind: 'wrong-local', node: 3 } });
  // @ts-expect-error: a wrong local gradient is some gate's
  graph.backward({ mistake: { kind: 'wrong-local' } });
  const suspects: Suspect[] = graph.suspects();
  exactly<number | null | undefined>()(suspects[0]?.slot, true);
  exactly<Tensor[]>()(graph.tangents('x', [1, 0]), true);
  const [pushed] = graph.tangentEdges('f');
  if (pushed) exactly<Tensor | null>()(pushed.local, true);
  same<TangentEdge['flag'], EdgeView['flag']>(true);
  const snapshot: Snapshot = graph.snapshot();
  exactly<Tensor[] | null>()(snapshot.gradients, true);
  const structure: JacobianStructure = graph.jacobianStructure('f', 0);
  exactly<Uint8Array | undefined>()(structure.mask, true);
  same<JacobianStructure['storage'], 'nothing' | 'output' | 'operands' | 'saved'>(true);
  same<GraphNode['line'], number | undefined>(true);
  const ids: number[] = graph.expand(4);
  graph.collapse(ids[0] ?? 4);
  same<GraphNode['name'], string | undefined>(true);
  // @ts-expect-error: what is read of a node is the engine's
  graph.output = 4;
  {
    using borrowed = backflow.graph('y = x', { x: 1 });
    borrowed.forward();
  }
  graph.dispose();
}

export function trainers(backflow: Backflow): void {
  const config: TrainerConfig = {
    data: { name: 'spiral', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 },
    features: ['x', 'y'],
    layers: [{ units: 8, activation: 'tanh' }],
    outputActivation: 'identity',
    loss: 'cross-entropy',
    optimizer: { name: 'sgd', learningRate: 0.03, momentum: 0 },
    regularizer: { name: 'l2', rate: 0, biases: false },
    batchSize: 10,
    shuffle: true,
    initializer: 'xavier',
    seed: 1,
    precision: 'float32',
  };
  const trainer: Trainer = backflow.trainer(config);
  backflow.trainer({ data: { points: [[1, 2]], labels: [0], trainFraction: 0.5, seed: 2 }, batchSize: 'all' });
  backflow.trainer({ data: { points: { data: new Float32Array(2), shape: [1, 2] }, targets: [[1]] } });
  backflow.trainer({ data: { points: [Float32Array.of(1, 2)], labels: Uint8Array.of(0) } });
  backflow.trainer({ data: { points: trainer.data.trainPoints, labels: trainer.data.trainLabels } });
  // @ts-expect-error: data is the one thing that has no default
  backflow.trainer({ layers: [] });
  // @ts-expect-error: there are two precisions
  backflow.trainer({ data: { name: 'xor' }, precision: 'float16' });
  const result: StepResult = trainer.step(10);
  exactly<number | null>()(result.testLoss, true);
  if (result.stopped) exactly<'diverged'>()(result.stopped.reason, true);
  exactly<number[]>()(result.collapsed, true);
  exactly<StepResult>()(trainer.step(1, { evaluate: true }), true);
  const updated = trainer.step(1, { evaluate: false });
  exactly<number | null>()(updated.loss, true);
  exactly<null>()(updated.accuracy, true);
  for (const { name, data } of trainer.parameters) trainer.setParameter(name, data);
  trainer.setParameter('b1', [0, 0]);
  trainer.predict(trainer.data.testPoints);
  trainer.configure({ optimizer: { learningRate: 0.01 } });
  trainer.predict([[1, 2]], { raw: true });
  trainer.boundary({ x: [-6, 6], y: [-6, 6], width: 100, height: 100, layer: 1, unit: 0 });
  const maps = trainer.maps({ x: [-6, 6], y: [-6, 6], width: 10, height: 10 });
  exactly<Float32Array[]>()(maps.layers, true);
  const graph: Graph = trainer.graph({ example: 3 });
  graph.dispose();
  const state: TrainerState = structuredClone(trainer.save());
  backflow.trainer(config, { restore: state }).dispose();
  trainer.dispose();
}

export function errors(backflow: Backflow): string {
  try {
    backflow.parse('y =');
  } catch (error) {
    if (!(error instanceof BackflowError)) throw error;
    const code: ErrorCode = error.code;
    exactly<number | undefined>()(error.line, true);
    exactly<string | undefined>()(error.subject, true);
    exactly<string>()(error.reason, true);
    exactly<Fix | undefined>()(error.fix, true);
    exactly<Readonly<Record<string, string | number>>>()(error.details, true);
    exactly<'BackflowError'>()(error.name, true);
    exactly<ErrorEntry[]>()(backflow.catalog.errors, true);
    // @ts-expect-error: the set of codes is closed
    if (code === 'oops') return '';
    return `${code} at ${error.line}:${error.column}: ${error.message}`;
  }
  return '';
}
