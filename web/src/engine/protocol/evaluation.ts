/** What `trainer.evaluate` says about each point, and the step that it belongs to. */
import type { Trainer } from 'backflow';

export type EvaluatedSet = 'train' | 'test';

export type Evaluated = ReturnType<Trainer['evaluate']> & { on: EvaluatedSet; step: number };
