/** What the reader has done, by the ids of steps, kept in the browser. It can be exported, taken in again and erased. */
import { SharedText } from '../../ui/storage';

/** How a question went: right at the first try, right after some, or shown without being answered. */
export type Outcome = 'right' | 'tried' | 'shown' | 'read';

/** A step is done once it was read, answered or skipped. */
export interface Progress {
  version: 1;
  done: Record<string, Outcome>;
  /** Blanks to ask again: missed at the first try, by step. */
  missed: string[];
}

const KEY = 'lessons';
const OUTCOMES: readonly Outcome[] = ['right', 'tried', 'shown', 'read'];
const NOTHING: Progress = { version: 1, done: {}, missed: [] };

/** Reads what `text` writes; null for everything else. */
export function readProgress(text: string): Progress | null {
  try {
    const { version, done, missed } = JSON.parse(text) as Partial<Progress>;
    const whole =
      version === 1 &&
      typeof done === 'object' &&
      done !== null &&
      Object.values(done).every((one) => OUTCOMES.includes(one)) &&
      Array.isArray(missed) &&
      missed.every((one) => typeof one === 'string');
    return whole
      ? { version, done: { ...done }, missed: missed.filter((one, at) => missed.indexOf(one) === at) }
      : null;
  } catch {
    return null;
  }
}

export class ProgressKeeper {
  readonly #stored = new SharedText(KEY);
  #progress = $state.raw<Progress>(readProgress(this.#stored.text) ?? NOTHING);

  outcome(step: string): Outcome | undefined {
    return Object.hasOwn(this.#progress.done, step) ? this.#progress.done[step] : undefined;
  }

  get missed(): readonly string[] {
    return this.#progress.missed;
  }

  get text(): string {
    return JSON.stringify(this.#progress);
  }

  /** Records how a step went. An earlier, better outcome stays; a step that was missed is asked again until it is right at once. */
  record(step: string, outcome: Outcome): void {
    // With what was done in another tab.
    if (this.#stored.renew()) this.#progress = readProgress(this.#stored.text) ?? this.#progress;
    const { done, missed } = this.#progress;
    const before = this.outcome(step);
    const kept = before && OUTCOMES.indexOf(before) < OUTCOMES.indexOf(outcome) ? before : outcome;
    const others = missed.filter((one) => one !== step);
    const again = outcome === 'tried' || outcome === 'shown' || (outcome === 'read' && missed.includes(step));
    this.#set({ version: 1, done: { ...done, [step]: kept }, missed: again ? [...others, step] : others });
  }

  /** Takes the progress of a file; false: it is not one. */
  take(text: string): boolean {
    const progress = readProgress(text);
    if (progress) this.#set(progress);
    return progress !== null;
  }

  erase(): void {
    this.#set(NOTHING);
  }

  #set(progress: Progress): void {
    this.#progress = progress;
    this.#stored.write(this.text);
  }
}
