/** The error of numeric gradients against their step, on two logarithmic axes: the V. */
import type { ErrorCurves, ErrorPoint, Precision } from '../../engine/protocol/gates-panels';
import { superscript } from '../../ui/format';
import { makeScale, type Scale } from './curve';

/** Errors below this are drawn at the edge, since a logarithmic axis has no 0. */
export const LEAST_ERROR = 1e-14;
export const MOST_ERROR = 10;

export interface ErrorScales {
  x: Scale;
  y: Scale;
}

/** The scales of both axes. The largest step is on the left. */
export function errorScales(
  points: readonly ErrorPoint[],
  left: number,
  right: number,
  top: number,
  bottom: number,
): ErrorScales {
  const steps = points.map(({ step }) => step);
  const low = Math.min(...steps);
  const high = Math.max(...steps);
  return {
    x: makeScale(low, high, right, left, true),
    y: makeScale(LEAST_ERROR, MOST_ERROR, bottom, top, true),
  };
}

/** The position of a point; null if its error is not a number. */
export function errorPlace({ step, error }: ErrorPoint, { x, y }: ErrorScales): { x: number; y: number } | null {
  if (error === null || Number.isNaN(error)) return null;
  return { x: x.toPixel(step), y: y.toPixel(Math.min(error, MOST_ERROR)) };
}

/** A line through the points with gaps where the error is not a number. */
export function errorPath(points: readonly ErrorPoint[], scales: ErrorScales): string {
  let path = '';
  let drawing = false;
  for (const point of points) {
    const place = errorPlace(point, scales);
    if (place) path += `${drawing ? 'L' : 'M'}${place.x.toFixed(1)} ${place.y.toFixed(1)}`;
    drawing = place !== null;
  }
  return path;
}

/** The point with the smallest error: the bottom of the V. */
export function lowestPoint(points: readonly ErrorPoint[]): ErrorPoint | null {
  return points.reduce<ErrorPoint | null>(
    (best, point) => (point.error !== null && point.error < (best?.error ?? Infinity) ? point : best),
    null,
  );
}

/** The distance from 1 to the next number: smaller differences are rounding at any step. */
const ROUNDING: Record<Precision, number> = { float32: 2 ** -23, float64: 2 ** -52 };

/** The minimum of a V: errors fall while differences get finer, then rise with rounding. Null: the curve is not a V. */
function bottomOf(points: readonly ErrorPoint[], rounding: number): ErrorPoint | null {
  const known = points.filter(({ error }) => error !== null && !Number.isNaN(error));
  const lowest = lowestPoint(known);
  if (!lowest) return null;
  const clear = 10 * Math.max(lowest.error!, rounding);
  return known[0]!.error! > clear && known.at(-1)!.error! > clear ? lowest : null;
}

/** The best step of each curve, if they show what the notes say: both are a V, and float64's minimum has a smaller step. */
export function bestSteps({ float32, float64 }: ErrorCurves['curves']): Record<Precision, number> | null {
  const single = bottomOf(float32, ROUNDING.float32);
  const wide = bottomOf(float64, ROUNDING.float64);
  return single && wide && wide.step < single.step ? { float32: single.step, float64: wide.step } : null;
}

/** A power of ten as axes write it: `10⁻⁵`; 10⁰ is `1`. */
export function powerLabel(value: number): string {
  const exponent = Math.round(Math.log10(value));
  return exponent === 0 ? '1' : `10${superscript(exponent)}`;
}
