import type { TrainerConfig } from './types.js';
import type { NumberList, Rows, ShapedNumbers } from '../values/types.js';

/** How numbers spread: bins of equal width from `min` to `max`. Numbers that are not finite are left out. */
export interface Histogram {
  min: number;
  max: number;
  counts: Float64Array;
}

export interface Histograms {
  /** The entries of W. */
  weights: Histogram;
  /** The entries of dL/dW. */
  gradients: Histogram;
  /** Every unit on every example, after the activation. */
  activations: Histogram;
  /** The sums that go into the activation. */
  preactivations: Histogram;
}

/** Figures of a layer; norms are Frobenius norms, without biases. */
export interface LayerStatistics {
  /** 1 is the first hidden layer, the last one the output. */
  layer: number;
  /** Of W. */
  weightNorm: number;
  /** Of dL/dW over the examples, with the penalty. */
  gradientNorm: number;
  /** Per entry of dL/dW, so that layers of different sizes compare. */
  gradientRms: number;
  /** ‖Δw‖ / ‖w‖ of the last update; 0 before the first and after `restore`. */
  updateRatio: number;
  /** The share of units whose local gradient is 0 on every example, if the activation can die. */
  deadShare: number;
  /** The share of units whose local gradient is below 1 % of the activation's largest on 95 % of the examples. */
  saturatedShare: number;
  histograms: Histograms;
}

/** Figures of every layer on the training examples, without dropout. */
export interface Statistics {
  /** The examples that they are of: beyond 10,000 a sample, always the same one. */
  examples: number;
  layers: LayerStatistics[];
}

export type DiagnosisCode =
  | 'vanishing-gradient'
  | 'exploding-gradient'
  | 'dead-units'
  | 'saturated-units'
  | 'identical-units'
  | 'rate-too-high'
  | 'rate-too-low'
  | 'unscaled-inputs'
  | 'no-nonlinearity'
  | 'underfitting'
  | 'overfitting'
  | 'class-imbalance';

/** Changes of the configuration that mend something. */
export interface Remedy {
  changes: Partial<TrainerConfig>;
  /** True: they need a new trainer. False: `configure` takes them. */
  restart: boolean;
}

/** Something that keeps the network from training well. */
export interface Finding {
  code: DiagnosisCode;
  /** The layer that it is about, from 1. */
  layer?: number;
  /** `problem`: the network does not train well, and this is a reason. `hint`: worth knowing. */
  severity: 'hint' | 'problem';
  /** What was measured, by name. */
  figures: Record<string, number>;
  /** The most promising first. */
  remedies: Remedy[];
}

/** What `inputGradients` differentiates: a raw output, or each point's own data loss for its class or targets. */
export type GradientOf = { output: number } | { labels: NumberList } | { targets: Rows | ShapedNumbers };
