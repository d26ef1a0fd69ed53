import type { Tensor, TensorLike } from '../values/types.js';
import type { Question, WrongAnswers, WrongTensors } from './answer-types.js';
import type { Paths } from './path-types.js';

/** How a gate routes gradients, in the terms of the lecture. */
export type Pattern = 'distributor' | 'switcher' | 'router' | 'adder' | 'none';

/** The part of the network that a node of a training graph belongs to. */
export interface Group {
  kind: 'input' | 'affine' | 'activation' | 'loss' | 'regularization';
  /** 1 = first hidden layer; the last layer is the output's. */
  layer?: number;
}

export interface GraphNode {
  id: number;
  /** The name in the user's text, or the conventional one in a trainer's graph (X, W1, z1, a1, …). */
  name?: string;
  /** A gate's name from the catalog, or `input` / `constant`. */
  gate: string;
  pattern: Pattern;
  /** One id per input slot; the same id twice where a variable is used twice. */
  inputs: number[];
  /** The literal whole numbers of the call, such as an axis or an index; empty for most gates. */
  attributes: number[];
  shape: number[];
  /**
   * The line of the assignment in the user's text, from 1, that a gate or literal comes from; parts have their
   * composite's line. Inputs, which are not assigned, and the nodes of a trainer's graph have none.
   */
  line?: number;
  group?: Group;
  /** True if `expand(id)` can show the gate's parts. */
  composite?: boolean;
  /** The composite's id, on the parts that `expand` made. */
  partOf?: number;
}

/** The gradients at one input slot of a node in the backward pass. */
export interface EdgeView {
  /** The node that feeds this slot. */
  input: number;
  slot: number;
  /** d output / d (this node): this node's shape. */
  upstream: Tensor;
  /**
   * The local gradient. Element-wise gates: in the node's (broadcast) shape; gates with a scalar result: in the input's
   * shape; null for other gates (matrix product, softmax …), whose entries `jacobian` and `terms` return.
   */
  local: Tensor | null;
  /** What the slot passes on: the input's shape. */
  downstream: Tensor;
  flag?: EdgeFlag;
}

/**
 * The flag of an edge: `undefined` if a derivative does not exist, or is not finite and is multiplied by exactly 0, so
 * that 0 is passed; `infinite` or `nan` if an infinity or NaN first appears here; `no-gradient` for labels, literals,
 * and inputs of gates that are constant between jumps, such as comparisons.
 */
export type EdgeFlag = 'undefined' | 'infinite' | 'nan' | 'no-gradient';

export interface Contribution {
  node: number;
  slot: number;
  gradient: Tensor;
}

/** The copy gate of a node: what each use sends back, and the sum. */
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
 * The verdict of a check on a gradient, the first that applies:
 * - `undefined`: a derivative on the way does not exist or is not finite, or the difference is not finite;
 * - `kink`: a kink lies within the step;
 * - `lost`: `error` exceeds both gradients, so nothing is proved: the gradient is zero within rounding;
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

/** The analytic and the numeric gradient of one number. */
export interface CheckEntry {
  /** The node's name; `#id` where it has none. */
  name: string;
  /** Flat row-major index into the node's value. */
  index: number;
  analytic: number;
  numeric: number;
  relativeError: number;
  /** True if a kink lies between the two evaluations, so that the numeric value says nothing. */
  kink: boolean;
  /** True if `error` exceeds both gradients. */
  lost: boolean;
  /** A bound on the error of `numeric` from rounding and the step's width; Infinity if unknown. */
  error: number;
  /** The h that was used. */
  step: number;
  verdict: Verdict;
  /** The first flagged edge between this number and the output, even if no gradient flows through it. */
  flagged?: CheckFlag;
}

export interface CheckOptions {
  /**
   * Half of the central difference's width; default: the step between 1e-5 · max(1, |x|) and 1e-10 with the smallest
   * error.
   */
  step?: number;
  /** Only this node (name or id), which may be any node; default: every input … */
  node?: string | number;
  /** … and only this flat index. */
  index?: number;
  /**
   * The precision of the differences; default float64. Analytic gradients are always computed in float64, so that
   * checks with different steps or precisions can be compared. A step that is lost to rounding makes the numeric
   * gradient 0.
   */
  precision?: 'float32' | 'float64';
}

/** A deliberate mistake in a backward sweep, to show that a check finds it. */
export type Mistake =
  /** A fork keeps the last contribution instead of the sum. */
  | { kind: 'overwrite' }
  /** The local gradients of this gate (name or id) have the wrong sign. */
  | { kind: 'wrong-local'; node: string | number };

