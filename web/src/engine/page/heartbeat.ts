/**
 * Pings the worker four times a second. Silence is counted in beats that came on time: after a laptop's sleep, in a tab with
 * throttled timers, or on a machine so busy that the page had to wait, beats come late and prove nothing about the
 * worker.
 */
const INTERVAL_MS = 250;
/** Missed beats until a worker counts as hung, so that a hang is noticed within 2 s. */
const MISSES = 7;
/** A beat that is later than this was delayed. */
const LATE_MS = 200;

export interface HeartbeatOptions {
  ping(id: number): void;
  silent(): void;
  now?: () => number;
}

export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #now: () => number;
  #timer: ReturnType<typeof setInterval> | null = null;
  #id = 0;
  /** True once a ping was sent. */
  #pinged = false;
  #missed = 0;
  #due = 0;
  /** The time until which the worker said that it may be silent. */
  #allowedUntil = 0;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  get beating(): boolean {
    return this.#timer !== null;
  }

  start(): void {
    this.stop();
    this.#missed = 0;
    this.#pinged = false;
    this.#allowedUntil = 0;
    this.#due = this.#now() + INTERVAL_MS;
    this.#timer = setInterval(() => this.#beat(), INTERVAL_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Any message proves that the worker is alive. */
  heard(): void {
    this.#missed = 0;
  }

  /** An answer to a ping or a request: the work that the worker announced is done. */
  answered(): void {
    this.#missed = 0;
    this.#allowedUntil = 0;
  }

  /** The worker starts work that may keep it silent for `ms`. */
  allow(ms: number): void {
    this.#missed = 0;
    this.#allowedUntil = Math.max(this.#allowedUntil, this.#now() + ms);
  }

  #beat(): void {
    const now = this.#now();
    const late = now - this.#due;
    this.#due = now + INTERVAL_MS;
    if (this.#pinged && late < LATE_MS && now >= this.#allowedUntil) {
      this.#missed += 1;
      if (this.#missed > MISSES) {
        this.stop();
        this.#options.silent();
        return;
      }
    }
    this.#id += 1;
    this.#pinged = true;
    this.#options.ping(this.#id);
  }
}
