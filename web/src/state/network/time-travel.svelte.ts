/**
 * Undo and redo of the whole room: before each change, the settings and the trained net are kept. They may take up some memory; beyond
 * it, the oldest are dropped.
 */
import type { TrainerState, TrainingMistake } from 'backflow';
import type { CurvePoint } from '../../engine/protocol/messages';
import type { Settings } from './settings';

/** The most memory of all kept moments, in bytes. */
export const MOST_BYTES = 32 * 2 ** 20;
/** About what a point of the curve takes up. */
const POINT_BYTES = 64;

export interface Moment {
  settings: Settings;
  /** The trained net; null: a new run with these settings. */
  state: TrainerState | null;
  curve: CurvePoint[];
  /** The step of the trained net. */
  step?: number;
  /** The mistake on purpose that the run makes. */
  mistake: TrainingMistake | null;
}

const sizeOf = ({ state, curve }: Moment): number => (state?.bytes.length ?? 0) + curve.length * POINT_BYTES;

export class TimeTravel {
  #past = $state.raw<Moment[]>([]);
  #future = $state.raw<Moment[]>([]);
  readonly #most: number;

  constructor(most = MOST_BYTES) {
    this.#most = most;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** The memory that all moments take up, in bytes. */
  get bytes(): number {
    return [...this.#past, ...this.#future].reduce((sum, moment) => sum + sizeOf(moment), 0);
  }

  /** Keeps the moment before a change. What was undone can't be redone any more. */
  record(before: Moment): void {
    this.#future = [];
    this.#past = [...this.#past, before];
    this.#fit();
  }

  /** The moment before the last change. `now` is kept for redo. */
  undo(now: Moment): Moment | null {
    const before = this.#past.at(-1);
    if (!before) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, now];
    this.#fit();
    return before;
  }

  redo(now: Moment): Moment | null {
    const after = this.#future.at(-1);
    if (!after) return null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, now];
    this.#fit();
    return after;
  }

  /** Drops the moments that are farthest away. */
  #fit(): void {
    while (this.bytes > this.#most && this.#past.length + this.#future.length > 0) {
      if (this.#past.length > 0) this.#past = this.#past.slice(1);
      else this.#future = this.#future.slice(1);
    }
  }
}
