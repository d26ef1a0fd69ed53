/**
 * How the page writes numbers: three significant digits, including trailing zeros, but never fewer digits than the integer
 * part has: `0.393`, `−12.0`, `12 346`. Below 1e-3 and from 1e6 up, powers of ten: `3.05×10⁻⁴`.
 */

const MINUS = '\u2212';
const THIN = '\u202f';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const DIGITS = 3;
const SMALLEST = 1e-3;
const LARGEST = 1e6;

/** Writes `-4` as `⁻⁴`. */
export function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return (exponent < 0 ? '⁻' : '') + digits;
}

/** Writes `×10⁻⁴` as `e-4`, as programs do. */
export function plainExponent(text: string): string {
  return text.replace(
    /×10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/,
    (_, sign: string, digits: string) =>
      `e${sign && '-'}${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`,
  );
}

/** A number, shortened for display. Zero, NaN and the infinities have their own signs. */
export function formatNumber(value: number): string {
  return signed(value, (size) => {
    // Numbers that round up to seven digits don't fit either.
    if (size < SMALLEST || Math.round(size) >= LARGEST) return scientific(size.toExponential(DIGITS - 1));
    // The rounded number decides: 99.96 gets as many decimals as 100.
    const exponent = Number(size.toExponential(DIGITS - 1).split('e')[1]);
    const decimals = DIGITS - 1 - exponent;
    return decimals > 0 ? size.toFixed(decimals) : grouped(size.toFixed(0));
  });
}

/** A number in a small cell: two significant digits, at most six characters. `≈0` is too small for them. */
export function formatBrief(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && size < 0.005) return '≈0';
  return signed(value, () => {
    if (size >= 1000) return `10${superscript(Math.floor(Math.log10(size)))}`;
    const decimals = Math.max(0, 1 - Math.floor(Math.log10(size)));
    return size.toFixed(Math.min(2, decimals));
  });
}

/** Every digit of the number, as shown on hover and focus. */
export function formatExact(value: number): string {
  return signed(value, (size) => scientific(String(size)));
}

/** A round number, such as a tick of an axis, in as few characters as possible: `0.5`, `200 000`, `10⁻⁴`. */
export function formatRound(value: number): string {
  return signed(value, (size) => {
    if (size < SMALLEST || size >= LARGEST) return scientific(size.toExponential()).replace(/^1×/, '');
    const [whole, decimals] = String(size).split('.') as [string, string?];
    return decimals === undefined ? grouped(whole) : `${grouped(whole)}.${decimals}`;
  });
}

/** A share as a percentage: `98.3%`. */
export function formatPercent(share: number): string {
  return Number.isFinite(share) ? `${formatNumber(share * 100)}%` : formatNumber(share);
}

/** A count with all its digits, in groups of three. */
export function formatCount(count: number): string {
  return signed(Math.round(count), (size) => grouped(scientific(String(size))));
}

function signed(value: number, write: (size: number) => string): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === 0) return '0';
  const size = Math.abs(value);
  return (value < 0 ? MINUS : '') + (size === Infinity ? '∞' : write(size));
}

function scientific(text: string): string {
  const [mantissa, exponent] = text.split('e') as [string, string?];
  return exponent === undefined ? mantissa : `${mantissa}×10${superscript(Number(exponent))}`;
}

/** Puts thin spaces between thousands. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, THIN);
}
