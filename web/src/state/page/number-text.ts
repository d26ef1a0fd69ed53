/** Numbers as people write and paste them. */
import { plainExponent } from '../../ui/format';

/** Normalizes a number's text: both minus signs, thin spaces between thousands, powers of ten as the page writes them. */
function plain(text: string): string {
  return plainExponent(text.trim())
    .replace(/\u2212/g, '-')
    .replace(/(?<=\d)[\u202f\u2009](?=\d{3})/g, '')
    .replace('×10^', 'e');
}

/** Reads a number of any size, with a decimal point or comma; null if the text is not a number. */
export function parseNumber(text: string): number | null {
  const written = plain(text).replace(/^([-+]?\d+),(\d+)(?=e|$)/i, '$1.$2');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(written) ? Number(written) : null;
}

/** Like `parseNumber`, but null for numbers that the engine can't take. */
export function readNumber(text: string): number | null {
  const value = parseNumber(text);
  return value !== null && Number.isFinite(value) ? value : null;
}
