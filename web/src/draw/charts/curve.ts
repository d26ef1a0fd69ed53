/** Curves of thousands of points: scales, thinning, paths. */
import type { CurvePoint } from '../../engine/protocol/messages';

/** Maps data to pixels on one axis. */
export interface Scale {
  low: number;
  high: number;
  log: boolean;
  toPixel(value: number): number;
  toValue(pixel: number): number;
}

/** A scale from [low, high] to [start, end]. A logarithmic scale clamps values below `low`. */
export function makeScale(low: number, high: number, start: number, end: number, log = false): Scale {
  const position = (value: number): number => (log ? Math.log10(Math.max(value, low)) : value);
  const from = position(low);
  const span = position(high) - from || 1;
  return {
    low,
    high,
    log,
    toPixel: (value) => start + ((position(value) - from) / span) * (end - start),
    toValue(pixel) {
      const at = from + ((pixel - start) / (end - start || 1)) * span;
      return log ? 10 ** at : at;
    },
  };
}

/** The range of the values with a small margin. Logarithmic ranges skip values that are not positive; linear ones begin at 0. */
export function valueRange(values: Iterable<number | null>, log: boolean): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null || !Number.isFinite(value) || (log && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return log ? [0.1, 1] : [0, 1];
  if (log) return low === high ? [low / 2, high * 2] : [low / 1.15, high * 1.15];
  return [0, high > 0 ? high * 1.06 : 1];
}

/**
 * Keeps at most about four points per pixel column (first, lowest, highest, last), so that peaks stay and the work is
 * bounded. Points are in order of their step.
 */
export function thin(
  points: readonly CurvePoint[],
  read: (point: CurvePoint) => number | null,
  toColumn: (step: number) => number,
): { step: number; value: number }[] {
  const kept: { step: number; value: number }[] = [];
  let column = Number.NaN;
  let bucket: { step: number; value: number }[] = [];
  const flush = (): void => {
    if (bucket.length <= 4) {
      kept.push(...bucket);
      return;
    }
    const lowest = bucket.reduce((a, b) => (b.value < a.value ? b : a));
    const highest = bucket.reduce((a, b) => (b.value > a.value ? b : a));
    const chosen = new Set([bucket[0]!, lowest, highest, bucket[bucket.length - 1]!]);
    kept.push(...bucket.filter((point) => chosen.has(point)));
  };
  for (const point of points) {
    const value = read(point);
    if (value === null || !Number.isFinite(value)) continue;
    const at = Math.floor(toColumn(point.step));
    if (at !== column) {
      flush();
      bucket = [];
      column = at;
    }
    bucket.push({ step: point.step, value });
  }
  flush();
  return kept;
}

/** An SVG path through the points. */
export function linePath(points: readonly { step: number; value: number }[], x: Scale, y: Scale): string {
  return points
    .map(
      ({ step, value }, index) =>
        `${index === 0 ? 'M' : 'L'}${x.toPixel(step).toFixed(1)} ${y.toPixel(value).toFixed(1)}`,
    )
    .join('');
}

/** Index of the point whose step is nearest; points are in order of their step. */
export function nearestPoint(points: readonly CurvePoint[], step: number): number {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.step < step) low = middle + 1;
    else high = middle;
  }
  const before = points[low - 1];
  return before && step - before.step < points[low]!.step - step ? low - 1 : low;
}
