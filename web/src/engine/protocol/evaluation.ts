/** What `trainer.evaluate` says about each point, and the step that it belongs to. */
import type { Trainer } from 'backflow';

export type EvaluatedSet = 'train' | 'test';

export interface ClassFigures {
  precision: number;
  recall: number;
  f1: number;
  /** The number of points of this class. */
  support: number;
}

export interface Evaluation {
  /** By example, in the order of the data. */
  losses: Float64Array;
  /** Rows are true classes, columns predicted ones. */
  confusion?: number[][];
  perClass?: ClassFigures[];
  r2?: number;
  rmse?: number;
  mae?: number;
}

export interface Evaluated extends Evaluation {
  on: EvaluatedSet;
  step: number;
}

/** The part of a trainer that evaluates. */
export type Evaluator = Trainer & { evaluate?(options: { on: EvaluatedSet }): Evaluation };
