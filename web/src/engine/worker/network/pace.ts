/** Decides the number of updates in the next slice, within its time budget and the chosen speed. */

/** The time budget of a slice, short enough to answer a heartbeat and respond to a key press. */
export const SLICE_MS = 10;

/** The largest growth from one slice to the next, so that one fast measurement doesn't cause a long freeze. */
const GROWTH = 2;

/** The most updates in a slice, in case a coarse clock measures 0. */
const MOST = 100_000;

/** The next slice's count, from the time of the last one. Aims at 70 % of the budget, which leaves room for variation. */
export function nextCount(count: number, elapsedMs: number, budgetMs = SLICE_MS): number {
  const fitting = elapsedMs > 0 ? (count * budgetMs * 0.7) / elapsedMs : Infinity;
  return Math.max(1, Math.floor(Math.min(fitting, count * GROWTH, MOST)));
}

/** Counts the updates due at a chosen speed. Missed time is dropped, not made up. */
export class Pace {
  #speed: number | null = null;
  #owed = 0;
  #last = 0;

  start(speed: number | null, now: number): void {
    this.#speed = speed;
    this.#owed = speed === null ? 0 : 1;
    this.#last = now;
  }

  /** The number of whole updates due; Infinity without a limit. */
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

/** The largest share of the time of a run that evaluations take. */
const EVALUATION_SHARE = 0.2;

/**
 * Decides when an evaluation is due. It reads all examples, so with many of them it takes longer than a slice; the more it
 * takes, the more training comes between two of them.
 */
export class EvaluationShare {
  #trainedMs = 0;
  /** The time that training must take before the next evaluation. */
  #between = 0;

  /** The time for updates in a slice, so that a short evaluation still fits. */
  get budget(): number {
    return SLICE_MS * (1 - EVALUATION_SHARE);
  }

  /** True if an evaluation is due after `ms` more of training. */
  isDue(ms: number): boolean {
    this.#trainedMs += ms;
    return this.#trainedMs >= this.#between;
  }

  /** Records the time of an evaluation. */
  took(ms: number): void {
    this.#trainedMs = 0;
    this.#between = (ms * (1 - EVALUATION_SHARE)) / EVALUATION_SHARE;
  }
}

/** Steps per second over a sliding window, so that the number is readable while it changes, and the share of busy time. */
export class Speedometer {
  #marks: { time: number; step: number; busyMs: number }[] = [];

  reset(): void {
    this.#marks = [];
  }

  /** Records that `steps` are done at `time`, and that the last slice trained for `busyMs`. */
  mark(step: number, time: number, busyMs: number, windowMs = 1000): void {
    this.#marks.push({ time, step, busyMs });
    while (this.#marks.length > 2 && time - this.#marks[0]!.time > windowMs) this.#marks.shift();
  }

  get rate(): number {
    const span = this.#span();
    return span ? ((this.#marks.at(-1)!.step - this.#marks[0]!.step) * 1000) / span : 0;
  }

  /** The share of the elapsed time that went into training: 0 … 1. */
  get share(): number {
    const span = this.#span();
    return span ? this.#marks.slice(1).reduce((sum, { busyMs }) => sum + busyMs, 0) / span : 0;
  }

  /** Milliseconds from the first mark to the last; 0 below 50 ms, which says too little. */
  #span(): number {
    const span = (this.#marks.at(-1)?.time ?? 0) - (this.#marks[0]?.time ?? 0);
    return span < 50 ? 0 : span;
  }
}
