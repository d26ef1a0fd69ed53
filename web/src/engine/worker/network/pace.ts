/** How many updates the next slice takes: full slices that stay under their budget, at no more than the speed asked for. */

/** A slice may take this long, so that a heartbeat is answered and a key press is felt. */
export const SLICE_MS = 10;

/** A slice may grow so much at a time: one lucky measurement must not buy a long freeze. */
const GROWTH = 2;

/** No slice is longer than this, whatever a coarse clock says about it. */
const MOST = 100_000;

/** The next count for a slice, from what the last one took; aims at 70 % of the budget to leave room for a slow moment. */
export function nextCount(count: number, elapsedMs: number, budgetMs = SLICE_MS): number {
  const fitting = elapsedMs > 0 ? (count * budgetMs * 0.7) / elapsedMs : Infinity;
  return Math.max(1, Math.floor(Math.min(fitting, count * GROWTH, MOST)));
}

/** Updates owed at a chosen speed. Time that was missed is dropped, not caught up with. */
export class Pace {
  #speed: number | null = null;
  #owed = 0;
  #last = 0;

  start(speed: number | null, now: number): void {
    this.#speed = speed;
    this.#owed = speed === null ? 0 : 1;
    this.#last = now;
  }

  /** Whole updates that are due; Infinity without a limit. */
  due(now: number): number {
    if (this.#speed === null) return Infinity;
    const passed = Math.min(now - this.#last, 100);
    this.#last = now;
    this.#owed = Math.min(this.#owed + (passed * this.#speed) / 1000, Math.max(1, this.#speed / 4));
    return Math.floor(this.#owed);
  }

  took(count: number): void {
    if (this.#speed !== null) this.#owed -= count;
  }

  /** Milliseconds until the next update is due. */
  wait(): number {
    if (this.#speed === null || this.#owed >= 1) return 0;
    return Math.min(((1 - this.#owed) * 1000) / this.#speed, 100);
  }
}

/** Steps a second over a sliding window, so that the figure is readable while it changes; and what share of it they took. */
export class Speedometer {
  #marks: { time: number; step: number; busyMs: number }[] = [];

  reset(): void {
    this.#marks = [];
  }

  /** At `time` so many steps are done; the slice that ended took `busyMs` of training. */
  mark(step: number, time: number, busyMs: number, windowMs = 1000): void {
    this.#marks.push({ time, step, busyMs });
    while (this.#marks.length > 2 && time - this.#marks[0]!.time > windowMs) this.#marks.shift();
  }

  get rate(): number {
    const span = this.#span();
    return span ? ((this.#marks.at(-1)!.step - this.#marks[0]!.step) * 1000) / span : 0;
  }

  /** Of the time that passed, how much training took: 0 … 1. */
  get share(): number {
    const span = this.#span();
    return span ? this.#marks.slice(1).reduce((sum, { busyMs }) => sum + busyMs, 0) / span : 0;
  }

  /** Milliseconds from the first mark to the last; 0 while that says nothing. */
  #span(): number {
    const span = (this.#marks.at(-1)?.time ?? 0) - (this.#marks[0]?.time ?? 0);
    return span < 50 ? 0 : span;
  }
}
