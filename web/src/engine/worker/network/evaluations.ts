/** Evaluates every example while a panel shows it, at most a few times a second and within a share of the worker's time. */
import type { Trainer } from 'backflow';
import type { Evaluated, EvaluatedSet } from '../../protocol/evaluation';
import { Turns } from './turns';

/** At most this often during training. */
const EVERY_MS = 300;
/** The largest share of a run's time. */
const SHARE = 1 / 10;

export class Evaluations {
  readonly #turns = new Turns(EVERY_MS, SHARE);

  /** The next one is due at once: another set is watched, or the run is another one. */
  reset(): void {
    this.#turns.reset();
  }

  /** Null if none is due, or if there are no such points. */
  take(trainer: Trainer, on: EvaluatedSet, step: number, running: boolean, now: () => number): Evaluated | null {
    const start = now();
    if (!this.#turns.isDue(running, start)) return null;
    const { trainPoints, testPoints } = trainer.data;
    if ((on === 'train' ? trainPoints : testPoints).shape[0] === 0) return null;
    return this.#turns.run(() => ({ ...trainer.evaluate({ on }), on, step }), start, now);
  }
}
