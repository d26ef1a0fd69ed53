import type { Unreadable } from './number.js';

/** A number, a vector or a matrix. */
export type Expected = number | ArrayLike<number> | ArrayLike<ArrayLike<number>> | FlatExpected;

/** A tensor as the engine returns it. */
export interface FlatExpected {
  shape: readonly number[];
  data: ArrayLike<number>;
}

/** An answer that has a name: `value` for a number, `values` for a vector or a matrix. */
export type NamedAnswer<Id = string> = { id: Id; value: Expected } | { id: Id; values: Expected };

export interface JudgeOptions<Id = string> {
  truth: Expected;
  /** Wrong answers that are recognized. */
  wrong?: readonly NamedAnswer<Id>[];
  /** Answers that are right by another convention. */
  conventions?: readonly NamedAnswer<Id>[];
  /** The significant digits with which numbers are shown, 1 to 15; default 3. */
  digits?: number;
}

/**
 * - `exact`: equal to the truth as it is shown, or to as many digits as were typed beyond that;
 * - `convention`: right by the convention `id`;
 * - `mistake`: the wrong answer `id`;
 * - `close`: the truth rounded to the digits that were typed, at least one, or within 1 % of it;
 * - `not-yet`: none of these;
 * - `unread`: not a number, for a `reason`.
 *
 * Listed answers are recognized before `close` is tried.
 */
export type VerdictName = 'exact' | 'close' | 'convention' | 'mistake' | 'not-yet' | 'unread';

/** A verdict, with the convention or the mistake that was recognized. */
export interface Judged<Id = string> {
  verdict: VerdictName;
  id?: Id;
}

export interface Judgement<Id = string> extends Judged<Id> {
  /** The number that was read. */
  number?: number;
  /** For a vector or a matrix of the right shape: the verdict on each entry, row by row. */
  entries?: Judged<Id>[];
  /** Why the text was not read, or that the shape is another one. */
  reason?: Unreadable | 'ragged' | 'shape';
  /** The entry that was not read; both count from 1. */
  row?: number;
  column?: number;
}
