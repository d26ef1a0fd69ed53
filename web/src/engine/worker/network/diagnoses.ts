/** Examines the net: at most twice a second during training and within a share of the worker's time. */
import type { Trainer } from 'backflow';
import type { Diagnosis } from '../../protocol/diagnosis';

const EVERY_MS = 500;
/** The largest share of a run's time. */
const SHARE = 1 / 40;

export class Diagnoses {
  #next = 0;
  /** The step of the last one. */
  #step = -1;
  #tookMs = 0;

  /** The next one is due at once: another trainer, or its configuration or parameters changed. */
  reset(): void {
    this.#next = 0;
    this.#step = -1;
  }

  /** Null if none is due: the last one still applies. */
  take(trainer: Trainer, step: number, running: boolean, now: () => number): Diagnosis | null {
    const start = now();
    if (step === this.#step || (running && start < this.#next)) return null;
    this.#step = step;
    const findings = trainer.diagnose();
    this.#tookMs = now() - start;
    this.#next = start + Math.max(EVERY_MS, this.#tookMs / SHARE);
    return { step, findings };
  }

  /** The milliseconds that it took since the last call. */
  takeTime(): number {
    const ms = this.#tookMs;
    this.#tookMs = 0;
    return ms;
  }
}
