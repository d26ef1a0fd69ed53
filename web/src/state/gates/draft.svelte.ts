/** What the text of a value field is read as: while it is typed, and once it is taken. */
import type { TensorLike } from 'backflow';
import { isRead, readingsOf, type Read, type Readings, type Unread } from './tensor-read';

type Rank = 0 | 1 | 2;

export class Draft {
  /** Why the text can't be read. */
  refused = $state.raw<{ text: string; why: Unread } | null>(null);
  /** The reading that was taken or, while `pending`, will be. */
  current = $state.raw<Read | null>(null);
  others = $state.raw<Read[]>([]);
  /** The text has several readings, and none is taken yet. */
  pending = $state(false);
  /** The line keeps its place until the text is taken, so that nothing moves with each key. */
  held = $state(false);
  readonly #fits: (value: TensorLike) => boolean;

  constructor(fits: (value: TensorLike) => boolean = () => true) {
    this.#fits = fits;
  }

  /** Shows the readings of a text that is not taken yet; null: the text was discarded. True if there are several. */
  preview(text: string | null, rank: Rank): boolean {
    const readings = text === null ? null : this.#readings(text, rank);
    if (text !== null && readings && readings.others.length > 0) {
      this.#show(text, readings);
      this.held = true;
      return (this.pending = true);
    }
    const held = this.held && text !== null;
    if (this.pending) this.clear();
    this.held = held;
    return false;
  }

  /** Takes a text; null if it can't be read. */
  submit(text: string, rank: Rank): Read | null {
    this.clear();
    this.#show(text, this.#readings(text, rank));
    return this.current;
  }

  /** Takes another reading of the text. */
  choose(read: Read): void {
    const all = this.current ? [this.current, ...this.others] : this.others;
    this.clear();
    this.current = read;
    this.others = all.filter((one) => one !== read);
  }

  clear(): void {
    this.refused = this.current = null;
    this.others = [];
    this.pending = this.held = false;
  }

  #show(text: string, { first, others }: Readings): void {
    this.refused = isRead(first) ? null : { text, why: first };
    this.current = isRead(first) ? first : null;
    this.others = others;
  }

  /** The readings that fit the field, or why there is none. */
  #readings(text: string, rank: Rank): Readings {
    const { first, others } = readingsOf(text, rank);
    const fitting = others.filter(({ value }) => this.#fits(value));
    if (!isRead(first) || this.#fits(first.value) || fitting.length === 0) return { first, others: fitting };
    return { first: fitting[0]!, others: fitting.slice(1) };
  }
}
