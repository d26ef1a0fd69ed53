/** Reads one entry of a tensor: a number, or a fraction such as `1/3`. */
import { parseEntry } from 'backflow/answers';

const NOT_FINITE = /^[-+\u2212]?(?:nan|inf|infinity|∞|indeterminate|complexinfinity)$/i;

/** The number, or null if the text is not a finite one. */
export function readEntry(text: string): number | null {
  const value = parseEntry(text);
  return value !== null && Number.isFinite(value) ? value : null;
}

/** Whether the text is an infinity, a NaN, a division by zero or a number that is too large. */
export function isNotFinite(text: string): boolean {
  const value = parseEntry(text);
  return NOT_FINITE.test(text.trim()) || (value !== null && !Number.isFinite(value));
}
