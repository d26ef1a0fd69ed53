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
    output: string,
  ): EngineGraph {
    const named = Object.entries(inputs).map(([name, value]) => ({ name, ...toTensor(`input '${name}'`, value) }));
    return new EngineGraph(module, call(module, 'makeGraph', text, named, output));
  }

  get nodes(): GraphNode[] {
    // The structure changes rarely and is read often: fetched once after each change.
    return (this.#nodes ??= this.call<GraphNode[]>('graphNodes'));
  }

  get output(): number {
    return this.call('graphOutput');
  }

  set(name: string, value: TensorLike): void {
    const tensor = toTensor(`input '${name}'`, value);
    this.#nodes = null;
    this.call('graphSet', name, tensor);
  }

  forward(): void {
    this.call('graphForward');
  }

  backward(options: BackwardOptions = {}): void {
    const upstream = options.upstream === undefined ? undefined : toTensor('upstream', options.upstream);
    this.call('graphBackward', options.output, upstream);
  }

  value(node: string | number): Tensor {
    return this.call('graphValue', node);
  }

  gradient(node: string | number): Tensor {
    return this.call('graphGradient', node);
  }

  edges(node: string | number): EdgeView[] {
    return this.call('graphEdges', node);
  }

  contributions(node: string | number): Contributions {
    return this.call('graphContributions', node);
  }

  terms(node: string | number, slot: number, index: number): Term[] {
    return this.call('graphTerms', node, slot, index);
  }

  jacobian(node: string | number, slot: number): Tensor {
    return this.call('graphJacobian', node, slot);
  }

  check(options: CheckOptions = {}): CheckEntry[] {
    return this.call('graphCheck', options.step ?? 1e-5, options.node, options.index ?? -1);
  }

  expand(id: number): number[] {
    this.#nodes = null;
    return this.call('graphExpand', id);
  }

  collapse(id: number): void {
    this.#nodes = null;
    this.call('graphCollapse', id);
  }
}
