/** When something is read that is too slow for every frame: not too often, and within a share of the worker's time. */
export class Turns {
  readonly #everyMs: number;
  readonly #share: number;
  #next = 0;
  #tookMs = 0;

  /** During training at most every `everyMs`, and at most this share of the time (0 … 1). */
  constructor(everyMs: number, share: number) {
    this.#everyMs = everyMs;
    this.#share = share;
  }

  /** The next one is due at once. */
  reset(): void {
    this.#next = 0;
  }

  /** A paused run waits for nothing. */
  isDue(running: boolean, start: number): boolean {
    return !running || start >= this.#next;
  }

  /** Reads from `start` on, and sets when the next one is due. */
  run<T>(read: () => T, start: number, now: () => number): T {
    const result = read();
    this.#tookMs = now() - start;
    this.#next = start + Math.max(this.#everyMs, this.#tookMs / this.#share);
    return result;
  }

  /** The milliseconds that it took since the last call. */
  takeTime(): number {
    const ms = this.#tookMs;
    this.#tookMs = 0;
    return ms;
  }
}
