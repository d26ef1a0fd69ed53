// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { linePath, makeScale, nearestPoint, thin, valueRange } from '../../../../web/src/draw/charts/curve';
import { linearTicks, logTicks } from '../../../../web/src/draw/charts/ticks';

const NOTHING = { loss: 1, dataLoss: 1, testLoss: null, accuracy: null, testAccuracy: null, learningRate: 0.1 };

describe('ticks', () => {
  it('are round and inside', () => {
    expect(linearTicks(-6, 6, 6)).toEqual([-6, -4, -2, 0, 2, 4, 6]);
    expect(linearTicks(0, 0.35, 4)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(linearTicks(1, 1, 4)).toEqual([1]);
    expect(logTicks(0.02, 1)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5, 1]);
    expect(logTicks(1e-6, 1)).toEqual([1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1]);
  });
});

describe('the curve', () => {
  const run = Array.from({ length: 5000 }, (_, step) => ({
    ...NOTHING,
    step,
    loss: 1 / (1 + step),
    testLoss: step % 2 ? null : 2,
  }));

  it('keeps its ends and its peaks when it is thinned', () => {
    const spiky = run.map((point) => (point.step === 2503 ? { ...point, loss: 7 } : point));
    const kept = thin(
      spiky,
      ({ loss }) => loss,
      (step) => step / 50,
    );
    expect(kept.length).toBeLessThanOrEqual(4 * 101);
    expect(kept[0]!.step).toBe(0);
    expect(kept.at(-1)!.step).toBe(4999);
    expect(kept.some(({ value }) => value === 7)).toBe(true);
    expect(kept.every(({ step }, index) => index === 0 || step > kept[index - 1]!.step)).toBe(true);
  });

  it('leaves out what is not a number', () => {
    expect(
      thin(
        run.slice(0, 4),
        ({ testLoss }) => testLoss,
        (step) => step,
      ),
    ).toEqual([
      { step: 0, value: 2 },
      { step: 2, value: 2 },
    ]);
  });

  it('scales linearly from 0 and logarithmically from the lowest positive loss', () => {
    const values = [10, 0, 0.1, null];
    expect(valueRange(values, false)).toEqual([0, 10 * 1.06]);
    expect(valueRange(values, true)[0]).toBeCloseTo(0.1 / 1.15, 12);
    expect(valueRange([], true)).toEqual([0.1, 1]);
    const log = makeScale(0.1, 10, 100, 0, true);
    expect([0.1, 1, 10, 0].map((value) => Math.round(log.toPixel(value)))).toEqual([100, 50, 0, 100]);
    expect(makeScale(3, 3, 0, 10).toPixel(3)).toBe(0);
    for (const scale of [log, makeScale(-2, 5, 10, 90)])
      for (const value of [0.2, 1, 4]) expect(scale.toValue(scale.toPixel(value))).toBeCloseTo(value, 10);
  });

  it('is drawn as one path', () => {
    const scale = makeScale(0, 1, 0, 10);
    expect(
      linePath(
        [
          { step: 0, value: 1 },
          { step: 1, value: 0 },
        ],
        scale,
        scale,
      ),
    ).toBe('M0.0 10.0L10.0 0.0');
  });

  it('finds the point nearest to a step', () => {
    const points = [0, 10, 20].map((step) => ({ ...NOTHING, step }));
    expect([-3, 4, 6, 15, 99].map((step) => nearestPoint(points, step))).toEqual([0, 0, 1, 2, 2]);
  });
});
