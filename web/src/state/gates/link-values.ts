/** The valid values of a link's parts, and the problems that a link can have. */
import type { TensorLike } from 'backflow';
import * as v from 'valibot';
import type { WireError } from '../../engine/protocol/errors';
import { MOST_ENTRIES } from './tensor-read';

export type TensorFault = 'empty' | 'ragged' | 'number' | 'large';

/** A problem with a link. */
export type LinkProblem =
  /** Nothing in it can be used. */
  | { kind: 'broken' | 'text' | 'fatal' }
  | { kind: 'version'; version: number }
  | { kind: 'unread'; message: string }
  /** This value is left out. */
  | { kind: 'value'; name: string; fault: TensorFault }
  | { kind: 'part'; part: string }
  /** The engine can't build a graph from it. */
  | { kind: 'refused'; error: WireError };

const MOST_TEXT = 400_000;
/** As many as the gates of the largest graph that is shown, so that the page can read all its links. */
const MOST_VALUES = 10_000;
const MOST_NAME = 200;

/** Why a value is not a tensor; null if it is one. */
export function tensorFault(value: unknown): TensorFault | null {
  if (!Array.isArray(value)) return Number.isFinite(value) ? null : 'number';
  if (value.length === 0) return 'empty';
  const rows = value.some(Array.isArray) ? (value as unknown[]) : [value];
  let columns = -1;
  for (const row of rows) {
    if (!Array.isArray(row)) return 'ragged';
    if (row.length === 0) return 'empty';
    if (columns >= 0 && row.length !== columns) return 'ragged';
    columns = row.length;
    if (rows.length * columns > MOST_ENTRIES) return 'large';
    if (!row.every(Number.isFinite)) return 'number';
  }
  return null;
}

export const text = v.pipe(v.string(), v.maxLength(MOST_TEXT));
export const tensor = v.custom<TensorLike>((value) => tensorFault(value) === null);
/** The id of a node, or the index of an entry. */
export const id = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
/** The name of an input. */
export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_NAME));
const pairs = v.pipe(v.array(v.tuple([v.string(), v.unknown()])), v.maxLength(MOST_VALUES));

/** Reads each value on its own, so that a bad one doesn't affect the others. Null: the part is not a list of values. */
export function readValues(part: unknown): { value: Record<string, TensorLike>; problems: LinkProblem[] } | null {
  const read = v.safeParse(pairs, part);
  if (!read.success) return null;
  const problems: LinkProblem[] = [];
  const sound = read.output.filter(([key, value]) => {
    const fault = tensorFault(value);
    if (!v.is(name, key)) problems.push({ kind: 'part', part: 'values' });
    else if (fault) problems.push({ kind: 'value', name: key, fault });
    else return true;
    return false;
  });
  // fromEntries defines properties, so inherited names such as `__proto__` are not special.
  return { value: Object.fromEntries(sound) as Record<string, TensorLike>, problems };
}
