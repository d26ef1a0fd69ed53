/** The step in four phases: forward, loss, backward, update. Each press shows the next one; the last one is the update itself. */
import type { NextBatch } from '../../engine/protocol/messages';
import type { Run } from './run.svelte';

export const PHASES = ['forward', 'loss', 'backward'] as const;
export type Phase = (typeof PHASES)[number];

export class Phases {
  #batch = $state.raw<NextBatch | null>(null);
  #at = $state(0);

  /** The phase that is shown at this step; null: none, the last update is done. */
  phaseAt(step: number): Phase | null {
    return this.#batch?.step === step ? (PHASES[this.#at] ?? null) : null;
  }

  /** The batch that the phases are about. */
  get batch(): NextBatch | null {
    return this.#batch;
  }

  /** Goes to the next phase; `update` is left to the caller. */
  async advance(run: Run): Promise<Phase | 'update'> {
    const now = this.phaseAt(run.step);
    if (now === null) {
      this.#batch = await run.nextBatch();
      this.#at = 0;
    } else if (this.#at + 1 < PHASES.length) this.#at += 1;
    else return 'update';
    return PHASES[this.#at]!;
  }
}
