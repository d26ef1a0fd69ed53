/** The step in four phases: forward, loss, backward, update. Each press shows the next one; the last one is the update itself. */
import type { NextBatch } from '../../engine/protocol/messages';
import { t } from '../../i18n/index.svelte';
import { formatNumber } from '../../ui/format';
import type { Status } from '../page/status.svelte';
import type { Run } from './run.svelte';

export const PHASES = ['forward', 'loss', 'backward'] as const;
export type Phase = (typeof PHASES)[number];

interface Owner {
  run: Run;
  status: Status;
  /** Trains this many updates. */
  advance(by: number): Promise<void>;
}

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

  /** Shows the next phase and says what it does. */
  async advance(owner: Owner): Promise<void> {
    const { run, status } = owner;
    const now = this.phaseAt(run.step);
    if (now === null) {
      this.#batch = await run.nextBatch();
      this.#at = 0;
    } else if (this.#at + 1 < PHASES.length) this.#at += 1;
    else {
      await owner.advance(1);
      return status.say(() => t('phase.update'));
    }
    const { loss } = this.#batch!;
    status.say(() => t(`phase.${PHASES[this.#at]!}`, { loss: formatNumber(loss) }));
  }
}
