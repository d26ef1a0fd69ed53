/**
 * The next step in four phases: forward, loss, backward, update. The first three show what the update will be made of; the last one is
 * the update itself. Going back from it restores the net as it was.
 */
import type { NextBatch } from '../../engine/protocol/messages';
import { t } from '../../i18n/index.svelte';
import { formatNumber } from '../../ui/format';
import { Serial } from '../page/serial';
import type { Status } from '../page/status.svelte';
import type { Course } from './course.svelte';
import type { Run } from './run.svelte';
import type { Moment } from './time-travel.svelte';

export const PHASES = ['forward', 'loss', 'backward', 'update'] as const;
export type Phase = (typeof PHASES)[number];
const UPDATE = PHASES.length;

interface Owner {
  readonly run: Run;
  readonly course: Course;
  readonly status: Status;
}

export class Phases {
  /** The phases that are shown: 0 before the step, 4 after its update. */
  #shown = $state(0);
  #batch = $state.raw<NextBatch | null>(null);
  /** The run's changes when the batch was read. After another one, it is not the next batch any more. */
  #changes = $state(0);
  /** The moment before the update. */
  #before: Moment | null = null;
  /** The phase that is played or dragged, and how much of it is drawn: 0 … 1. */
  beat = $state.raw<{ place: number; share: number } | null>(null);
  #goal = $state(0);
  #moving = $state(false);
  readonly #owner: Owner;
  readonly #mover = new Serial(() => this.#move());

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  /** How many phases of the step are shown: 0 … 4. */
  get place(): number {
    return this.#batch && this.#changes === this.#owner.run.changes ? this.#shown : 0;
  }

  /** The place that was asked for, which the engine may still be on its way to. */
  get wanted(): number {
    return this.#moving ? this.#goal : this.place;
  }

  /** The phase that is shown; null: none. */
  get now(): Phase | null {
    return PHASES[this.place - 1] ?? null;
  }

  /** The batch that the phases are about; null if none is shown. */
  get batch(): NextBatch | null {
    return this.place > 0 ? this.#batch : null;
  }

  /** How much of the phase is drawn: 0 … 1. */
  get share(): number {
    return this.beat && this.beat.place === this.place ? this.beat.share : 1;
  }

  /** The phases that are shown end before the backward sweep: there are no gradients yet. */
  get unswept(): boolean {
    return this.now === 'forward' || this.now === 'loss';
  }

  /** The backward sweep has come to the first layer, or no phase is shown. */
  get swept(): boolean {
    return !this.unswept && (this.now !== 'backward' || this.share >= 1);
  }

  /** How far the phases have come: 0 … 4. A phase that is drawn in part counts in part. */
  get progress(): number {
    return this.place === 0 ? 0 : this.place - 1 + this.share;
  }

  /** Shows a part of a phase, 0 … 1. The other phases are drawn as a whole. */
  show(place: number, share: number): void {
    const sweeps = PHASES[place - 1] === 'forward' || PHASES[place - 1] === 'backward';
    this.beat = sweeps && share < 1 ? { place, share } : null;
  }

  /** Says what happens in the phase that is shown. */
  get sentence(): string {
    const { now, batch } = this;
    if (!now || !batch) return t('phase.none');
    return t(`phase.${now}`, { loss: formatNumber(batch.loss), seed: formatNumber(batch.lossGradient) });
  }

  /** Shows the next phase and says what it does. After the update, the next step begins. */
  advance(): Promise<void> {
    if (this.place < UPDATE) return this.go(this.place + 1);
    this.#batch = null;
    return this.go(1);
  }

  /** Goes to a place of the step: 0 … 4. Settles at the place that was asked for last. */
  async go(place: number): Promise<void> {
    this.#goal = place;
    this.#moving = true;
    try {
      await this.#mover.ask();
    } finally {
      this.#moving = false;
    }
    this.#owner.status.say(() => (this.place > 0 ? this.sentence : ''));
  }

  async #move(): Promise<void> {
    const { run, course } = this.#owner;
    while (this.place !== this.#goal) {
      if (this.place === UPDATE) {
        await course.go(this.#before!);
        await this.#read(UPDATE - 1);
      } else if (this.#goal === 0) this.#shown = 0;
      else if (this.place === 0) await this.#read(1);
      else if (this.#goal < UPDATE) this.#shown = this.#goal;
      else {
        this.#before = await course.moment();
        const changes = run.changes + 1;
        await run.advance(1);
        this.#show(UPDATE, changes);
      }
    }
  }

  /** Reads the next batch from the engine and shows its first phases. */
  async #read(shown: number): Promise<void> {
    const { run } = this.#owner;
    const { changes } = run;
    this.#batch = await run.nextBatch();
    this.#show(shown, changes);
  }

  /** If the run was changed meanwhile, such as by training on, no phase is shown: it must not be stopped again. */
  #show(shown: number, changes: number): void {
    this.#shown = shown;
    this.#changes = changes;
    if (changes !== this.#owner.run.changes) this.#goal = 0;
  }
}
