/**
 * The status line. Messages are shown at once and read aloud politely, with a minimum interval, so that a run's reports don't
 * interrupt the user.
 */
const QUIET_MS = 1500;

export type Tone = 'calm' | 'warning';

/** Returns a sentence in the current language. */
type Words = () => string;
const NOTHING: Words = () => '';

export class Status {
  tone = $state<Tone>('calm');
  #shown = $state.raw(NOTHING);
  #spoken = $state.raw(NOTHING);
  #spokenAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The text of the line. */
  get text(): string {
    return this.#shown();
  }

  /** The text of the live region. */
  get spoken(): string {
    return this.#spoken();
  }

  say(words: Words, tone: Tone = 'calm'): void {
    this.#shown = words;
    this.tone = tone;
    this.whisper(words);
  }

  /** Reads a sentence aloud without showing it, for what is visible elsewhere. The newest wins. */
  whisper(words: Words): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const wait = Math.max(0, this.#spokenAt + QUIET_MS - this.#now());
    this.#timer = setTimeout(() => {
      this.#spokenAt = this.#now();
      this.#spoken = words;
    }, wait);
  }
}
