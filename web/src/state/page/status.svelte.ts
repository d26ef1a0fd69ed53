/**
 * The status line. What is said is shown at once and read aloud politely, at most so often: a run that reports itself must not
 * talk over the person who works.
 */
const QUIET_MS = 1500;

export type Tone = 'calm' | 'warning';

/** A sentence, made anew when the language changes. */
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

  /** What the line shows. */
  get text(): string {
    return this.#shown();
  }

  /** What the live region holds. */
  get spoken(): string {
    return this.#spoken();
  }

  say(words: Words, tone: Tone = 'calm'): void {
    this.#shown = words;
    this.tone = tone;
    this.whisper(words);
  }

  /** Read aloud, not shown: what the eye sees elsewhere already. The newest wins. */
  whisper(words: Words): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const wait = Math.max(0, this.#spokenAt + QUIET_MS - this.#now());
    this.#timer = setTimeout(() => {
      this.#spokenAt = this.#now();
      this.#spoken = words;
    }, wait);
  }
}
