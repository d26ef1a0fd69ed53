/** A function and its derivative over an interval, as paths. */
import type { Scale } from './curve';

/** Beyond these a curve leaves the picture: what goes to infinity must not press everything else flat. */
const MOST = 6;

/** How far the picture reaches: symmetric around the operating points, at least four each way. */
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

/** The lowest and highest number that is drawn of both curves, with a little air, 0 always among them. */
export function curveRange(...curves: ArrayLike<number>[]): [number, number] {
  let low = 0;
  let high = 0;
  const finite = curves.flatMap((curve) => Array.from(curve).filter(Number.isFinite));
  const sizes = finite.map(Math.abs).sort((a, b) => a - b);
  // Seven numbers of eight fit: the rest may be on the way to infinity.
  const most = Math.max(MOST, sizes[Math.floor(sizes.length * 0.875)] ?? 0);
  for (const value of finite) {
    low = Math.min(low, Math.max(value, -most));
    high = Math.max(high, Math.min(value, most));
  }
  if (low === high) return [-1, 1];
  const air = (high - low) * 0.07;
  return [low - air, high + air];
}

/** A line through the points; it breaks where a value is not finite, far outside the picture, or jumps over all of it. */
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
