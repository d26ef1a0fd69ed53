// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { CurvePoint } from '../../../../web/src/engine/protocol/messages';
import { bestPoint, curveUpTo, extendCurve } from '../../../../web/src/state/network/curve';

const point = (step: number, testLoss: number | null = null): CurvePoint => ({
  ...{ step, loss: 1 / (1 + step), dataLoss: 1 / (1 + step), testLoss },
  ...{ accuracy: null, testAccuracy: null, learningRate: 0.1 },
});

describe('the loss curve', () => {
  it('stays small, keeps its first and newest point and its order', () => {
    let curve: CurvePoint[] = [];
    for (let step = 0; step < 50_000; ++step) curve = extendCurve(curve, [point(step)]);
    expect(curve.length).toBeLessThanOrEqual(2000);
    expect(curve[0]!.step).toBe(0);
    expect(curve.at(-1)!.step).toBe(49_999);
    for (let index = 1; index < curve.length; ++index)
      expect(curve[index]!.step).toBeGreaterThan(curve[index - 1]!.step);
  });

  it('keeps its best point, however often it is thinned', () => {
    let curve: CurvePoint[] = [];
    for (let step = 0; step < 20_000; ++step) curve = extendCurve(curve, [point(step, step === 1234 ? 0.5 : 1)]);
    expect(bestPoint(curve)).toEqual(point(1234, 0.5));
    expect(bestPoint([point(0), point(1)])).toBeNull();
  });

  it('replaces a step that was evaluated again', () => {
    expect(extendCurve([point(0), point(5)], [{ ...point(5), loss: 9 }])).toEqual([point(0), { ...point(5), loss: 9 }]);
  });

  it('ends at the step that the run went back to', () => {
    expect(curveUpTo([point(0), point(5), point(9)], 5)).toEqual([point(0), point(5)]);
  });
});
