/**
 * Runs a task one at a time. Calls during a run cause one more run at its end: a dragged slider asks the engine for the newest
 * value, not for every value on the way.
 */
export class Serial {
  readonly #task: () => Promise<void>;
  #loop: Promise<void> | null = null;
  #again = false;

  constructor(task: () => Promise<void>) {
    this.#task = task;
  }

  /** Settles when no run is left. */
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
