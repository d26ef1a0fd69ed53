/** A history that is not the browser's: for a room inside of another one, whose state is not in the address. */
import type { HistoryHost } from './history';

export class MemoryHistory implements HistoryHost {
  #hash: string;
  readonly #moved: (() => void)[] = [];

  constructor(hash = '') {
    this.#hash = hash;
  }

  get hash(): string {
    return this.#hash;
  }

  push(hash: string): void {
    this.#hash = hash;
  }

  replace(hash: string): void {
    this.#hash = hash;
  }

  listen(moved: () => void): void {
    this.#moved.push(moved);
  }

  /** Goes to another state, as a link does. */
  go(hash: string): void {
    this.#hash = hash;
    for (const moved of this.#moved) moved();
  }
}
