import type { ErrorEntry } from '../errors/types.js';
import type { Pattern } from '../graph/types.js';

/** An inclusive range for a control. */
export interface Range {
  min: number;
  max: number;
  integer?: boolean;
}

export interface CatalogEntry {
  name: string;
  title: string;
}

/** 1: a sum; 2: a product; 3: a call; 4: a name. A looser formula needs brackets inside a tighter one. */
export type Grip = 1 | 2 | 3 | 4;

export interface GateEntry extends CatalogEntry {
  symbol: string;
  pattern: Pattern;
  family: string;
  minInputs: number;
  /** -1: any number. */
  maxInputs: number;
  /** How many literal whole numbers follow the inputs in a call, such as an axis or an index: `GraphNode.attributes`. */
  literals: number;
  /** The value and the local gradient of each slot, in TeX. */
  texValue: string;
  texLocal: string[];
  /** How tightly `texValue` binds. */
  texGrip: Grip;
  /** How tightly each input must bind to need no brackets in `texValue`; the last entry repeats. */
  texSlotGrips: Grip[];
  /** The operator that the gate is written as, such as `+` or `.T`. */
  operator?: string;
  /** How tightly the operator binds: 1 (`or`) to 9 (`.T`). Names, numbers and calls bind more tightly than all. */
  binding?: number;
  /** How tightly each operand must bind to need no parentheses. */
  operandBindings?: number[];
  /** True if the operator follows its operand. */
  postfix?: boolean;
  /** Slots that take a class index, which receives no gradient. */
  labelSlots: number[];
  composite: boolean;
  /** True if it adds up its operands or, if it has several, their products. */
  sums: boolean;
  /** For a loss that is only valid for some targets in its second slot: 0 … 1 (`probability`), or −1 and 1 (`sign`). */
  targets?: 'probability' | 'sign';
}

export interface LossEntry extends CatalogEntry {
  /** Its gate, and the gate that computes the prediction from an output (`identity`: the output itself). */
  gate: string;
  prediction: string;
  /** What it compares an output with: a class index, or numbers. For classes the numbers are 0 and 1, or -1 and 1. */
  target: 'label' | 'probability' | 'sign';
  /** True if made for two classes. */
  twoClasses?: boolean;
}

/** The settings that a data set starts with. */
export interface DatasetDefaults {
  name: string;
  /** Missing for a data set with targets. */
  classes?: number;
  samples: number;
  noise: number;
  trainFraction: number;
  seed: number;
}

/** The size of an image. Its columns are the pixels row by row, each with its channels side by side. */
export interface ImageShape {
  height: number;
  width: number;
  /** 1: gray; 3: red, green, blue. */
  channels: number;
}

export interface DatasetEntry extends CatalogEntry {
  /** Whether its points have classes or targets. */
  task: 'classification' | 'regression';
  /** The numbers of classes that it offers; empty for targets. */
  classes: number[];
  /** Missing if its classes are only numbered. */
  classNames?: string[];
  columns: string[];
  image?: ImageShape;
  /** True if `dataset(name)` must fetch it first. */
  fetched: boolean;
  /** The number of examples that it always has, without noise; missing if `samples` and `noise` decide. */
  count?: number;
  source: string;
  license: string;
  defaults: DatasetDefaults;
}

/** A number with its range, or a boolean without one. */
export interface HyperparameterEntry extends CatalogEntry {
  default: number | boolean;
  range?: Range;
  boolean?: boolean;
}

export interface OptimizerEntry extends CatalogEntry {
  hyperparameters: HyperparameterEntry[];
}

/** A setting of a schedule: the option `schedule.<name>`. */
export interface ScheduleSetting {
  name: string;
  default: number;
  range: Range;
}

/** How the learning rate changes; t is the number of updates so far. */
export interface ScheduleEntry extends CatalogEntry {
  tex: string;
  hyperparameters: ScheduleSetting[];
}

export interface RegularizerEntry extends CatalogEntry {
  /** True if it adds a penalty to the loss, which `regularizer.rate` scales. */
  penalty?: boolean;
}

/** An option of a TrainerConfig, or an optimizer's hyperparameter presented as one. */
export interface OptionEntry extends CatalogEntry {
  /** A number, or also `'all'`; true or false; one of the choices, or a list of them; hidden layers; given data. */
  kind: 'number' | 'number-or-all' | 'boolean' | 'choice' | 'choices' | 'layers' | 'labels' | 'rows';
  /** True if `configure` can change it. */
  live: boolean;
  /** True if each hidden layer has a separate value: `layers.units` is `units` of an entry of `layers`. */
  perLayer?: boolean;
  /** Missing for data; for `layers`, their number. */
  default?: number | boolean | string | string[];
  range?: Range;
  choices?: string[];
  /** For a hyperparameter: the optimizers that have it. Default and range are those of the first. */
  optimizers?: string[];
}

export interface ActivationEntry extends CatalogEntry {
  texValue: string;
  texLocal: string;
}

export interface FeatureEntry extends CatalogEntry {
  tex: string;
}

/** A verdict that depends on the relative error, and the limit that the error must be below. */
export interface VerdictLimit {
  name: 'good' | 'acceptable' | 'uneasy';
  below: number;
}

export interface Catalog {
  gates: GateEntry[];
  activations: ActivationEntry[];
  losses: LossEntry[];
  optimizers: OptimizerEntry[];
  schedules: ScheduleEntry[];
  regularizers: RegularizerEntry[];
  initializers: CatalogEntry[];
  datasets: DatasetEntry[];
  features: FeatureEntry[];
  /** Every option by its dotted path, `name`. */
  options: OptionEntry[];
  /** Ranges and defaults of all numbers in a TrainerConfig, by dotted path (`data.noise`, `layers.units` …). */
  ranges: Record<string, Range & { default: number }>;
  /** All errors, including those of the package: one row for each `reason`. */
  errors: ErrorEntry[];
  /** The verdict is `wrong` if no limit applies. */
  verdicts: VerdictLimit[];
}
