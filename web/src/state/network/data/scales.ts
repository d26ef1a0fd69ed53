/** How a column of numbers becomes whole numbers for a link: as multiples of 1, 2 or 5 times a power of ten. */

/** value = (base + index) × unit × 10^exponent, with 0 ≤ index < 2^bits. */
export interface Scale {
  base: number;
  unit: number;
  exponent: number;
  bits: number;
}

/** How many decades finer than the largest value the steps may be. */
const DECADES = 15;
const UNITS = [5, 2, 1];
/** Exact powers of ten, so that dividing by one gives the double that the decimal number reads as. */
const FINEST = -22;

export const stepOf = ({ unit, exponent }: Pick<Scale, 'unit' | 'exponent'>): number =>
  exponent < 0 ? unit / 10 ** -exponent : unit * 10 ** exponent;

export function valueAt(scale: Scale, index: number): number {
  const count = (scale.base + index) * scale.unit;
  // Adding 0 turns -0 into 0.
  return (scale.exponent < 0 ? count / 10 ** -scale.exponent : count * 10 ** scale.exponent) + 0;
}

export function indexOf(scale: Scale, value: number): number {
  return Math.round(value / stepOf(scale)) - scale.base;
}

/** The coarsest steps that hold every value exactly, if `most` bits are enough; else the finest that need no more bits. */
export function scaleOf(values: readonly number[], most: number): Scale {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const top = size > 0 ? Math.max(FINEST, Math.ceil(Math.log10(size))) : 0;
  let finest = scaleWith(low, high, 1, top + 1);
  for (let exponent = top; exponent >= Math.max(FINEST, top - DECADES); --exponent) {
    for (const unit of UNITS) {
      const scale = scaleWith(low, high, unit, exponent);
      if (scale.bits > most) return finest;
      if (isExact(scale, values)) return scale;
      finest = scale;
    }
  }
  return finest;
}

export function isExact(scale: Scale, values: readonly number[]): boolean {
  return values.every((value) => valueAt(scale, indexOf(scale, value)) === value);
}

function scaleWith(low: number, high: number, unit: number, exponent: number): Scale {
  const step = stepOf({ unit, exponent });
  const base = Math.round(low / step);
  const count = Math.round(high / step) - base;
  return { base, unit, exponent, bits: count === 0 ? 0 : Math.floor(Math.log2(count)) + 1 };
}
