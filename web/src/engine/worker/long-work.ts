/** Work of the worker that may take long is announced to the page: a slow net must not look like a worker that hangs. */

/** Work that took longer than this is announced the next time. */
const SLOW_MS = 200;
/** It may take so many times longer than it did. */
const PATIENCE = 10;
/** Quick work makes the slowest be forgotten, but not the next heavy picture among a hundred quick slices. */
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

  /** Another net comes: what was slow may not be any more. */
  forget(): void {
    this.#slowestMs = 0;
  }
}
