/** Computes the layers' statistics while a panel shows them, at most a few times a second and within a share of the worker's time. */
import type { Trainer } from 'backflow';
import type { StepStatistics } from '../../protocol/statistics';
import { lossGradient } from './batch';

/** At most this often during training. */
const EVERY_MS = 100;
/** The largest share of a run's time. */
const SHARE = 1 / 20;

export class Statistics {
  #next = 0;
  /** The step of the last ones. */
  #step = -1;
  #tookMs = 0;
  /** Read once for each trainer: it takes a sweep of its own. */
  #lossGradient: number | null = null;

  /** The next ones are due at once: the parameters or the loss changed without a step. */
  reset(): void {
    this.#next = 0;
    this.#step = -1;
  }

  /** Another trainer. */
  forget(): void {
    this.reset();
    this.#lossGradient = null;
  }

  /** Null if none are watched or due: the last ones still apply. */
  take(trainer: Trainer, watched: boolean, step: number, running: boolean, now: () => number): StepStatistics | null {
    if (!watched) return null;
    const start = now();
    if (step === this.#step || (running && start < this.#next)) return null;
    this.#step = step;
    this.#lossGradient ??= lossGradient(trainer);
    const statistics = { ...trainer.statistics(), step, lossGradient: this.#lossGradient };
    this.#tookMs = now() - start;
    this.#next = start + Math.max(EVERY_MS, this.#tookMs / SHARE);
    return statistics;
  }

  /** The milliseconds that they took since the last call. */
  takeTime(): number {
    const ms = this.#tookMs;
    this.#tookMs = 0;
    return ms;
  }
}
