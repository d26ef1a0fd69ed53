import { largestIndex, toId, toNode, toNumber, toSource, toText, toWhole } from '../values/arguments.js';
import { Handle } from '../engine/handle.js';
import type { MistakeRequest, ModuleGraph, NamedTensor, NudgeRequest } from '../engine/module.js';
import { toEntries, toOptions } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import { encode, type Runtime } from '../engine/runtime.js';
import { cut, toTensor } from '../values/tensors.js';
import { wholeAnswers } from './whole-answers.js';
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
  Paths,
  Question,
  QuestionKind,
  Snapshot,
  Suspect,
  TangentEdge,
  Tensor,
  TensorLike,
  Term,
  WrongAnswers,
  WrongTensors,
} from '../types.js';

const decoder = new TextDecoder();

/** The most paths of one call. */
const mostPaths = 1000;

const toSlot = (value: unknown) => toWhole('slot', value, 0, largestIndex);
const toIndex = (value: unknown) => toWhole('index', value, 0, largestIndex);

/** A mistake as it is passed to the module. */
function toMistake(value: unknown): MistakeRequest | undefined {
  if (value === undefined) return undefined;
  const { kind, node } = toOptions('mistake', value, ['kind', 'node']);
  if (kind === 'overwrite') return { kind: encode(kind) };
  if (kind === 'wrong-local') {
    const gate = toNode(node);
    return { kind: encode(kind), node: typeof gate === 'string' ? encode(gate) : gate };
  }
  throw refusal('needs-mistake', {}, { subject: 'mistake' });
}

/** A nudge as it is passed to the module. */
function toNudge(value: unknown): NudgeRequest | undefined {
  if (value === undefined) return undefined;
  const { node, index = 0, by } = toOptions('nudge', value, ['node', 'index', 'by']);
  const input = toNode(node);
  return { node: typeof input === 'string' ? encode(input) : input, index: toIndex(index), by: toNumber('by', by) };
}

/** What a question asks for. */
function toQuestion({ question, node, slot }: { question?: unknown; node?: unknown; slot?: unknown }) {
  const kinds: readonly unknown[] = ['gradient', 'downstream', 'local', 'value'] satisfies QuestionKind[];
  if (!kinds.includes(question)) throw refusal('needs-question', {}, { subject: 'question' });
  const kind = question as QuestionKind;
  return { kind, node: toNode(node), slot: kind === 'downstream' || kind === 'local' ? toSlot(slot) : 0 };
}

/** True if the check's differences are computed in float32. */
function toSingle(precision: unknown): boolean {
  if (precision === 'float32' || precision === 'float64') return precision === 'float32';
  throw refusal('needs-precision', {}, { subject: 'precision' });
}

/** Inputs by name. An input may have any name, even `__proto__`. */
export const toInputs = (inputs: unknown): NamedTensor[] =>
  toEntries('inputs', inputs).map(([name, value]) => ({
    value: toTensor(name, value),
    name: encode(toText('inputs', name)),
  }));

interface Structure {
  nodes: GraphNode[];
  /** Kept separately from the nodes, which the caller may change. */
  shapes: number[][];
}

/** A graph in the engine: from a text, or a trainer's snapshot. */
export class EngineGraph extends Handle<ModuleGraph> implements Graph {
  #known: Structure | null = null;

  constructor(runtime: Runtime, object: ModuleGraph) {
    super(runtime, object, 'graph');
  }

  /** Builds the graph of a text with its inputs and runs it forward. */
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

