/** The gradients of one training example while the wires show them, within a share of the worker's time. */
import type { Trainer } from 'backflow';
import type { ExampleGradients } from '../../protocol/example';
import { Turns } from './turns';

/** At most this often during training. */
const EVERY_MS = 100;
/** The largest share of a run's time. */
const SHARE = 1 / 20;

export class GradientsOfOne {
  readonly #turns = new Turns(EVERY_MS, SHARE);
  #of: Trainer | null = null;
  #last = -1;

  /** Null if none are watched or due: the last ones still apply. Another example is due at once. */
  take(
    trainer: Trainer,
    example: number | null,
    step: number,
    running: boolean,
    now: () => number,
  ): ExampleGradients | null {
    if (example === null) return null;
    const start = now();
    if (trainer === this.#of && example === this.#last && !this.#turns.isDue(running, start)) return null;
    this.#of = trainer;
    this.#last = example;
    return this.#turns.run(() => ({ example, step, gradients: trainer.exampleGradients(example) }), start, now);
  }

  /** The milliseconds that they took since the last call. */
  takeTime = (): number => this.#turns.takeTime();
}
