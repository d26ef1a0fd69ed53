/** Examines the net: at most twice a second during training and within a share of the worker's time. */
import type { Trainer } from 'backflow';
import type { Diagnosis } from '../../protocol/diagnosis';
import { Turns } from './turns';

const EVERY_MS = 500;
/** The largest share of a run's time. */
const SHARE = 1 / 40;

export class Diagnoses {
  readonly #turns = new Turns(EVERY_MS, SHARE);
  /** The step of the last one. */
  #step = -1;

  /** The next one is due at once: another trainer, or its configuration or parameters changed. */
  reset(): void {
    this.#turns.reset();
    this.#step = -1;
  }

  /** Null if none is due: the last one still applies. */
  take(trainer: Trainer, step: number, running: boolean, now: () => number): Diagnosis | null {
    const start = now();
    if (step === this.#step || !this.#turns.isDue(running, start)) return null;
    this.#step = step;
    return this.#turns.run(() => ({ step, findings: trainer.diagnose() }), start, now);
  }

  /** The milliseconds that it took since the last call. */
  takeTime = (): number => this.#turns.takeTime();
}
