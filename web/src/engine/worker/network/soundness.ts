/** Which states are worth going back to: finite, not stopped, and not on the way to infinity. */
import type { StepResult } from 'backflow';

/** A loss this many times the first one is a run that is breaking, even while its numbers are still finite. */
const CLIMB = 10;

export interface Soundness {
  readonly now: boolean;
  see(result: StepResult): void;
}

/** Watches one run from its first evaluation on. */
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
