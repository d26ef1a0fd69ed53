import { BackflowError } from './error.js';
import type { NodeReference } from './module.js';

/**
 * Arguments as a program in plain JavaScript may hand them over: of any type. What does not fit is a BackflowError that
 * names it, never a TypeError from inside.
 */

/** A value in a message: short, and sound for whatever it is. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

export function badValue(name: string, what: string): never {
  throw new BackflowError({ code: 'bad-value', message: `${name} ${what}`, name });
}

export function toText(name: string, value: unknown): string {
  return typeof value === 'string' ? value : badValue(name, `must be a text, not ${shown(value)}`);
}

/** An object of options; nothing given means none. */
export function toOptions<Options extends object>(name: string, value: Options | undefined): Partial<Options> {
  if (value === undefined) return {};
  return typeof value === 'object' && value !== null ? value : badValue(name, `must be an object, not ${shown(value)}`);
}

/** A whole number from `low` to `high`. */
export function toWhole(name: string, value: unknown, low: number, high: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) return value;
  const range = `from ${low} to ${high}`;
  const message = `${name} must be a whole number ${range}, not ${shown(value)}`;
  throw new BackflowError({ code: typeof value === 'number' ? 'out-of-range' : 'bad-value', message, name });
}

/** A number, whatever its size. */
export function toNumber(name: string, value: unknown): number {
  return typeof value === 'number' ? value : badValue(name, `must be a number, not ${shown(value)}`);
}

const largestId = 2 ** 32 - 1;

function noNode(value: unknown): never {
  if (typeof value !== 'string' && typeof value !== 'number') {
    return badValue('node', `must be a name or an id, not ${shown(value)}`);
  }
  throw new BackflowError({ code: 'unknown-node', message: `there is no node ${shown(value)}`, name: String(value) });
}

/** A node's id. */
export function toId(value: unknown): number {
  const sound = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largestId;
  return sound ? value : noNode(value);
}

/** A node's name or id. */
export const toNode = (value: unknown): NodeReference =>
  typeof value === 'string' && value !== '' ? value : toId(value);

/** The largest slot or flat index that can be asked for; the engine says what the gate at hand has. */
export const largestIndex = 2 ** 31 - 1;
