import { attempt, kindOfTyped, lengthOfTyped, typeOf } from './reading.js';
import { refusal } from '../errors/reasons.js';

/**
 * Reads lists of any kind: arrays, their subclasses and proxies, typed arrays. A list is read by index, never with an
 * iterator. Its length is read once and checked before anything else is read or allocated.
 */

/** The most numbers that a tensor may have (core/graph/graph.cpp). */
export const mostNumbers = 1e8;

/** A list, and its length when it was first read. */
export interface List {
  readonly items: ArrayLike<unknown>;
  readonly length: number;
  /** A typed array's kind. */
  readonly kind?: string | undefined;
}

/** Returns the value as a list, or null if it is not a list. */
export function asList(name: string, value: unknown): List | null {
  if (typeof value !== 'object' || value === null) return null;
  const kind = kindOfTyped(value);
  if (kind !== undefined) return { items: value as ArrayLike<unknown>, length: lengthOfTyped(value), kind };
  if (!attempt(name, () => Array.isArray(value))) return null;
  const items = value as ArrayLike<unknown>;
  const length: unknown = attempt(name, () => items.length);
  if (!Number.isSafeInteger(length) || (length as number) < 0) throw refusal('no-length', { name });
  return { items, length: length as number };
}

/** Reads a list of at most this many entries; anything else is an error. */
export function toList(name: string, value: unknown, limit = mostNumbers): List {
  const list = asList(name, value);
  if (!list) throw refusal('needs-list', { name, type: typeOf(value) });
  return bounded(name, list, limit);
}

export function bounded(name: string, list: List, limit = mostNumbers): List {
  if (list.length > limit) throw refusal('long-list', { name, length: list.length, limit });
  return list;
}

/** Allocates memory for this many numbers. */
export function room(name: string, count: number): Float64Array {
  if (count > mostNumbers) throw refusal('long-list', { name, length: count, limit: mostNumbers });
  try {
    return new Float64Array(count);
  } catch (cause) {
    throw refusal('no-room', { name }, { cause });
  }
}

/** Copies a list's numbers into `target`, which is large enough. `row` is for the message. */
export function copyNumbers(name: string, list: List, target: Float64Array, offset = 0, row = -1): void {
  const { items, length, kind } = list;
  if (kind !== undefined && !kind.startsWith('Big')) {
    // Between typed arrays, `set` reads neither `length` nor an iterator, and never writes out of bounds.
    attempt(name, () => target.set(items as Float64Array, offset));
    return;
  }
  let index = 0;
  let entry: unknown = 0;
  attempt(name, () => {
    for (; index < length; index++) {
      entry = items[index];
      if (typeof entry !== 'number') return;
      target[offset + index] = entry;
    }
  });
  if (index === length) return;
  const type = typeOf(entry);
  throw row < 0
    ? refusal('needs-numbers', { name, index, type })
    : refusal('needs-numbers-in-rows', { name, row, index, type });
}

/** Reads a flat list of numbers. */
export function toNumbers(name: string, value: unknown): Float64Array {
  const list = toList(name, value);
  const numbers = room(name, list.length);
  copyNumbers(name, list, numbers);
  return numbers;
}

/** Reads an entry of a list. */
export const entryOf = (name: string, { items }: List, index: number): unknown => attempt(name, () => items[index]);
