/** Rounds numbers as they are shown and as they were typed. */

const LARGEST = 1e6;

/**
 * Returns a number as it is shown: with `digits` significant digits, but below a million never fewer than its integer
 * part has.
 */
export function shown(number: number, digits: number): number {
  if (number === 0 || !Number.isFinite(number)) return number;
  const rounded = Number(number.toPrecision(digits));
  const size = Math.abs(rounded);
  return size >= 10 ** (digits - 1) && size < LARGEST ? Number(number.toFixed(0)) : rounded;
}

/** Returns a number rounded to significant digits. */
export function roundedTo(number: number, digits: number): number {
  return Number(number.toPrecision(Math.min(digits, 17)));
}
