import type { Tensor, TensorLike } from '../values/types.js';

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
  /**
   * The line of the person's text, from 1, whose assignment a gate or literal comes from; parts have their composite's.
   * Inputs, which nothing assigns, and the nodes of a trainer's graph have none.
   */
  line?: number;
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
  flag?: EdgeFlag;
}

/**
 * What is to be said of an edge: `undefined` where a derivative does not exist, or is not finite and meets exactly 0, so that
 * 0 is passed; `infinite` or `nan` where an infinity or NaN comes into the sweep; `no-gradient` for labels and literals.
 */
export type EdgeFlag = 'undefined' | 'infinite' | 'nan' | 'no-gradient';

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

/**
 * What a check says of a gradient; the first that applies:
 * - `undefined`: a derivative on the way does not exist or is not finite, or no number comes out of the differences;
 * - `kink`: a kink lies within the step;
 * - `lost`: `error` exceeds both figures, so that nothing is proved: the gradient is zero to within rounding;
 * - `good`: the two differ by no more than `error`, or their relative error is below 1e-7;
 * - `acceptable`, `uneasy`, `wrong`: below 1e-4, below 1e-2, above (`catalog.verdicts`).
 */
export type Verdict = 'undefined' | 'kink' | 'lost' | 'good' | 'acceptable' | 'uneasy' | 'wrong';

/** An edge that has a flag. */
export interface CheckFlag {
  node: number;
  slot: number;
  flag: EdgeFlag;
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
  /** `error` exceeds both figures. */
  lost: boolean;
  /** Bounds what rounding and the step's width do to `numeric`; Infinity where nothing is known of it. */
  error: number;
  /** The h that was used. */
  step: number;
  verdict: Verdict;
  /** The first flagged edge between this number and the output, also one that nothing flows back through. */
  flagged?: CheckFlag;
}

export interface CheckOptions {
  /** Half of the central difference's width; default: the one between 1e-5 · max(1, |x|) and 1e-10 with the least error. */
  step?: number;
  /** Only this node (name or id), which may be any, also a value in between; default: every input … */
  node?: string | number;
  /** … and only this flat index. */
  index?: number;
  /**
   * What the differences are computed in; default float64. Analytic gradients are float64's in both, so that the figures
   * of two steps or precisions can be compared. A step that rounding swallows makes the numeric gradient 0.
   */
  precision?: 'float32' | 'float64';
}

/** An error that is made on purpose in a backward sweep, so that a check can be seen to find it. */
export type Mistake =
  /** A fork keeps the contribution that comes last instead of the sum. */
  | { kind: 'overwrite' }
  /** The local gradients of this gate (name or id) have the wrong sign. */
  | { kind: 'wrong-local'; node: string | number };

export interface BackwardOptions {
  /** Name or id of the node to start from; default: the output. */
  output?: string | number;
  /** The starting upstream, in the output's shape; default ones. */
  upstream?: TensorLike;
  /**
   * Sweeps with a mistake: gradients, edges, contributions, terms, snapshots and checks show what comes of it, until the
   * next `backward`. A node that is no gate is the error `bad-value`.
   */
  mistake?: Mistake;
}

/** A gate whose backward arithmetic does not add up, found by looking at what it did. */
export interface Suspect {
  node: number;
  /** The slot that passes on something wrong; null where it is the node's sum. */
  slot: number | null;
  /**
   * `local`: what a slot passes on is not upstream × the gate's own numeric derivative. `sum`: the node's gradient is
   * not the sum of what its uses pass on.
   */
  kind: 'local' | 'sum';
  /** In the shape of the slot's input, or of the node. */
  expected: Tensor;
  found: Tensor;
}

/** One input slot of a node in the forward pass; the contributions' sum is the node's tangent. */
export interface TangentEdge {
  /** The node that feeds this slot. */
  input: number;
  slot: number;
  /** In the input's shape. */
  tangent: Tensor;
  /** As in EdgeView. */
  local: Tensor | null;
  /** local × tangent, in this node's shape. */
  contribution: Tensor;
  flag?: EdgeFlag;
}

/** An expanded gate, and what it makes of its operands as one. */
export interface WholeGate {
  id: number;
  gate: string;
  value: Tensor;
}

/** A node whose value is not finite although all that it is made of is. */
export interface Overflow {
  node: number;
  flag: 'infinite' | 'nan';
  /** The expanded gate that this node is a part of. */
  composite?: WholeGate;
}

/** What a Jacobian would be if anyone formed it, and what the engine keeps in its place. */
export interface JacobianStructure {
  outputs: number;
  inputs: number;
  /** outputs × inputs, however many. */
  cells: number;
  /** Cells that can be other than zero; none for a label. */
  reachable: number;
  /** [outputs, inputs] row-major, 1 where a cell can be other than zero; only up to 10^6 cells. */
  mask?: Uint8Array;
  /** Numbers that stand for it in the backward pass. */
  stored: number;
  /**
   * Where those are: in the gate's result (relu), in its operands (products), in numbers saved for it (the probabilities
   * of softmax with cross-entropy), or nowhere, since the entries are constants (sums).
   */
  storage: 'nothing' | 'output' | 'operands' | 'saved';
}

/** All numbers of a graph at once, in the order of its nodes. */
export interface Snapshot {
  nodes: GraphNode[];
  values: Tensor[];
  /** Null where there are none: before `backward`. */
  gradients: Tensor[] | null;
}

export interface Graph {
  readonly nodes: GraphNode[];
  /** The id of the node that `backward()` starts from by default. */
  readonly output: number;
  /** Gradients of the last `backward` stay readable until the next `forward`; values behind the input are `stale` until then. */
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
  /** From shapes alone: no Jacobian is formed, whatever its size. */
  jacobianStructure(node: string | number, slot: number): JacobianStructure;
  check(options?: CheckOptions): CheckEntry[];
  /** Gates whose own arithmetic is wrong in the last sweep: none, unless there was a mistake. */
  suspects(): Suspect[];
  /** Where values stop being finite, in the order of `nodes`. */
  overflows(): Overflow[];
  /** Everything that `value` and `gradient` give, in one call. */
  snapshot(): Snapshot;
  /**
   * Forward mode: how every node moves, in the order of `nodes`, when this one moves along a tangent (its own shape, by
   * default ones). Zeros where it has no influence. A constant never moves. Computes values first if an input was set.
   */
  tangents(input: string | number, tangent?: TensorLike): Tensor[];
  /** How the last tangents came through a node; the error `stale` if there are none, or an input was set since. */
  tangentEdges(node: string | number): TangentEdge[];
  /** Shows a composite gate as its parts; returns the new nodes' ids. */
  expand(id: number): number[];
  collapse(id: number): void;
  dispose(): void;
  [Symbol.dispose](): void;
}
