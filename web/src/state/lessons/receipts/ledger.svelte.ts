/** What was answered in each lesson, kept in the browser until it is handed in as a receipt. */
import { SharedText } from '../../../ui/storage';
import type { Attempt } from './receipt';

const KEY = 'lessons.answers';
/** Further answers to one step with one seed are not kept. */
const MOST_OF_ONE = 20;
const MOST = 600;
/** Larger states of a room, such as one with a data set of its own, are not kept. */
const LARGEST = 6_000;
const LONGEST_TEXT = 200;

type Kept = Record<string, Attempt[]>;

function readKept(text: string): Kept {
  try {
    const kept = JSON.parse(text) as Kept;
    return Object.values(kept).every(Array.isArray) ? kept : {};
  } catch {
    return {};
  }
}

export class Ledger {
  readonly #stored = new SharedText(KEY);
  #kept = $state.raw<Kept>(readKept(this.#stored.text));

  /** The answers of a lesson, in their order. */
  of(lesson: string): readonly Attempt[] {
    return Object.hasOwn(this.#kept, lesson) ? this.#kept[lesson]! : [];
  }

  add(lesson: string, attempt: Attempt): void {
    this.renew();
    const before = this.of(lesson);
    const same = before.filter(({ step, seed }) => step === attempt.step && seed === attempt.seed);
    const long = 'text' in attempt && attempt.text.length > LONGEST_TEXT;
    if (long || same.length >= MOST_OF_ONE || before.length >= MOST || JSON.stringify(attempt).length > LARGEST) return;
    this.#set({ ...this.#kept, [lesson]: [...before, attempt] });
  }

  /** Begins a lesson's receipt anew. */
  forget(lesson: string): void {
    this.renew();
    this.#set({ ...this.#kept, [lesson]: [] });
  }

  /** Takes what was answered in another tab. */
  renew(): void {
    if (this.#stored.renew()) this.#kept = readKept(this.#stored.text);
  }

  #set(kept: Kept): void {
    this.#kept = kept;
    this.#stored.write(JSON.stringify(kept));
  }
}
