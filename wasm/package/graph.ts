import { largestIndex, toId, toNode, toNumber, toOptions, toText, toWhole } from './arguments.js';
import { Handle } from './handle.js';
import { call, type BackflowModule } from './module.js';
import { toTensor } from './tensors.js';
import type {
  BackwardOptions,
  CheckEntry,
  CheckOptions,
  Contributions,
  EdgeView,
  Graph,
  GraphNode,
  Tensor,
  TensorLike,
  Term,
} from './types.js';

const toSlot = (value: unknown) => toWhole('slot', value, 0, largestIndex);
const toIndex = (value: unknown) => toWhole('index', value, 0, largestIndex);

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
    return (this.#nodes ??= this.call<GraphNode[]>('graphNodes'));
  }

  get output(): number {
    return this.call('graphOutput');
  }

  set(name: string, value: TensorLike): void {
    const tensor = toTensor(toText('name', name), value, `input '${name}'`);
    this.#nodes = null;
    this.call('graphSet', name, tensor);
  }

  forward(): void {
    this.call('graphForward');
  }

  backward(options: BackwardOptions = {}): void {
    const { output, upstream } = toOptions('options', options);
    this.call(
      'graphBackward',
      output === undefined ? undefined : toNode(output),
      upstream === undefined ? undefined : toTensor('upstream', upstream),
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

  check(options: CheckOptions = {}): CheckEntry[] {
    const { step = 1e-5, node, index } = toOptions('options', options);
    return this.call(
      'graphCheck',
      toNumber('step', step),
      node === undefined ? undefined : toNode(node),
      index === undefined ? -1 : toIndex(index),
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
