/** A history of states. Changes that belong together, such as typing or a drag, are one step. */

/** A pause longer than this starts a new step. */
const PAUSE_MS = 800;

export class UndoHistory<T> {
  #past: T[] = [];
  #future: T[] = [];
  #present: T;
  /** The caller's name for the last change. Equal names within the pause are one step. */
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

  /** Records a state. `kind` names changes that belong together; an empty one is always a separate step. */
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

  /** Replaces the current state without a new step. */
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
