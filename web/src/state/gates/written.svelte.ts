/** What is written in the Gates room, text and values, as a history that can be walked. */
import type { TensorLike } from 'backflow';
import { UndoHistory } from '../page/undo';

/** What undo and redo go back to. */
export interface Written {
  text: string;
  values: Record<string, TensorLike>;
  /** Inputs whose values somebody chose. */
  own: readonly string[];
}

export class WrittenHistory {
  canUndo = $state(false);
  canRedo = $state(false);
  readonly #steps: UndoHistory<Written>;

  constructor(first: Written) {
    this.#steps = new UndoHistory(first);
  }

  /** `kind` names changes that belong together; an empty one stands alone. */
  record(written: Written, kind: string): void {
    this.#steps.record(written, kind);
    this.#tell();
  }

  /** What is written is this now, without a step of its own. */
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
