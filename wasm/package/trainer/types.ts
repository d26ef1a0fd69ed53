import type { TrainingMistake } from './mistake-types.js';
import type { FeatureConfig } from './feature-types.js';
import type { Finding, GradientOf, Statistics } from './diagnosis-types.js';
import type { Graph } from '../graph/types.js';
import type { NumberList, Rows, ShapedNumbers, Tensor } from '../values/types.js';

export interface DataConfig {
  name: string;
  classes?: number;
  samples?: number;
  noise?: number;
  trainFraction?: number;
  seed?: number;
}

export interface PointsConfig {
  points: Rows | ShapedNumbers;
  labels?: NumberList;
  targets?: Rows | ShapedNumbers;
  /** Default: one more than the highest label; then every class below it must have an example. */
  classes?: number;
  /** The share of points for training, drawn as for a data set; default 1. */
  trainFraction?: number;
  seed?: number;
}

export interface LayerConfig {
  units: number;
  /** `maxout` takes the larger of two sums, each with its own weights. */
  activation: string;
  /** The share of the units that each update leaves out; default 0. */
  dropout?: number;
  /** True: the layer's gradients are computed but not applied. */
  frozen?: boolean;
}

/** How the learning rate changes during a run; t is the number of updates so far. */
export interface ScheduleConfig {
  name?: string;
  /** `step`, `exponential` and `inverse`: the length of a step, in updates. */
  every?: number;
  /** `step` and `exponential`: what the rate is multiplied by after each such step. */
  factor?: number;
  /** `cosine`: the updates until the lowest rate. */
  steps?: number;
  /** `cosine`: the lowest rate. */
  minimum?: number;
  /** With every schedule: updates over which the rate rises from almost 0; 0: none. */
  warmup?: number;
}

/** Limits of the gradients that an update applies; 0: no limit. `value` is applied before `norm`. */
export interface ClipConfig {
  /** The largest Euclidean norm of all gradients together. */
  norm?: number;
  /** The largest magnitude of an entry. */
  value?: number;
}

/** The optimizer's hyperparameters by name, such as `momentum` of `sgd` and `beta1` of `adam`. */
export interface OptimizerConfig {
  name?: string;
  learningRate?: number;
  [hyperparameter: string]: number | boolean | string | undefined;
}

export interface TrainerConfig {
  data: DataConfig | PointsConfig;
  /**
   * Names are for points with two columns. For other points only typed features count; without any, all columns are
   * inputs.
   */
  features?: (string | FeatureConfig)[];
  /** Each feature: (value − mean) / population deviation of the training points; a deviation of 0 counts as 1. */
  standardize?: boolean;
  layers?: LayerConfig[];
  outputActivation?: string;
  loss?: string;
  /** A different name resets the hyperparameters to that optimizer's defaults, which `catalog.optimizers` lists. */
  optimizer?: OptimizerConfig;
  schedule?: ScheduleConfig;
  clip?: ClipConfig;
  regularizer?: { name?: string; rate?: number; biases?: boolean };
  batchSize?: number | 'all';
  shuffle?: boolean;
  initializer?: string;
  seed?: number;
  precision?: 'float32' | 'float64';
}

/**
 * Why a run diverged, and at which step: a parameter or a batch's loss is not finite, or a batch's data loss exceeds
 * 1000 × max(1, the training set's data loss before the first update).
 */
export interface Stopped {
  reason: 'diverged';
  at: number;
}

/** The progress of a run. */
export interface Progress {
  step: number;
  epoch: number;
  /** The updates left in the current epoch; all of the next epoch if one has just ended. */
  updatesLeft: number;
  /** The rate of the next update. */
  learningRate: number;
  stopped?: Stopped;
}

/** loss = dataLoss + regularizationLoss. */
export interface Losses {
  loss: number;
  dataLoss: number;
  regularizationLoss: number;
}

export interface StepResult extends Progress, Losses {
  testLoss: number | null;
  accuracy: number | null;
  testAccuracy: number | null;
  /**
   * Hidden layers, from 1, in which every unit is dead: its activation's local gradient is 0 on every training example.
   * The run continues.
   */
  collapsed: number[];
}

/**
 * The result of updates without an evaluation: the losses are those of the last batch, null before the first. Other
 * figures need an evaluation.
 */
export interface UpdateResult extends Progress {
  loss: number | null;
  dataLoss: number | null;
  regularizationLoss: number | null;
  testLoss: null;
  accuracy: null;
  testAccuracy: null;
  collapsed: null;
}

export interface StepOptions {
  /** False: updates only. */
  evaluate?: boolean;
}

export interface Parameter {
  name: string;
  shape: number[];
  data: Float32Array | Float64Array;
  /** The gradient of the last update, before clipping; zeros before the first update and after `restore`. */
  gradient: Float32Array | Float64Array;
  /** The numbers before the last update; those of `data` before the first update and after `restore`. */
  previous: Float32Array | Float64Array;
  /** What the optimizer keeps for this parameter, by name, such as `m` and `v` of `adam`. */
  state: Record<string, Float32Array | Float64Array>;
}

