/** The loss curve's points: all of them while they are few, every second one whenever they are too many. */
import type { CurvePoint } from '../../engine/protocol/messages';

/** More points than any screen has columns for a chart. */
const MOST = 2000;

/** A new list with the points added, thinned evenly; the first and the newest always stay. */
export function extendCurve(curve: readonly CurvePoint[], added: readonly CurvePoint[]): CurvePoint[] {
  const last = curve.at(-1);
  const joined = last && added[0]?.step === last.step ? [...curve.slice(0, -1), ...added] : [...curve, ...added];
  return joined.length <= MOST ? joined : thin(joined);
}

function thin(points: readonly CurvePoint[]): CurvePoint[] {
  const newest = points.length - 1;
  return points.filter((_, index) => index % 2 === 0 || index === newest);
}

/** The curve up to a step: what remains after going back to it. */
export function curveUpTo(curve: readonly CurvePoint[], step: number): CurvePoint[] {
  return curve.filter((point) => point.step <= step);
}
