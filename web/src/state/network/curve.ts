/** The points of the curves. Whenever they are too many, every second one is dropped. */
import type { CurvePoint } from '../../engine/protocol/messages';

/** More points than a chart has pixel columns on any screen. */
const MOST = 2000;

/** Returns a new list with the points added, thinned evenly. The first, the newest and the best point always stay. */
export function extendCurve(curve: readonly CurvePoint[], added: readonly CurvePoint[]): CurvePoint[] {
  const last = curve.at(-1);
  const joined = last && added[0]?.step === last.step ? [...curve.slice(0, -1), ...added] : [...curve, ...added];
  return joined.length <= MOST ? joined : thin(joined);
}

function thin(points: readonly CurvePoint[]): CurvePoint[] {
  const newest = points.length - 1;
  const best = bestPoint(points);
  return points.filter((point, index) => index % 2 === 0 || index === newest || point === best);
}

/** The first point with the lowest test loss; null without test points. */
export function bestPoint(points: readonly CurvePoint[]): CurvePoint | null {
  let best: CurvePoint | null = null;
  for (const point of points)
    if (point.testLoss !== null && point.testLoss < (best?.testLoss ?? Infinity)) best = point;
  return best;
}

/** The curve up to a step, for going back to it. */
export function curveUpTo(curve: readonly CurvePoint[], step: number): CurvePoint[] {
  return curve.filter((point) => point.step <= step);
}
