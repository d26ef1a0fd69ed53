/** Announces long work to the page, so that a slow net doesn't look like a worker that hangs. */

/** Work that took longer than this is announced the next time. */
const SLOW_MS = 200;
/** Work may take this many times as long as it did before. */
const PATIENCE = 10;
/** Decay of the slowest time. It must outlast a hundred quick slices between two slow pictures. */
const FORGET = 0.99;

export class LongWork {
  readonly #now: () => number;
  readonly #announce: (ms: number) => void;
  #slowestMs = 0;

  constructor(now: () => number, announce: (ms: number) => void) {
    this.#now = now;
    this.#announce = announce;
  }

  do<T>(task: () => T): T {
    if (this.#slowestMs > SLOW_MS) this.#announce(PATIENCE * this.#slowestMs);
    const start = this.#now();
    try {
      return task();
    } finally {
      this.#slowestMs = Math.max(this.#now() - start, this.#slowestMs * FORGET);
    }
  }

  /** Forgets slow work, for another net. */
  forget(): void {
    this.#slowestMs = 0;
  }
}
