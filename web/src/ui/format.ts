/** How numbers are written everywhere: three significant digits, a true minus sign, scientific below 1e-3. */

const MINUS = '\u2212';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `-4` as `⁻⁴`. */
export function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return (exponent < 0 ? '⁻' : '') + digits;
}

/** A number for the eye: `0.393`, `−12.4`, `3.05×10⁻⁴`; zero, NaN and the infinities have their own signs. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return '0';
  const sign = value < 0 ? MINUS : '';
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) {
    const [mantissa, exponent] = size.toExponential(digits - 1).split('e') as [string, string];
    return `${sign}${mantissa}×10${superscript(Number(exponent))}`;
  }
  const rounded = Number(size.toPrecision(digits));
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(rounded)));
  return sign + rounded.toFixed(Math.min(decimals, 20));
}

/** Two decimals, as on a slide; what they would make 0, and what is too large for them, is written in powers of ten. */
export function formatSlide(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size >= 1e6 || (size > 0 && size < 0.005)) return formatNumber(value, 2);
  return (value < 0 ? MINUS : '') + size.toFixed(2);
}

/** Every digit the number has: what hover and focus show. */
export function formatExact(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  return String(value).replace('-', MINUS).replace('e', '×10^').replace('^-', `^${MINUS}`);
}

/** A share as a percentage with one decimal: `98.3 %`. */
export function formatPercent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : formatNumber(share);
}

/** A count with thin spaces between thousands. */
export function formatCount(count: number): string {
  const digits = Math.round(Math.abs(count)).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return (count < 0 ? MINUS : '') + grouped;
}