export interface BackwardOptions {
  /** Name or id of the node to start from; default: the output. */
  output?: string | number;
  /** The starting upstream, in the output's shape; default ones. */
  upstream?: TensorLike;
  /**
   * Sweeps with a mistake. Gradients, edges, contributions, terms, snapshots and checks show its results until the next
   * `backward`. A node that is not a gate is the error `bad-value`.
   */
  mistake?: Mistake;
}

/** A gate whose backward arithmetic was wrong in the last sweep. */
export interface Suspect {
  node: number;
  /** The slot that passes on a wrong gradient; null if the node's sum is wrong. */
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

/** One input slot of a node in the forward pass. The sum of the contributions is the node's tangent. */
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

/** An expanded gate, and what it would compute from its operands as one gate. */
export interface WholeGate {
  id: number;
  gate: string;
  value: Tensor;
}

/** A node whose value is not finite although its operands are. */
export interface Overflow {
  node: number;
  flag: 'infinite' | 'nan';
  /** The expanded gate that this node is part of. */
  composite?: WholeGate;
}

/** The size of a Jacobian if it were formed, and what the engine keeps in its place. */
export interface JacobianStructure {
  outputs: number;
  inputs: number;
  /** outputs × inputs, of any size. */
  cells: number;
  /** The number of cells that can be nonzero; 0 for a label. */
  reachable: number;
  /** [outputs, inputs] row-major, 1 where a cell can be nonzero; only up to 10^6 cells. */
  mask?: Uint8Array;
  /** The number of values that the backward pass keeps in its place. */
  stored: number;
  /**
   * Where these are: in the gate's result (relu), in its operands (products), in numbers saved for it (the
   * probabilities of softmax with cross-entropy), or nowhere because the entries are constants (sums).
   */
  storage: 'nothing' | 'output' | 'operands' | 'saved';
}

/** All numbers of a graph, in the order of its nodes. */
export interface Snapshot {
  nodes: GraphNode[];
  values: Tensor[];
  /** Null before `backward`. */
  gradients: Tensor[] | null;
}

export interface Graph {
  readonly nodes: GraphNode[];
  /** The id of the node that `backward()` starts from by default. */
  readonly output: number;
  /**
   * Sets an input. Gradients of the last `backward` can be read until the next `forward`; until then, values that
   * depend on the input are `stale`.
   */
  set(name: string, value: TensorLike): void;
  forward(): void;
  backward(options?: BackwardOptions): void;
  value(node: string | number): Tensor;
  gradient(node: string | number): Tensor;
  edges(node: string | number): EdgeView[];
  contributions(node: string | number): Contributions;
  terms(node: string | number, slot: number, index: number): Term[];
  /**
   * Returns the paths (10, or `count`) from an entry of a node to the output of the last `backward` with the largest
   * products. More than 5·10⁶ local gradients on the way are the error `too-large`.
   */
  paths(node: string | number, index: number, options?: { count?: number }): Paths;
  /** Returns the Jacobian of one slot, [outputs, inputs]. More than 10^6 cells is the error `too-large`. */
  jacobian(node: string | number, slot: number): Tensor;
  /** Uses shapes alone. The Jacobian may have any size, because it is not formed. */
  jacobianStructure(node: string | number, slot: number): JacobianStructure;
  check(options?: CheckOptions): CheckEntry[];
  /**
   * Returns the right answer to a question about this graph, and what common mistakes would answer. After a sweep with a
   * mistake, the right answer is still the right one. A gradient or downstream gradient needs a sweep (`stale`); a gate
   * whose Jacobian is not diagonal, such as a matrix product, has no single local gradient (`bad-value`).
   */
  wrongAnswers(question: Question): WrongAnswers;
  /**
   * The same for every entry: each mistake's answers as a tensor. More than 400 entries are the error `too-large`.
   */
  wrongTensors(question: Omit<Question, 'index' | 'nudge'>): WrongTensors;
  /** Returns the gates whose own arithmetic was wrong in the last sweep; none unless there was a mistake. */
  suspects(): Suspect[];
  /** Returns where values stop being finite, in the order of `nodes`. */
  overflows(): Overflow[];
  /** Returns everything that `value` and `gradient` return, in one call. */
  snapshot(): Snapshot;
  /**
   * Forward mode: returns how every node changes, in the order of `nodes`, when this node changes along a tangent (in
   * its shape; by default ones). Zeros for nodes that do not depend on it. A constant never changes. Computes values
   * first if an input was set.
   */
  tangents(input: string | number, tangent?: TensorLike): Tensor[];
  /**
   * Returns the edges of the last tangents at a node; the error `stale` if there are none or an input was set since.
   */
  tangentEdges(node: string | number): TangentEdge[];
  /** Shows a composite gate as its parts and returns the ids of the new nodes. */
  expand(id: number): number[];
  collapse(id: number): void;
  dispose(): void;
  [Symbol.dispose](): void;
}
