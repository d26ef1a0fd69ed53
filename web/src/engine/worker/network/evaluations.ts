/** Evaluates every example while a panel shows it, at most a few times a second and within a share of the worker's time. */
import type { Trainer } from 'backflow';
import type { Evaluated, EvaluatedSet } from '../../protocol/evaluation';

/** At most this often during training. */
const EVERY_MS = 300;
/** The largest share of a run's time. */
const SHARE = 1 / 10;

export class Evaluations {
  #next = 0;

  /** The next one is due at once: another set is watched, or the run is another one. */
  reset(): void {
    this.#next = 0;
  }

  /** Null if none is due, or if there are no such points. */
  take(trainer: Trainer, on: EvaluatedSet, step: number, running: boolean, now: () => number): Evaluated | null {
    const start = now();
    if (running && start < this.#next) return null;
    const { trainPoints, testPoints } = trainer.data;
    if ((on === 'train' ? trainPoints : testPoints).shape[0] === 0) return null;
    const evaluation = trainer.evaluate({ on });
    const end = now();
    this.#next = start + Math.max(EVERY_MS, (end - start) / SHARE);
    return { ...evaluation, on, step };
  }
}
