/** Reads one entry of a tensor: a number, or a fraction such as `1/3`. */
import { parseNumber } from '../page/number-text';

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

function parseEntry(text: string): number | null {
  const parts = text.split('/');
  if (parts.length !== 2) return parseNumber(text);
  const [above, below] = parts.map(parseNumber) as [number | null, number | null];
  return above === null || below === null ? null : above / below;
}
