/** A function and its derivative over an interval, as paths. */
import type { Scale } from './curve';

/** Curves are cut off beyond this, so that a pole doesn't flatten everything else. */
const MOST = 6;

/** The interval to draw: symmetric around 0, contains [-4, 4] and the operating points below 1e6. */
export function interval(inputs: ArrayLike<number>): { low: number; high: number } {
  let most = 4;
  for (let index = 0; index < inputs.length; ++index) {
    const size = Math.abs(inputs[index]!);
    if (size < 1e6 && size * 1.1 > most) most = size * 1.1;
  }
  const power = 10 ** Math.floor(Math.log10(most));
  const step = power >= 10 ? power / 2 : 1;
  const rounded = Math.ceil(most / step) * step;
  return { low: -rounded, high: rounded };
}

/** The range to draw of both curves, with a small margin. It always contains 0. */
export function curveRange(...curves: ArrayLike<number>[]): [number, number] {
  let low = 0;
  let high = 0;
  const finite = curves.flatMap((curve) => Array.from(curve).filter(Number.isFinite));
  const sizes = finite.map(Math.abs).sort((a, b) => a - b);
  // Fit seven of eight numbers: the rest may be near a pole.
  const most = Math.max(MOST, sizes[Math.floor(sizes.length * 0.875)] ?? 0);
  for (const value of finite) {
    low = Math.min(low, Math.max(value, -most));
    high = Math.max(high, Math.min(value, most));
  }
  if (low === high) return [-1, 1];
  const air = (high - low) * 0.07;
  return [low - air, high + air];
}

/** A line through the points with gaps where a value is not finite, far outside the picture, or jumps across all of it. */
export function functionPath(x: ArrayLike<number>, y: ArrayLike<number>, across: Scale, up: Scale): string {
  const height = up.high - up.low;
  let path = '';
  let before: number | null = null;
  for (let index = 0; index < x.length; ++index) {
    const value = y[index]!;
    const drawn = Number.isFinite(value) && value >= up.low - height && value <= up.high + height;
    const jumps = before !== null && Math.abs(value - before) > height;
    if (drawn) {
      const sign = before === null || jumps ? 'M' : 'L';
      path += `${sign}${across.toPixel(x[index]!).toFixed(1)} ${up.toPixel(value).toFixed(1)}`;
    }
    before = drawn ? value : null;
  }
  return path;
}
