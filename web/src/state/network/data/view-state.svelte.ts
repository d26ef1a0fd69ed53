/** The columns that the maps show of the data in use, and where they hold the others. */
import type { DataView } from 'backflow';
import { NO_CHOICE, rangesOf, SQUARE, viewOf, type ViewChoice } from './view';

export class ViewState {
  choice = $state.raw<ViewChoice>(NO_CHOICE);
  readonly #data: () => DataView | null;
  readonly #changed: () => Promise<void>;
  /** What the choice belongs to: own data, or the name of a data set. */
  #of: unknown = null;
  readonly ranges = $derived.by(() => {
    const data = this.#data();
    return data && rangesOf(data);
  });
  readonly current = $derived(this.ranges ? viewOf(this.ranges, this.choice) : SQUARE);

  constructor(data: () => DataView | null, changed: () => Promise<void>) {
    this.#data = data;
    this.#changed = changed;
  }

  /** Other data begins with its first columns and its means. */
  belongTo(data: unknown): void {
    if (data !== this.#of) this.choice = NO_CHOICE;
    this.#of = data;
  }

  /** Shows other columns, or holds the others elsewhere. */
  async show(choice: ViewChoice): Promise<void> {
    this.choice = choice;
    await this.#changed();
  }
}
