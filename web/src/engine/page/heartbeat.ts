/**
 * Asks the worker four times a second whether it still turns. Silence is counted in beats that came on time: after a laptop's
 * sleep, in a tab whose timers are throttled, or on a machine so busy that the page itself had to wait, beats come late and say
 * nothing about the worker.
 */
const INTERVAL_MS = 250;
/** So many beats without a word: a worker that hangs is noticed within 2 s. */
const MISSES = 7;
/** A beat that comes later than this was held up. */
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
  /** Since the start. */
  #pinged = false;
  #missed = 0;
  #due = 0;
  /** The worker said that it may be silent until then. */
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

  /** Any message is a sign of life. */
  heard(): void {
    this.#missed = 0;
  }

  /** An answer, to a ping or to a request: what the worker announced before is done. */
  answered(): void {
    this.#missed = 0;
    this.#allowedUntil = 0;
  }

  /** The worker begins work that may keep it silent for so long. */
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
