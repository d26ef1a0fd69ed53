/** Reads numbers as people write them. */

/** Why a text is not a number. */
export type Unreadable = 'empty' | 'not-a-number' | 'divided-by-zero' | 'too-large';

/** A number that was read, and how precisely it was written. */
export interface ReadNumber {
  value: number;
  /** The significant digits that were written, trailing zeros included: 2 in `0.20`, 0 in `0`. Null for a fraction. */
  digits: number | null;
}

export interface UnreadNumber {
  value: null;
  reason: Unreadable;
}

/** A digit followed by a sign such as ½: `1½` would turn into `11/2`. */
const MIXED = /\d\s*[\u00bc-\u00be\u2150-\u215e]/;

/**
 * Writes a number's text as programs do: full-width digits and signs, any minus sign, thin spaces between thousands, and
 * powers of ten such as `×10⁻⁴` or `·10^-4`.
 */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/[\u2212\u2012\u2013\ufe63]/g, '-')
    .replace(/\u2044/g, '/')
    .replace(/(?<=\d)[×·*]10\^?(?=-?\d)/, 'e');
}

/** The page writes thousands with thin spaces, which NFKC would turn into ordinary ones. */
const closed = (text: string): string => text.replace(/(?<=\d)[\u202f\u2009\u00a0](?=\d{3})/g, '');

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** Returns a number's text with a decimal point; null if it is not a number. */
function written(text: string): string | null {
  if (MIXED.test(text)) return null;
  const pointed = plain(closed(text)).replace(/^([-+]?\d+),(\d+)(?=e|$)/i, '$1.$2');
  return NUMBER.test(pointed) ? pointed : null;
}

/** Reads a number of any size, with a decimal point or comma; null if the text is not a number. */
export function parseNumber(text: string): number | null {
  const number = written(text);
  return number === null ? null : Number(number);
}

/** Reads a number or a fraction such as `1/3`, of any size; null if the text is neither. */
export function parseEntry(text: string): number | null {
  if (MIXED.test(text)) return null;
  const parts = plain(closed(text)).split('/');
  if (parts.length !== 2) return parseNumber(text);
  const [above, below] = parts.map(parseNumber) as [number | null, number | null];
  return above === null || below === null ? null : above / below;
}

/**
 * Reads an answer: `−0.2`, `0,5`, `.5`, `2e-3`, `1/3`, `３．５`, with spaces around it, after its sign and around the
 * slash. The result has a reason if the text is not a finite number.
 */
export function readNumber(text: string): ReadNumber | UnreadNumber {
  if (text.trim() === '') return { value: null, reason: 'empty' };
  const tight = MIXED.test(text) ? text : tightened(plain(closed(text)));
  const value = parseEntry(tight);
  if (value === null) return { value, reason: 'not-a-number' };
  const fraction = tight.includes('/');
  if (!Number.isFinite(value)) return { value: null, reason: fraction ? 'divided-by-zero' : 'too-large' };
  return { value, digits: fraction ? null : significant(tight) };
}

/** Removes spaces after a sign and around a slash, and writes `,5` as `.5`. */
const tightened = (text: string): string =>
  text
    .replace(/^([-+])\s+/, '$1')
    .replace(/\s*\/\s*/, '/')
    .replace(/^([-+]?),(?=\d)/, '$1.');

function significant(number: string): number {
  const [mantissa = ''] = number.toLowerCase().split('e');
  return mantissa.replace(/\D/g, '').replace(/^0+/, '').length;
}
