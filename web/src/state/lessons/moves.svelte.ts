/** Counts the moves of a repair: a setting that is changed is a move, however often it is changed in a row. */
type Values = Readonly<Record<string, unknown>>;

export class Moves {
  count = $state(0);
  #before: Values | null = null;
  #last = '';

  /** Starts at these settings. */
  start(settings: object): void {
    this.count = 0;
    this.#before = { ...settings };
    this.#last = '';
  }

  /** Looks at the settings after a change. */
  look(settings: object): void {
    if (!this.#before) return;
    for (const [name, value] of Object.entries(settings) as [string, unknown][]) {
      if (UNCOUNTED.includes(name) || JSON.stringify(value) === JSON.stringify(this.#before[name])) continue;
      if (name !== this.#last) this.count += 1;
      this.#last = name;
    }
    this.#before = { ...settings };
  }
}

/** How fast it is played changes nothing in the net. */
const UNCOUNTED: readonly string[] = ['speed'];
