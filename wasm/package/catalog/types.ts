import type { ErrorEntry } from '../errors/types.js';
import type { Pattern } from '../graph/types.js';
import type { DataConfig } from '../trainer/types.js';

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

/** 1: a sum; 2: a product; 3: a call; 4: a name. A looser formula needs brackets inside of a tighter one. */
export type Grip = 1 | 2 | 3 | 4;

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
  /** How tightly `texValue` holds together. */
  texGrip: Grip;
  /** How tightly each input must hold together to stand in `texValue` without brackets; the last repeats. */
  texSlotGrips: Grip[];
  /** The operator that the gate is written as, such as `+` or `.T`. */
  operator?: string;
  /** Slots that take a class index, and no gradient. */
  labelSlots: number[];
  composite: boolean;
  /** It adds up its operands or, of two and more, their products. */
  sums: boolean;
  /** Of a loss that is made for some targets alone, in its second slot: 0 … 1 (`probability`), or −1 and 1 (`sign`). */
  targets?: 'probability' | 'sign';
}

export interface LossEntry extends CatalogEntry {
  /** Its gate, and the one that makes a prediction of an output (`identity`: the output itself). */
  gate: string;
  prediction: string;
  /** What it compares an output with: a class index, or numbers; of a class these are 0 and 1, or -1 and 1. */
  target: 'label' | 'probability' | 'sign';
  /** Made for two classes. */
  twoClasses?: boolean;
}

export interface DatasetEntry extends CatalogEntry {
  /** The numbers of classes it can be drawn with. */
  classes: number[];
  defaults: Required<DataConfig>;
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

/** An option of a TrainerConfig, or an optimizer's hyperparameter as one. */
export interface OptionEntry extends CatalogEntry {
  /** A number, `'all'` too; true or false; one of the choices, a list of them; hidden layers, and data of a person's own. */
  kind: 'number' | 'number-or-all' | 'boolean' | 'choice' | 'choices' | 'layers' | 'labels' | 'rows';
  /** May be changed by `configure` while the trainer lives. */
  live: boolean;
  /** Each hidden layer has its own; `layers.units` is `units` of an entry of `layers`. */
  perLayer?: boolean;
  /** None for data; of `layers`, their number. */
  default?: number | boolean | string | string[];
  range?: Range;
  choices?: string[];
  /** Of a hyperparameter: the optimizers that have it. Default and range are those of the first. */
  optimizers?: string[];
}

export interface ActivationEntry extends CatalogEntry {
  texValue: string;
  texLocal: string;
}

export interface FeatureEntry extends CatalogEntry {
  tex: string;
}

/** A verdict that a relative error decides, and what that must be below. */
export interface VerdictLimit {
  name: 'good' | 'acceptable' | 'uneasy';
  below: number;
}

export interface Catalog {
  gates: GateEntry[];
  activations: ActivationEntry[];
  losses: LossEntry[];
  optimizers: OptimizerEntry[];
  regularizers: CatalogEntry[];
  initializers: CatalogEntry[];
  datasets: DatasetEntry[];
  features: FeatureEntry[];
  /** Every option by its dotted path, `name`. */
  options: OptionEntry[];
  /** Ranges and defaults of everything in a TrainerConfig that is a number, by dotted path (`data.noise`, `layers.units` …). */
  ranges: Record<string, Range & { default: number }>;
  /** Every error there is, the package's own too: one row for each `reason`. */
  errors: ErrorEntry[];
  /** What no limit holds for is `wrong`. */
  verdicts: VerdictLimit[];
}
