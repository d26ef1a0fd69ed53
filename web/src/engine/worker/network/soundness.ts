/** Decides which states are worth going back to: finite, not stopped, and not diverging. */
import type { StepResult } from 'backflow';

/** A run whose loss is this many times the first one is diverging, even if its numbers are still finite. */
const CLIMB = 10;

export interface Soundness {
  readonly now: boolean;
  see(result: StepResult): void;
}

/** Watches one run from its first evaluation. */
export function soundness(): Soundness {
  let first: number | null = null;
  let now = false;
  return {
    get now() {
      return now;
    },
    see(result) {
      first ??= result.loss;
      now = !result.stopped && Number.isFinite(result.loss) && result.loss <= CLIMB * Math.max(first, Number.MIN_VALUE);
    },
  };
}
