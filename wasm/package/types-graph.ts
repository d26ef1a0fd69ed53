import type { Tensor, TensorLike } from './types-tensor.js';

/** How a gate routes gradients, in the lecture's words. */
export type Pattern = 'distributor' | 'switcher' | 'router' | 'adder' | 'none';

/** Where a node of the training graph belongs. */
export interface Group {
  kind: 'input' | 'affine' | 'activation' | 'loss' | 'regularization';
  /** 1 = first hidden layer; the last layer is the output's. */
  layer?: number;
}

export interface GraphNode {
  id: number;
  /** The name in the person's text, or the conventional one in a trainer's graph (X, W1, z1, a1, …). */
  name?: string;
  /** A gate's name from the catalog, or `input` / `constant`. */
  gate: string;
  pattern: Pattern;
  /** One id per input slot; the same id twice where a variable is used twice. */
  inputs: number[];
  shape: number[];
  group?: Group;
  /** True where `expand(id)` shows the gate's parts. */
  composite?: boolean;
  /** The composite's id, on the parts that `expand` made. */
  partOf?: number;
}

/** What flows through one input slot of a node in the backward pass. */
export interface EdgeView {
  /** The node that feeds this slot. */
  input: number;
  slot: number;
  /** d output / d (this node): this node's shape. */
  upstream: Tensor;
  /**
   * The local gradient: element-wise gates in the node's (broadcast) shape; gates with a scalar result in the
   * input's shape; null for the others (matrix product, softmax …), whose entries `jacobian` and `terms` give.
   */
  local: Tensor | null;
  /** What the slot passes on: the input's shape. */
  downstream: Tensor;
  /** `undefined` where the derivative does not exist and 0 is passed; `no-gradient` for labels. */
  flag?: 'undefined' | 'no-gradient';
}

export interface Contribution {
  node: number;
  slot: number;
  gradient: Tensor;
}

/** The copy gate: what each use of a node sends back, and the sum. */
export interface Contributions {
  uses: Contribution[];
  sum: Tensor;
}

/** One summand of one entry of a downstream gradient: product = upstream × local. */
export interface Term {
  outputIndex: number;
  upstream: number;
  local: number;
  product: number;
}

/** Analytic against numeric gradient for one number. */
export interface CheckEntry {
  /** The node's name; `#id` where it has none. */
  name: string;
  /** Flat row-major index into the node's value. */
  index: number;
  analytic: number;
  numeric: number;
  relativeError: number;
  /** A kink lies between the two evaluations: the numeric figure says nothing there. */
  kink: boolean;
}

export interface CheckOptions {
  /** Half of the central difference's width; default 1e-5. */
  step?: number;
  /** Only this node (name or id), which may be any, also a value in between; default: every input … */
  node?: string | number;
  /** … and only this flat index. */
  index?: number;
}

export interface BackwardOptions {
  /** Name or id of the node to start from; default: the output. */
  output?: string | number;
  /** The starting upstream, in the output's shape; default ones. */
  upstream?: TensorLike;
}

export interface Graph {
  readonly nodes: GraphNode[];
  /** The id of the node that `backward()` starts from by default. */
  readonly output: number;
  set(name: string, value: TensorLike): void;
  forward(): void;
  backward(options?: BackwardOptions): void;
  value(node: string | number): Tensor;
  gradient(node: string | number): Tensor;
  edges(node: string | number): EdgeView[];
  contributions(node: string | number): Contributions;
  terms(node: string | number, slot: number, index: number): Term[];
  /** Outputs × inputs of one slot; more than 10^6 cells is the error `too-large`. */
  jacobian(node: string | number, slot: number): Tensor;
  check(options?: CheckOptions): CheckEntry[];
  /** Shows a composite gate as its parts; returns the new nodes' ids. */
  expand(id: number): number[];
  collapse(id: number): void;
  dispose(): void;
  [Symbol.dispose](): void;
}
