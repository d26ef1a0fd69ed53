/** What the session needs of its worker. Tests pass their own. */
import type { Backflow } from 'backflow';
import type { FromWorker, Progress, Requests } from '../protocol/messages';
import type { LoopClock } from './network/loop';

export interface SessionHost extends LoopClock {
  /** Fetches and starts the engine, and reports progress; without `whole`, its first half alone. */
  load(request: Requests['load']['request'], progress: (progress: Progress) => void): Promise<Backflow>;
  /** Fetches and starts the engine's second half, once. After an error, the next call tries again. */
  loadRest(): Promise<void>;
  post(message: FromWorker): void;
  /** Makes the worker fail as a test requests. */
  fault(kind: 'throw' | 'spin'): void;
}
