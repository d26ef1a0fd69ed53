/** How many updates are left in the running epoch. */
export class EpochCounter {
  readonly #examples: number;
  #batch: number;
  /** A step at which an epoch began; null after a restore, until the end of an epoch was seen. */
  #began: number | null;

  /** A run over so many examples begins, or goes on from a state inside an epoch. */
  constructor(examples: number, batch: number | 'all', restored = false) {
    this.#examples = examples;
    this.#batch = this.#size(batch);
    this.#began = restored ? null : 0;
  }

  /** Another batch size begins another epoch. */
  deal(batch: number | 'all', step: number): void {
    const size = this.#size(batch);
    if (size === this.#batch) return;
    this.#batch = size;
    this.#began = step;
  }

  /** The engine said that an epoch ended at this step. */
  ended(step: number): void {
    this.#began = step;
  }

  /** Updates to the end; 1 where only trying can tell. */
  left(step: number): number {
    if (this.#began === null) return 1;
    const whole = Math.ceil(this.#examples / this.#batch);
    return whole - ((step - this.#began) % whole);
  }

  #size(batch: number | 'all'): number {
    return batch === 'all' ? this.#examples : Math.min(batch, this.#examples);
  }
}
