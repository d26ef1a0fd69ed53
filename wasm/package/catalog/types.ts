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
  /** Slots that take a class index, and no gradient. */
  labelSlots: number[];
  composite: boolean;
  /** Of a loss that is made for some targets alone, in its second slot: 0 … 1 (`probability`), or −1 and 1 (`sign`). */
  targets?: 'probability' | 'sign';
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
  /** Every error there is, the package's own too: one row for each `reason`. */
  errors: ErrorEntry[];
  /** The verdicts that a relative error decides, each with what it must be below; the rest is `wrong`. */
  verdicts: { name: 'good' | 'acceptable' | 'uneasy'; below: number }[];
}
