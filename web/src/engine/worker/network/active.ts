import type { Trainer, TrainerConfig } from 'backflow';
import type { Loop } from './loop';

/** The trainer that runs, and what belongs to it. */
export interface Active {
  trainer: Trainer;
  loop: Loop;
  generation: number;
  /** Number of training examples. */
  examples: number;
  /** As given, with the data that the trainer doesn't repeat. */
  config: TrainerConfig;
}