/** The gradient of a loss with respect to a parameter, in the parameter's shape. */
export interface ParameterGradient {
  name: string;
  shape: number[];
  data: Float32Array | Float64Array;
}

/** Figures of a class; a share of nothing is 0. */
export interface ClassFigures {
  precision: number;
  recall: number;
  f1: number;
  /** The examples of the class. */
  support: number;
}

/** The losses of all examples of a set. For labels also classes, for targets also errors. */
export interface ExampleFigures {
  /** The data loss of each example. */
  losses: Float64Array;
  /** The predicted class of each example; −1 if its output is not a number. */
  predicted?: Float64Array;
  /** How many examples of each true class (row) were predicted as each class (column). */
  confusion?: number[][];
  perClass?: ClassFigures[];
  /** 1 − Σ(output − target)² / Σ(target − mean)², averaged over outputs. Missing if a target does not vary. */
  r2?: number;
  rmse?: number;
  mae?: number;
}

/** A saved run; survives structured cloning (postMessage, IndexedDB). */
export interface TrainerState {
  format: 'backflow-trainer';
  version: 1 | 2 | 3 | 4;
  bytes: Uint8Array;
}

export interface BoundaryOptions {
  x: readonly [number, number];
  /** Left out, like `height`, for a single column. */
  y?: readonly [number, number];
  width: number;
  /** With a single column it is 1, whatever is given. */
  height?: number;
  /** The columns along x and y, or one column along x, from 0; default: the first two, or the only one. */
  columns?: NumberList;
  /** Where all other columns stay: a number for each column; default: the mean of the training points. */
  at?: NumberList;
  /** 1 = first hidden layer; default: the prediction. */
  layer?: number;
  /** 0-based; default: all units of the layer. */
  unit?: number;
}

/** The area of `maps`, and what to compute. */
export interface MapsOptions extends Omit<BoundaryOptions, 'layer' | 'unit'> {
  /** False: only the prediction, without layers. */
  units?: boolean;
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

/** The trainer's points, before features. */
export interface DataView {
  /** [n, columns], training points first, in the order in which batches count them. */
  trainPoints: Tensor;
  testPoints: Tensor;
  /** Class indices; empty when the data has targets only. */
  trainLabels: Float64Array;
  testLabels: Float64Array;
  /** [n, outputs]; null when the data has labels. */
  trainTargets: Tensor | null;
  testTargets: Tensor | null;
  /** The columns' names: those of the data set; for given points `x` and `y` if there are two, else `x1`, `x2` … */
  columns: string[];
  /** The classes' names where the data set has names for them. */
  classNames: string[] | null;
}

export interface Trainer {
  readonly parameters: Parameter[];
  /** The configuration with every default filled in. */
  readonly config: TrainerConfig;
  readonly data: DataView;
  /** n updates, then an evaluation. */
  step(n: number, options?: { evaluate?: true }): StepResult;
  step(n: number, options: { evaluate: false }): UpdateResult;
  step(n: number, options?: StepOptions): StepResult | UpdateResult;
  setParameter(name: string, data: NumberList): void;
  configure(changes: Partial<TrainerConfig>): void;
  predict(points: Rows | ShapedNumbers, options?: { raw?: boolean }): Tensor;
  /** The values [n, units] of a hidden layer, 1 being the first, after its activation and without dropout. */
  activations(points: Rows | ShapedNumbers, options: { layer: number }): Tensor;
  /** The losses of all training or test examples and what follows from them; default: training. */
  evaluate(options?: { on?: 'train' | 'test' }): ExampleFigures;
  /** The gradients of the data loss of one training example alone, without dropout. */
  exampleGradients(example: number): ParameterGradient[];
  /**
   * The gradients [n, columns] of a raw output, or of each point's own data loss, by the points as they are given:
   * through standardizing and features, without dropout.
   */
  inputGradients(points: Rows | ShapedNumbers, of: GradientOf): Tensor;
  /** Norms, gradients, dead and saturated units, and histograms of every layer. */
  statistics(): Statistics;
  /** Why the network does not train well, with remedies; problems first. A network that trains well has no problem. */
  diagnose(): Finding[];
  /** outputs × height × width at cell centers, first row at the largest y. */
  boundary(options: BoundaryOptions): Tensor;
  maps(options: MapsOptions): UnitMaps;
  graph(options?: { example?: number }): Graph;
  /**
   * Makes a mistake in the backward sweeps of all steps, of `graph` and of `exampleGradients` from now on; null ends it.
   * Checks find it, and `suspects` points at the gates. Statistics and the diagnosis make no mistake. It is not part of a
   * saved state, and a configuration that has no place for it ends it. If the net has none, the error `bad-value`.
   */
  makeMistake(mistake: TrainingMistake | null): void;
  /** The mistake that is made. */
  readonly mistake: TrainingMistake | null;
  /** The graph of the typed feature at this index of `config.features`, at the first training point. */
  featureGraph(index: number): Graph;
  save(): TrainerState;
  dispose(): void;
  [Symbol.dispose](): void;
}
