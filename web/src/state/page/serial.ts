/**
 * Runs a task one at a time. Calls that come while it runs are one more run at the end: a dragged slider asks the engine for the
 * newest value, not for every value it passed.
 */
export class Serial {
  readonly #task: () => Promise<void>;
  #loop: Promise<void> | null = null;
  #again = false;

  constructor(task: () => Promise<void>) {
    this.#task = task;
  }

  /** Settles when nothing is left to run. */
  ask(): Promise<void> {
    this.#again = true;
    this.#loop ??= this.#run().finally(() => (this.#loop = null));
    return this.#loop;
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#task();
    }
  }
}
