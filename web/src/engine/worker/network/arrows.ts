/** Gradients of the loss by the training points, while the map shows them, within a share of the worker's time. */
import type { Trainer } from 'backflow';
import type { Arrows } from '../../protocol/arrows';
import { evenly, pick } from './places';
import { Turns } from './turns';

/** At most this often during training. */
const EVERY_MS = 250;
/** The largest share of a run's time. */
const SHARE = 1 / 50;
/** More arrows would hide each other. */
const MOST = 400;

export class InputGradients {
  readonly #turns = new Turns(EVERY_MS, SHARE);
  #of: Trainer | null = null;

  /** Null if they are not watched or not due: the last ones still apply. */
  take(trainer: Trainer, watched: boolean, step: number, running: boolean, now: () => number): Arrows | null {
    const start = now();
    if (!watched || (trainer === this.#of && !this.#turns.isDue(running, start))) return null;
    this.#of = trainer;
    return this.#turns.run(() => arrowsOf(trainer, step), start, now);
  }

  /** The milliseconds that they took since the last call. */
  takeTime = (): number => this.#turns.takeTime();
}

function arrowsOf(trainer: Trainer, step: number): Arrows {
  const { trainPoints, trainLabels, trainTargets } = trainer.data;
  const rows = evenly(trainPoints.shape[0]!, MOST);
  const answers = trainTargets
    ? { targets: pick(trainTargets, rows) }
    : { labels: rows.map((row) => trainLabels[row]!) };
  const { data, shape } = trainer.inputGradients(pick(trainPoints, rows), answers);
  return { step, rows, columns: shape[1]!, gradients: Float32Array.from(data) };
}
