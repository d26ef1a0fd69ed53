/** Numbers as people write and paste them. */
import { plainExponent } from '../../ui/format';

/** Of the characters of a number: either minus sign, thin spaces between thousands, powers of ten as the page writes them. */
function plain(text: string): string {
  return plainExponent(text.trim())
    .replace(/\u2212/g, '-')
    .replace(/(?<=\d)[\u202f\u2009](?=\d{3})/g, '')
    .replace('×10^', 'e');
}

/** The number a text stands for, however large, with a point or a comma before its decimals; null where it is none. */
export function parseNumber(text: string): number | null {
  const written = plain(text).replace(/^([-+]?\d+),(\d+)(?=e|$)/i, '$1.$2');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(written) ? Number(written) : null;
}

/** As `parseNumber`, for numbers that the engine can take. */
export function readNumber(text: string): number | null {
  const value = parseNumber(text);
  return value !== null && Number.isFinite(value) ? value : null;
}
