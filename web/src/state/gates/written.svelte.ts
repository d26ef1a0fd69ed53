/** The Gates room's text and values, with an undo history. */
import type { TensorLike } from 'backflow';
import { UndoHistory } from '../page/undo';

/** A state that undo and redo restore. */
export interface Written {
  text: string;
  values: Record<string, TensorLike>;
  /** Inputs whose values the user chose. */
  own: readonly string[];
}

export class WrittenHistory {
  canUndo = $state(false);
  canRedo = $state(false);
  readonly #steps: UndoHistory<Written>;

  constructor(first: Written) {
    this.#steps = new UndoHistory(first);
  }

  /** Records a state. `kind` names changes that belong together; an empty one is always a separate step. */
  record(written: Written, kind: string): void {
    this.#steps.record(written, kind);
    this.#tell();
  }

  /** Replaces the current state without a new step. */
  amend(written: Written): void {
    this.#steps.amend(written);
  }

  undo(): Written | null {
    return this.#told(this.#steps.undo());
  }

  redo(): Written | null {
    return this.#told(this.#steps.redo());
  }

  #told(written: Written | null): Written | null {
    if (written) this.#tell();
    return written;
  }

  #tell(): void {
    this.canUndo = this.#steps.canUndo;
    this.canRedo = this.#steps.canRedo;
  }
}
