/** Gradients of the loss by the training points, while the map shows them, within a share of the worker's time. */
import type { Trainer } from 'backflow';
import type { Arrows } from '../../protocol/arrows';
import { evenly, pick } from './places';

/** At most this often during training. */
const EVERY_MS = 250;
/** The largest share of a run's time. */
const SHARE = 1 / 50;
/** More arrows would hide each other. */
const MOST = 400;

export class InputGradients {
  #next = 0;
  #of: Trainer | null = null;
  #tookMs = 0;

  /** Null if they are not watched or not due: the last ones still apply. */
  take(trainer: Trainer, watched: boolean, step: number, running: boolean, now: () => number): Arrows | null {
    const start = now();
    if (!watched || (running && trainer === this.#of && start < this.#next)) return null;
    this.#of = trainer;
    const { trainPoints, trainLabels, trainTargets } = trainer.data;
    const rows = evenly(trainPoints.shape[0]!, MOST);
    const answers = trainTargets
      ? { targets: pick(trainTargets, rows) }
      : { labels: rows.map((row) => trainLabels[row]!) };
    const { data, shape } = trainer.inputGradients(pick(trainPoints, rows), answers);
    this.#tookMs = now() - start;
    this.#next = start + Math.max(EVERY_MS, this.#tookMs / SHARE);
    return { step, rows, columns: shape[1]!, gradients: Float32Array.from(data) };
  }

  /** The milliseconds that they took since the last call. */
  takeTime(): number {
    const ms = this.#tookMs;
    this.#tookMs = 0;
    return ms;
  }
}