  /** The structure changes rarely and is read often, so it is fetched once after each change. */
  #structure(): Structure {
    if (this.#known) return this.#known;
    const nodes = JSON.parse(decoder.decode(this.call('nodes'))) as GraphNode[];
    return (this.#known = { nodes, shapes: nodes.map(({ shape }) => [...shape]) });
  }

  /** Returns the numbers of all nodes as tensors. */
  #cut(numbers: Float64Array): Tensor[] {
    return cut(numbers, this.#structure().shapes);
  }

  get output(): number {
    return this.call('output');
  }

  set(name: string, value: TensorLike): void {
    const input = { value: toTensor(toText('name', name), value), name: encode(name) };
    if (this.call('set', input)) this.#known = null;
  }

  forward(): void {
    this.call('forward');
  }

  backward(options: BackwardOptions = {}): void {
    const { output, upstream, mistake } = toOptions('options', options, ['output', 'upstream', 'mistake']);
    const request = toMistake(mistake);
    this.call(
      'backward',
      output === undefined ? undefined : toNode(output),
      upstream === undefined ? undefined : toTensor('upstream', upstream),
      request,
    );
  }

  value(node: string | number): Tensor {
    return this.call('value', toNode(node));
  }

  gradient(node: string | number): Tensor {
    return this.call('gradient', toNode(node));
  }

  edges(node: string | number): EdgeView[] {
    return this.call('edges', toNode(node));
  }

  contributions(node: string | number): Contributions {
    return this.call('contributions', toNode(node));
  }

  terms(node: string | number, slot: number, index: number): Term[] {
    return this.call('terms', toNode(node), toSlot(slot), toIndex(index));
  }

  paths(node: string | number, index: number, options: { count?: number } = {}): Paths {
    const { count = 10 } = toOptions('options', options, ['count']);
    return this.call('paths', toNode(node), toIndex(index), toWhole('count', count, 1, mostPaths));
  }

  jacobian(node: string | number, slot: number): Tensor {
    return this.call('jacobian', toNode(node), toSlot(slot));
  }

  jacobianStructure(node: string | number, slot: number): JacobianStructure {
    return this.call('jacobianStructure', toNode(node), toSlot(slot));
  }

  snapshot(): Snapshot {
    const all = this.call('snapshot');
    return {
      nodes: this.nodes,
      values: this.#cut(all.values),
      gradients: all.gradients && this.#cut(all.gradients),
    };
  }

  tangents(input: string | number, tangent?: TensorLike): Tensor[] {
    const start = tangent === undefined ? undefined : toTensor('tangent', tangent);
    return this.#cut(this.call('tangents', toNode(input), start));
  }

  tangentEdges(node: string | number): TangentEdge[] {
    return this.call('tangentEdges', toNode(node));
  }

  wrongAnswers(options: Question): WrongAnswers {
    const given = toOptions('options', options, ['question', 'node', 'slot', 'index', 'digits', 'nudge']);
    const { index = 0, digits = 3, nudge, ...asked } = given;
    const { kind, node, slot } = toQuestion(asked);
    const moved = kind === 'value' ? toNudge(nudge) : undefined;
    return this.call('wrongAnswers', encode(kind), node, slot, toIndex(index), toWhole('digits', digits, 1, 15), moved);
  }

  wrongTensors(options: Omit<Question, 'index' | 'nudge'>): WrongTensors {
    const { digits = 3, ...asked } = toOptions('options', options, ['question', 'node', 'slot', 'digits']);
    const { kind, node, slot } = toQuestion(asked);
    const ask = (index: number) => this.call('wrongAnswers', encode(kind), node, slot, index, 0, undefined);
    ask(0); // finds what is wrong with the question
    return wholeAnswers(this.#shapeOf(kind, node, slot), toWhole('digits', digits, 1, 15), ask);
  }

  /** The shape of what a question is about, of which one entry has been read. */
  #shapeOf(kind: QuestionKind, node: string | number, slot: number): number[] {
    const { nodes, shapes } = this.#structure();
    const at = nodes.findIndex(({ id, name }) => node === id || node === name);
    const own = shapes[at]!;
    const input = shapes[nodes.findIndex(({ id }) => id === nodes[at]!.inputs[slot])] ?? own;
    // A local gradient has the gate's shape, or that of the input of a gate with a scalar result.
    return kind === 'downstream' || (kind === 'local' && own.length === 0) ? input : own;
  }

  suspects(): Suspect[] {
    return this.call('suspects');
  }

  overflows(): Overflow[] {
    return this.call('overflows');
  }

  check(options: CheckOptions = {}): CheckEntry[] {
    const {
      step,
      node,
      index,
      precision = 'float64',
    } = toOptions('options', options, ['step', 'node', 'index', 'precision']);
    return this.call(
      'check',
      step === undefined ? undefined : toNumber('step', step),
      node === undefined ? undefined : toNode(node),
      index === undefined ? undefined : toIndex(index),
      toSingle(precision),
    );
  }

  expand(id: number): number[] {
    this.#known = null;
    return this.call('expand', toId(id));
  }

  collapse(id: number): void {
    this.#known = null;
    this.call('collapse', toId(id));
  }
}
