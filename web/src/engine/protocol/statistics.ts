/** What `trainer.statistics` says about each layer, and the step that it belongs to. */
import type { Trainer } from 'backflow';

export type StepStatistics = ReturnType<Trainer['statistics']> & {
  step: number;
  /** The gradient of the loss node, where backward sweeps start. */
  lossGradient: number;
};
