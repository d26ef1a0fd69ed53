import type { ClipConfig, OptimizerConfig, ScheduleConfig } from '../../types.js';
import type { Expression } from '../formula/expression.js';

/** A parameter: W_l [inputs, units], b_l [units]; for maxout also V_l and c_l. */
export interface NetParameter {
  name: string;
  shape: number[];
  data: ArrayLike<number>;
}

export interface NetLayer {
  /** From 1; the last is the output's. */
  number: number;
  inputs: number;
  units: number;
  activation: string;
  /** The share of units that an update leaves out; 0 for the output. */
  dropout: number;
  frozen: boolean;
  output: boolean;
}

/** What a loss compares outputs with: class indices, or numbers that are made of them or given. */
export interface NetTargets {
  kind: 'labels' | 'one number' | 'one-hot' | 'given';
  /** The numbers that stand for "not this class" and "this class". */
  low: number;
  high: number;
}

/** A feature as a formula on columns, which have the names of `NetModel.reads`. */
export interface NetFeature {
  title: string;
  formula: Expression;
}

/** Examples that the exported program computes again, and what Backflow computed for them. */
export interface NetProof {
  /** [n, columns], as they were given. */
  points: number[][];
  /** A class index for each, or a row of targets. */
  answers: number[] | number[][];
  /** The raw outputs, before the loss. */
  outputs: number[][];
  loss: number;
  gradients: NetParameter[];
  /** The largest difference that passes. */
  tolerance: number;
}

export interface NetTable {
  points: number[][];
  answers: number[] | number[][];
}

/** An update that proves an optimizer's state: a batch as the network reads it, and the parameters afterwards. */
export interface NetNext {
  inputs: number[][];
  /** What the loss compares outputs with: class indices, or rows. */
  target: number[] | number[][];
  parameters: NetParameter[];
}

/** What an optimizer has accumulated. */
export interface NetState {
  /** Since this optimizer was chosen. */
  updates: number;
  /** Those that it keeps for all parameters together, such as the product of Nadam's momenta. */
  numbers: number[];
  /** For each parameter, in its shape. */
  arrays: { name: string; shape: number[]; slots: { slot: string; data: ArrayLike<number> }[] }[];
  next: NetNext | null;
}

/** A trainer's net as every format reads it. */
export interface NetModel {
  /** The name of the files without an ending. */
  name: string;
  /** What it is, in one line. */
  title: string;
  columns: string[];
  /** The columns that features read: name in the code, and index. */
  reads: { name: string; column: number }[];
  /** Empty: the columns themselves. */
  features: NetFeature[];
  /** Of each feature, if they are standardized. */
  scale: { means: number[]; deviations: number[] } | null;
  layers: NetLayer[];
  parameters: NetParameter[];
  /** The gate of the loss, such as `squared_error`. */
  loss: string;
  targets: NetTargets;
  classes: number;
  penalty: { name: 'l1' | 'l2'; rate: number; biases: boolean } | null;
  optimizer: OptimizerConfig & { name: string };
  schedule: ScheduleConfig & { name: string };
  clip: Required<ClipConfig>;
  batchSize: number | 'all';
  shuffle: boolean;
  single: boolean;
  /** Updates that Backflow made. */
  updates: number;
  proof: NetProof;
  /** Null: it keeps nothing, or has made no update. */
  state: NetState | null;
  train: NetTable;
  test: NetTable;
}

/** True if a parameter is a bias. */
export const isBias = (name: string): boolean => /^[bc]\d+$/.test(name);

/** The layer of a parameter, from 1. */
export const layerOf = (name: string): number => Number(name.slice(1));

/** The names of the parameters that the penalty includes. */
export const penalized = ({ penalty, parameters }: NetModel): string[] =>
  parameters.map(({ name }) => name).filter((name) => penalty && (penalty.biases || !isBias(name)));

/** True if an update leaves out units. */
export const drops = ({ layers }: NetModel): boolean => layers.some(({ dropout }) => dropout > 0);
