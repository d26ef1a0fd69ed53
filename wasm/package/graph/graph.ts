import { largestIndex, toId, toNode, toNumber, toSource, toText, toWhole } from '../values/arguments.js';
import { Handle } from '../engine/handle.js';
import type { NamedTensor, NodeReference } from '../engine/module.js';
import { toEntries, toOptions } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import { encode, type Runtime } from '../engine/runtime.js';
import { cut, toTensor } from '../values/tensors.js';
import type {
  BackwardOptions,
  CheckEntry,
  CheckOptions,
  Contributions,
  EdgeView,
  Graph,
  GraphNode,
  JacobianStructure,
  Overflow,
  Snapshot,
  Suspect,
  TangentEdge,
  Tensor,
  TensorLike,
  Term,
} from '../types.js';

const decoder = new TextDecoder();

const toSlot = (value: unknown) => toWhole('slot', value, 0, largestIndex);
const toIndex = (value: unknown) => toWhole('index', value, 0, largestIndex);

/** The kind of a mistake and, if it is one gate's, the gate. */
function toMistake(value: unknown): [kind?: string, node?: NodeReference] {
  if (value === undefined) return [];
  const { kind, node } = toOptions('mistake', value, ['kind', 'node']);
  if (kind === 'overwrite') return [kind];
  if (kind === 'wrong-local') return [kind, toNode(node)];
  throw refusal('needs-mistake', {}, { subject: 'mistake' });
}

/** Whether differences are single. */
function toSingle(precision: unknown): boolean {
  if (precision === 'float32' || precision === 'float64') return precision === 'float32';
  throw refusal('needs-precision', {}, { subject: 'precision' });
}

/** Inputs by name; an input may have any name, `__proto__` too. */
const toInputs = (inputs: unknown): NamedTensor[] =>
  toEntries('inputs', inputs).map(([name, value]) => ({
    ...toTensor(name, value),
    name: encode(toText('inputs', name)),
  }));

interface Structure {
  nodes: GraphNode[];
  /** Apart from the nodes, which a program may change. */
  shapes: number[][];
}

/** A graph in the engine: one that a person typed, or a trainer's snapshot. */
export class EngineGraph extends Handle implements Graph {
  #known: Structure | null = null;

  constructor(runtime: Runtime, handle: number) {
    super(runtime, handle, 'graph');
  }

  /** Builds a text's graph on its inputs and runs it forward. */
  static fromText(runtime: Runtime, text: unknown, inputs: unknown, options: unknown): EngineGraph {
    const source = toSource(text);
    const named = toInputs(inputs);
    const { output } = toOptions('options', options, ['output']);
    const name = output === undefined ? '' : toText('output', output);
    return new EngineGraph(runtime, runtime.call('makeGraph', source, named, name));
  }

  get nodes(): GraphNode[] {
    this.require();
    return this.#structure().nodes;
  }

  /** The structure changes rarely and is read often: fetched once after each change. */
  #structure(): Structure {
    if (this.#known) return this.#known;
    const nodes = JSON.parse(decoder.decode(this.call<Uint8Array>('graphNodes'))) as GraphNode[];
    return (this.#known = { nodes, shapes: nodes.map(({ shape }) => [...shape]) });
  }

  /** Numbers of all nodes as tensors. */
  #cut(numbers: Float64Array): Tensor[] {
    return cut(numbers, this.#structure().shapes);
  }

  get output(): number {
    return this.call('graphOutput');
  }

  set(name: string, value: TensorLike): void {
    const tensor = toTensor(toText('name', name), value);
    // True where the shape is another one.
    if (this.call<boolean>('graphSet', name, tensor)) this.#known = null;
  }

  forward(): void {
    this.call('graphForward');
  }

  backward(options: BackwardOptions = {}): void {
    const { output, upstream, mistake } = toOptions('options', options, ['output', 'upstream', 'mistake']);
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
    return {
      nodes: this.nodes,
      values: this.#cut(all.values),
      gradients: all.gradients && this.#cut(all.gradients),
    };
  }

  tangents(input: string | number, tangent?: TensorLike): Tensor[] {
    const start = tangent === undefined ? undefined : toTensor('tangent', tangent);
    return this.#cut(this.call('graphTangents', toNode(input), start));
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
    const {
      step,
      node,
      index,
      precision = 'float64',
    } = toOptions('options', options, ['step', 'node', 'index', 'precision']);
    return this.call(
      'graphCheck',
      step === undefined ? undefined : toNumber('step', step),
      node === undefined ? undefined : toNode(node),
      index === undefined ? -1 : toIndex(index),
      toSingle(precision),
    );
  }

  expand(id: number): number[] {
    this.#known = null;
    return this.call('graphExpand', toId(id));
  }

  collapse(id: number): void {
    this.#known = null;
    this.call('graphCollapse', toId(id));
  }
}
