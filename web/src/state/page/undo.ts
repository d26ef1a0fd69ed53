/** A history of states: what belongs together (typing, a drag) is one step of it. */

/** A pause longer than this begins a new step. */
const PAUSE_MS = 800;

export class UndoHistory<T> {
  #past: T[] = [];
  #future: T[] = [];
  #present: T;
  /** What the last change was, as the caller names it; equal ones within the pause are one step. */
  #kind = '';
  #at = -Infinity;
  readonly #now: () => number;
  readonly #most: number;

  constructor(first: T, now: () => number = () => performance.now(), most = 200) {
    this.#present = first;
    this.#now = now;
    this.#most = most;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** `kind` names changes that belong together; an empty one stands alone. */
  record(state: T, kind = ''): void {
    const now = this.#now();
    const joins = kind !== '' && kind === this.#kind && now - this.#at < PAUSE_MS;
    if (!joins) {
      this.#past.push(this.#present);
      if (this.#past.length > this.#most) this.#past.shift();
    }
    this.#present = state;
    this.#future = [];
    this.#kind = kind;
    this.#at = now;
  }

  /** The present state is another one, without a step of its own. */
  amend(state: T): void {
    this.#present = state;
  }

  undo(): T | null {
    return this.#move(this.#past, this.#future);
  }

  redo(): T | null {
    return this.#move(this.#future, this.#past);
  }

  #move(from: T[], to: T[]): T | null {
    const next = from.pop();
    if (next === undefined) return null;
    to.push(this.#present);
    this.#present = next;
    this.#kind = '';
    return next;
  }
}
