import { badValue, largestIndex, toId, toNode, toNumber, toOptions, toText, toWhole } from './arguments.js';
import { Handle } from './handle.js';
import { call, type BackflowModule, type NodeReference } from './module.js';
import { cut, toTensor } from './tensors.js';
import type {
  BackwardOptions,
  CheckEntry,
  CheckOptions,
  Contributions,
  EdgeView,
  Graph,
  GraphNode,
  JacobianStructure,
  Mistake,
  Overflow,
  Snapshot,
  Suspect,
  TangentEdge,
  Tensor,
  TensorLike,
  Term,
} from './types.js';

const toSlot = (value: unknown) => toWhole('slot', value, 0, largestIndex);
const toIndex = (value: unknown) => toWhole('index', value, 0, largestIndex);

/** The kind of a mistake and, if it is one gate's, the gate. */
function toMistake(value: Mistake | undefined): [kind?: string, node?: NodeReference] {
  if (value === undefined) return [];
  const { kind, node } = toOptions<{ kind?: unknown; node?: unknown }>('mistake', value);
  if (kind === 'overwrite') return [kind];
  if (kind === 'wrong-local') return [kind, toNode(node)];
  return badValue('mistake', "must be of the kind 'overwrite' or 'wrong-local'");
}

/** Whether differences are single. */
function toSingle(precision: unknown): boolean {
  if (precision === 'float32' || precision === 'float64') return precision === 'float32';
  return badValue('precision', "must be 'float32' or 'float64'");
}

/** A graph in the engine: one that a person typed, or a trainer's snapshot. */
export class EngineGraph extends Handle implements Graph {
  #nodes: GraphNode[] | null = null;

  constructor(module: BackflowModule, handle: number) {
    super(module, handle, 'graph');
  }

  /** Builds a text's graph on its inputs and runs it forward. */
  static fromText(
    module: BackflowModule,
    text: string,
    inputs: Record<string, TensorLike>,
    output: string | undefined,
  ): EngineGraph {
    const named = Object.entries(toOptions('inputs', inputs)).map(([name, value]) => ({
      name,
      ...toTensor(name, value, `input '${name}'`),
    }));
    return new EngineGraph(
      module,
      call(module, 'makeGraph', text, named, output === undefined ? '' : toText('output', output)),
    );
  }

  get nodes(): GraphNode[] {
    // The structure changes rarely and is read often: fetched once after each change.
    return (this.#nodes ??= JSON.parse(this.call<string>('graphNodes')) as GraphNode[]);
  }

  get output(): number {
    return this.call('graphOutput');
  }

  set(name: string, value: TensorLike): void {
    const tensor = toTensor(toText('name', name), value, `input '${name}'`);
    // True where the shape is another one.
    if (this.call<boolean>('graphSet', name, tensor)) this.#nodes = null;
  }

  forward(): void {
    this.call('graphForward');
  }

  backward(options: BackwardOptions = {}): void {
    const { output, upstream, mistake } = toOptions('options', options);
    const [kind, wrong] = toMistake(mistake);
    this.call(
      'graphBackward',
      output === undefined ? undefined : toNode(output),
      upstream === undefined ? undefined : toTensor('upstream', upstream),
      kind,
      wrong,
    );
  }

  value(node: string | number): Tensor {
    return this.call('graphValue', toNode(node));
  }

  gradient(node: string | number): Tensor {
    return this.call('graphGradient', toNode(node));
  }

  edges(node: string | number): EdgeView[] {
    return this.call('graphEdges', toNode(node));
  }

  contributions(node: string | number): Contributions {
    return this.call('graphContributions', toNode(node));
  }

  terms(node: string | number, slot: number, index: number): Term[] {
    return this.call('graphTerms', toNode(node), toSlot(slot), toIndex(index));
  }

  jacobian(node: string | number, slot: number): Tensor {
    return this.call('graphJacobian', toNode(node), toSlot(slot));
  }

  jacobianStructure(node: string | number, slot: number): JacobianStructure {
    return this.call('graphJacobianStructure', toNode(node), toSlot(slot));
  }

  snapshot(): Snapshot {
    const all = this.call<{ values: Float64Array; gradients: Float64Array | null }>('graphSnapshot');
    const { nodes } = this;
    return { nodes, values: cut(all.values, nodes), gradients: all.gradients && cut(all.gradients, nodes) };
  }

  tangents(input: string | number, tangent?: TensorLike): Tensor[] {
    const start = tangent === undefined ? undefined : toTensor('tangent', tangent);
    return cut(this.call('graphTangents', toNode(input), start), this.nodes);
  }

  tangentEdges(node: string | number): TangentEdge[] {
    return this.call('graphTangentEdges', toNode(node));
  }

  suspects(): Suspect[] {
    return this.call('graphSuspects');
  }

  overflows(): Overflow[] {
    return this.call('graphOverflows');
  }

  check(options: CheckOptions = {}): CheckEntry[] {
    const { step, node, index, precision = 'float64' } = toOptions('options', options);
    return this.call(
      'graphCheck',
      step === undefined ? undefined : toNumber('step', step),
      node === undefined ? undefined : toNode(node),
      index === undefined ? -1 : toIndex(index),
      toSingle(precision),
    );
  }

  expand(id: number): number[] {
    this.#nodes = null;
    return this.call('graphExpand', toId(id));
  }

  collapse(id: number): void {
    this.#nodes = null;
    this.call('graphCollapse', toId(id));
  }
}
