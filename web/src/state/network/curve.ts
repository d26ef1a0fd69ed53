/** The loss curve's points. Whenever they are too many, every second one is dropped. */
import type { CurvePoint } from '../../engine/protocol/messages';

/** More points than a chart has pixel columns on any screen. */
const MOST = 2000;

/** Returns a new list with the points added, thinned evenly. The first and the newest point always stay. */
export function extendCurve(curve: readonly CurvePoint[], added: readonly CurvePoint[]): CurvePoint[] {
  const last = curve.at(-1);
  const joined = last && added[0]?.step === last.step ? [...curve.slice(0, -1), ...added] : [...curve, ...added];
  return joined.length <= MOST ? joined : thin(joined);
}

function thin(points: readonly CurvePoint[]): CurvePoint[] {
  const newest = points.length - 1;
  return points.filter((_, index) => index % 2 === 0 || index === newest);
}

/** The curve up to a step, for going back to it. */
export function curveUpTo(curve: readonly CurvePoint[], step: number): CurvePoint[] {
  return curve.filter((point) => point.step <= step);
}
