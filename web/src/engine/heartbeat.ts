/**
 * Asks the worker once a second whether it still turns. Silence is counted in beats, not in clock time: a laptop that slept or
 * a tab whose timers are throttled must not look like a hung engine.
 */
const MISSES = 3;

export interface HeartbeatOptions {
  intervalMs: number;
  ping(id: number): void;
  silent(): void;
}

export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #timer: ReturnType<typeof setInterval> | null = null;
  #id = 0;
  #heardId = 0;
  #missed = 0;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    this.#heardId = this.#id;
    this.#missed = 0;
    this.#timer = setInterval(() => this.#beat(), this.#options.intervalMs);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  heard(id: number): void {
    this.#heardId = Math.max(this.#heardId, id);
    this.#missed = 0;
  }

  #beat(): void {
    if (this.#heardId < this.#id) {
      this.#missed += 1;
      if (this.#missed >= MISSES) {
        this.stop();
        this.#options.silent();
        return;
      }
    }
    this.#id += 1;
    this.#options.ping(this.#id);
  }
}
