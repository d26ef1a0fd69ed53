/**
 * The status line. What is said is shown at once and read aloud politely, at most so often: a run that reports itself must not
 * talk over the person who works.
 */
const QUIET_MS = 1500;

export type Tone = 'calm' | 'warning';

export class Status {
  /** What the line shows. */
  text = $state('');
  tone = $state<Tone>('calm');
  /** What the live region holds. */
  spoken = $state('');
  #spokenAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  say(text: string, tone: Tone = 'calm'): void {
    this.text = text;
    this.tone = tone;
    this.whisper(text);
  }

  /** Read aloud, not shown: what the eye sees elsewhere already. The newest wins. */
  whisper(text: string): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const wait = Math.max(0, this.#spokenAt + QUIET_MS - this.#now());
    this.#timer = setTimeout(() => {
      this.#spokenAt = this.#now();
      this.spoken = text;
    }, wait);
  }
}
