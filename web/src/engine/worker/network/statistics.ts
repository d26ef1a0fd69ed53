/** Computes the layers' statistics while a panel shows them, at most a few times a second and within a share of the worker's time. */
import type { Trainer } from 'backflow';
import type { StepStatistics } from '../../protocol/statistics';
import { lossGradient } from './batch';
import { Turns } from './turns';

/** At most this often during training. */
const EVERY_MS = 100;
/** The largest share of a run's time. */
const SHARE = 1 / 20;

export class Statistics {
  readonly #turns = new Turns(EVERY_MS, SHARE);
  /** The step of the last ones. */
  #step = -1;
  /** Read once for each trainer: it takes a sweep of its own. */
  #lossGradient: number | null = null;

  /** The next ones are due at once: the parameters or the loss changed without a step. */
  reset(): void {
    this.#turns.reset();
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
    if (step === this.#step || !this.#turns.isDue(running, start)) return null;
    this.#step = step;
    return this.#turns.run(
      () => {
        this.#lossGradient ??= lossGradient(trainer);
        return { ...trainer.statistics(), step, lossGradient: this.#lossGradient };
      },
      start,
      now,
    );
  }

  /** The milliseconds that they took since the last call. */
  takeTime = (): number => this.#turns.takeTime();
}
