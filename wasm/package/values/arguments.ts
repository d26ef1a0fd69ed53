import { typeOf } from './reading.js';
import { refusal } from '../errors/reasons.js';

/**
 * Reads arguments that are a single value. An invalid one throws a BackflowError that names it, never an internal
 * TypeError.
 */

/** Longer texts have more gates than a graph may have. */
const longestText = 2 ** 24;

function loneSurrogate(text: string): number {
  const { isWellFormed } = text as { isWellFormed?: () => boolean };
  return isWellFormed?.call(text) ? -1 : text.search(/\p{Surrogate}/u);
}

function toBounded(name: string, value: unknown): string {
  if (typeof value !== 'string') throw refusal('needs-text', { name, type: typeOf(value) });
  if (value.length <= longestText) return value;
  throw refusal('long-text', { name, length: value.length, limit: longestText });
}

/** Reads a text in the expression language. A lone surrogate is an error with its position. */
export function toSource(value: unknown): string {
  const text = toBounded('text', value);
  const index = loneSurrogate(text);
  if (index < 0) return text;
  const lines = text.slice(0, index).split(/\r\n|\r|\n/);
  const [line, column] = [lines.length, (lines.at(-1) ?? '').length + 1];
  throw refusal('lone-surrogate', { line, column }, { line, column });
}

/** Reads any other string: a name, or a value of an option. */
export function toText(name: string, value: unknown): string {
  const text = toBounded(name, value);
  const index = loneSurrogate(text);
  if (index < 0) return text;
  throw refusal('lone-surrogate-in-name', { name, position: index + 1 });
}

/** Reads a whole number from `low` to `high`. */
export function toWhole(name: string, value: unknown, low: number, high: number): number {
  if (typeof value !== 'number') throw refusal('needs-whole-number', { name, low, high, type: typeOf(value) });
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw refusal('whole-number-range', { name, low, high, value });
}

/** Reads a number of any size. */
export function toNumber(name: string, value: unknown): number {
  if (typeof value === 'number') return value;
  throw refusal('needs-number', { name, type: typeOf(value) });
}

export function toBoolean(name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw refusal('needs-boolean', { name, type: typeOf(value) });
}

const largestId = 2 ** 32 - 1;

/** Reads a node's id. */
export function toId(value: unknown): number {
  if (typeof value !== 'number') throw refusal('needs-node', { type: typeOf(value) }, { subject: 'node' });
  if (Number.isInteger(value) && value >= 0 && value <= largestId) return value;
  throw refusal('unknown-id', { id: value }, { subject: String(value) });
}

/** Reads a node's name or id. */
export function toNode(value: unknown): string | number {
  if (typeof value !== 'string') return toId(value);
  if (value === '') throw refusal('empty-name', {}, { subject: '' });
  return toText('node', value);
}

/** The largest slot or flat index that is accepted here. The engine checks the limits of the gate. */
export const largestIndex = 2 ** 31 - 1;
