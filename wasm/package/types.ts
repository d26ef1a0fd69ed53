/**
 * The public types of the package. One file, so that the page's worker, its client and programmers
 * in Node read the same contract. Meanings are those of CONTRACT.md.
 */

/** A number, a vector or a matrix as a person writes it. */
export type TensorLike = number | readonly number[] | readonly (readonly number[])[];

/** Any list of numbers; typed arrays included. */
export type NumberList = ArrayLike<number>;

/** A copy of a tensor: `shape` [] is a scalar, [n] a vector, [rows, columns] a matrix; `data` is row-major. */
export interface Tensor {
  shape: number[];
  data: Float64Array;
}

/** The closed set of error codes; the text of each is in `messages.md` of the package's documentation. */
export type ErrorCode =
  | 'syntax'
  | 'reserved-name'
  | 'redefined-name'
  | 'unbound-name'
  | 'unknown-input'
  | 'unknown-gate'
  | 'unknown-node'
  | 'unknown-name'
  | 'unknown-option'
  | 'arity'
  | 'shape'
  | 'nesting'
  | 'bad-value'
  | 'out-of-range'
  | 'too-large'
  | 'not-composite'
  | 'not-differentiable'
  | 'stale'
  | 'fixed-option'
  | 'state-mismatch'
  | 'disposed'
  | 'out-of-memory'
  | 'load-failed'
  | 'internal';

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

export interface CheckEntry {
  name: string;
  /** Flat row-major index into the input. */
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
  /** Only this input … */
  name?: string;
  /** … and only this flat index of it. */
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

export interface DataConfig {
  name: string;
  classes?: number;
  samples?: number;
  noise?: number;
  trainFraction?: number;
  seed?: number;
}

export interface PointsConfig {
  points: readonly (readonly number[])[] | { data: NumberList; shape: readonly number[] };
  labels?: NumberList;
  targets?: readonly (readonly number[])[] | { data: NumberList; shape: readonly number[] };
  classes?: number;
}

export interface LayerConfig {
  units: number;
  activation: string;
}

export interface TrainerConfig {
  data: DataConfig | PointsConfig;
  /** Used for points with two columns; other points enter as they are. */
  features?: string[];
  layers?: LayerConfig[];
  outputActivation?: string;
  loss?: string;
  optimizer?: { name?: string; learningRate?: number; momentum?: number };
  regularizer?: { name?: string; rate?: number; biases?: boolean };
  batchSize?: number | 'all';
  shuffle?: boolean;
  initializer?: string;
  seed?: number;
  precision?: 'float32' | 'float64';
}

/** Why a run stopped by itself, and at which step. */
export interface Stopped {
  reason: 'diverged' | 'collapsed';
  at: number;
}

export interface StepResult {
  step: number;
  epoch: number;
  loss: number;
  dataLoss: number;
  regularizationLoss: number;
  testLoss: number | null;
  accuracy: number | null;
  testAccuracy: number | null;
  stopped?: Stopped;
}

export interface Parameter {
  name: string;
  shape: number[];
  data: Float32Array | Float64Array;
}

/** A saved run; survives structured cloning (postMessage, IndexedDB). */
export interface TrainerState {
  format: 'backflow-trainer';
  version: 1;
  bytes: Uint8Array;
}

export interface BoundaryOptions {
  x: readonly [number, number];
  y: readonly [number, number];
  width: number;
  height: number;
  /** 1 = first hidden layer; default: the prediction. */
  layer?: number;
  /** 0-based; default: all units of the layer. */
  unit?: number;
}

/** Every unit of every hidden layer and the prediction, from one sweep over the grid. */
export interface UnitMaps {
  width: number;
  height: number;
  /** maps[l] is layer l+1: units × height × width. */
  layers: Float32Array[];
  /** The prediction: outputs × height × width (probabilities for the cross-entropies). */
  output: Float32Array;
  outputs: number;
}

/** The points the trainer works with, before features. */
export interface DataView {
  /** [n, columns], training points first as the batches count them. */
  trainPoints: Tensor;
  testPoints: Tensor;
  /** Class indices; empty when the data has targets only. */
  trainLabels: Float64Array;
  testLabels: Float64Array;
}

export interface Trainer {
  readonly parameters: Parameter[];
  /** The configuration with every default filled in. */
  readonly config: TrainerConfig;
  readonly data: DataView;
  step(n: number): StepResult;
  setParameter(name: string, data: NumberList): void;
  configure(changes: Partial<TrainerConfig>): void;
  predict(
    points: readonly (readonly number[])[] | { data: NumberList; shape: readonly number[] },
    options?: { raw?: boolean },
  ): Tensor;
  /** outputs × height × width at cell centres, first row at the largest y. */
  boundary(options: BoundaryOptions): Tensor;
  maps(options: Omit<BoundaryOptions, 'layer' | 'unit'>): UnitMaps;
  graph(options?: { example?: number }): Graph;
  save(): TrainerState;
  dispose(): void;
  [Symbol.dispose](): void;
}

/** A range for a control: inclusive. */
export interface Range {
  min: number;
  max: number;
  integer?: boolean;
}

export interface CatalogEntry {
  name: string;
  title: string;
}

export interface GateEntry extends CatalogEntry {
  symbol: string;
  pattern: Pattern;
  family: string;
  minInputs: number;
  /** -1: any number. */
  maxInputs: number;
  /** Value and, per slot, local gradient, in TeX. */
  texValue: string;
  texLocal: string[];
  composite: boolean;
}

export interface DatasetEntry extends CatalogEntry {
  /** The numbers of classes it can be drawn with. */
  classes: number[];
  defaults: Required<DataConfig>;
}

export interface OptimizerEntry extends CatalogEntry {
  hyperparameters: { name: string; default: number; range: Range }[];
}

export interface Catalog {
  gates: GateEntry[];
  activations: (CatalogEntry & { texValue: string; texLocal: string })[];
  losses: CatalogEntry[];
  optimizers: OptimizerEntry[];
  regularizers: CatalogEntry[];
  initializers: CatalogEntry[];
  datasets: DatasetEntry[];
  features: (CatalogEntry & { tex: string })[];
  /** Ranges and defaults of everything in a TrainerConfig that is a number, by dotted path (`data.noise`, `layers.units` …). */
  ranges: Record<string, Range & { default: number }>;
}

export interface ParseResult {
  /** Names that are read and never assigned, in order of first use. */
  inputs: string[];
  /** Names that are assigned, in order; the last is the output. */
  names: string[];
}

export interface Backflow {
  readonly version: string;
  readonly catalog: Catalog;
  parse(text: string): ParseResult;
  graph(text: string, inputs?: Record<string, TensorLike>, options?: { output?: string }): Graph;
  trainer(config: TrainerConfig, options?: { restore?: TrainerState }): Trainer;
  /** For tests and monitors: live handles, the wasm memory's length, and heap allocations made so far inside the engine. */
  readonly diagnostics: { graphs: number; trainers: number; memoryBytes: number; allocations: number };
}

export interface LoadOptions {
  /** The module's bytes, or where they are; default: beside the package. */
  wasm?: BufferSource | URL | string;
}
