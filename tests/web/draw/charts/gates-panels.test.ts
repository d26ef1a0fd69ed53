// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { makeScale } from '../../../../web/src/draw/charts/curve';
import {
  bestSteps,
  errorPath,
  errorPlace,
  errorScales,
  lowestPoint,
  powerLabel,
} from '../../../../web/src/draw/charts/error-plot';
import { curveRange, functionPath, interval } from '../../../../web/src/draw/charts/function-curve';
import { productRules, productSizes, type ProductRule } from '../../../../web/src/draw/gates/product-shapes';
import type { ErrorPoint } from '../../../../web/src/engine/protocol/gates-panels';

describe('the backward pass of a matrix product in shapes', () => {
  const write = (shapes: [number[], number[]]): string[] => {
    const sizes = productSizes(...shapes);
    const factor = ({ what, transposed, sides }: ProductRule['first']): string =>
      `${what}${transposed ? 'ᵀ' : ''}[${sides.map((side) => sizes[side]).join('×')}]`;
    return productRules(...shapes).map(
      (rule) =>
        `[${rule.result.map((side) => sizes[side]).join('×')}] = ${factor(rule.first)} ${rule.by} ${factor(rule.second)}`,
    );
  };

  it('is dY·Wᵀ and Xᵀ·dY for matrices', () => {
    expect(
      write([
        [100, 4],
        [4, 3],
      ]),
    ).toEqual(['[100×4] = upstream[100×3] product rightᵀ[3×4]', '[4×3] = leftᵀ[4×100] product upstream[100×3]']);
  });

  it('is an outer product if nothing is summed', () => {
    expect(write([[3, 4], [4]])).toEqual([
      '[3×4] = upstream[3] outer right[4]',
      '[4] = leftᵀ[4×3] product upstream[3]',
    ]);
    expect(write([[4], [4, 3]])).toEqual([
      '[4] = upstream[3] product rightᵀ[3×4]',
      '[4×3] = left[4] outer upstream[3]',
    ]);
    expect(write([[4], [4]])).toEqual(['[4] = upstream[] scale right[4]', '[4] = left[4] scale upstream[]']);
  });

  it('names the side that is summed over, which both factors have', () => {
    for (const shapes of [
      [
        [5, 4],
        [4, 3],
      ],
      [[3, 4], [4]],
      [[4], [4, 3]],
    ] as [number[], number[]][]) {
      for (const { shared, first, second, result } of productRules(...shapes)) {
        if (shared === null) continue;
        expect(first.sides.at(-1)).toBe(shared);
        expect(second.sides[0]).toBe(shared);
        expect(result).not.toContain(shared);
      }
    }
  });
});

describe('the error against the step', () => {
  const point = (step: number, error: number | null): ErrorPoint => ({ step, error, name: 'x', index: 0, kinks: 0 });
  const points = [point(0.1, 1e-3), point(0.01, 1e-5), point(0.001, null), point(1e-4, 0), point(1e-5, Infinity)];
  const scales = errorScales(points, 10, 110, 0, 100);

  it('has the largest step on the left and evenly spaced powers', () => {
    expect(points.map(({ step }) => Math.round(scales.x.toPixel(step)))).toEqual([10, 35, 60, 85, 110]);
    expect(errorPlace(points[0]!, scales)!.y).toBeLessThan(errorPlace(points[1]!, scales)!.y);
  });

  it('draws errors below the axis at its edge, and breaks at NaN', () => {
    expect(errorPlace(points[3]!, scales)!.y).toBe(100);
    expect(errorPlace(points[4]!, scales)!.y).toBe(0);
    expect(errorPath(points, scales).match(/M/g)).toHaveLength(2);
  });

  it('knows the bottom of the V', () => {
    expect(lowestPoint(points)).toBe(points[3]);
    expect(lowestPoint([point(1, null)])).toBeNull();
    expect(lowestPoint([point(1, NaN), point(0.1, null)])).toBeNull();
    expect([1, 0.1, 1e-12].map(powerLabel)).toEqual(['1', '10⁻¹', '10⁻¹²']);
  });
});

describe('the best step', () => {
  const curve = (...errors: (number | null)[]): ErrorPoint[] =>
    errors.map((error, index) => ({ step: Number(`1e-${index + 1}`), error, name: 'x', index: 0, kinks: 0 }));
  const wide = curve(1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-8, 1e-6, 1e-4);
  const single = curve(1e-2, 1e-4, 1e-3, 1e-2, 1e-1, 1, 1, 1);

  it('is between the ends, and smaller for float64', () => {
    expect(bestSteps({ float64: wide, float32: single })).toEqual({ float64: 1e-5, float32: 1e-2 });
  });

  it('is not given if the curves do not show it', () => {
    expect(bestSteps({ float64: single, float32: wide })).toBeNull();
    expect(bestSteps({ float64: wide, float32: wide })).toBeNull();
    // The largest step is best, the smallest is best, rounding only, no values at all.
    const others = [
      curve(0, 1e-6, 1e-4, 1e-2),
      curve(1e-1, 1e-2, 1e-3, 1e-4),
      curve(1e-16, 0, 1e-15, 0),
      curve(null, NaN),
    ];
    for (const other of others) {
      expect(bestSteps({ float64: other, float32: single })).toBeNull();
      expect(bestSteps({ float64: wide, float32: other })).toBeNull();
    }
  });

  it('leaves out steps without a value', () => {
    const kinked = curve(null, null, 1e-6, 1e-8, 1e-10, 1e-8, NaN, 1e-4);
    expect(bestSteps({ float64: kinked, float32: single })).toEqual({ float64: 1e-5, float32: 1e-2 });
    expect(bestSteps({ float64: curve(null, null, 1e-10, 1e-8), float32: single })).toBeNull();
  });
});

describe('a gate’s curve', () => {
  it('covers the inputs of the gate', () => {
    expect(interval([0.2, -1])).toEqual({ low: -4, high: 4 });
    expect(interval([0, -7.2])).toEqual({ low: -8, high: 8 });
    expect(interval([120])).toEqual({ low: -150, high: 150 });
    expect(interval([Infinity, 1e300])).toEqual({ low: -4, high: 4 });
  });

  it('is not flattened by a pole', () => {
    const x = Array.from({ length: 81 }, (_, index) => -4 + index / 10);
    const [low, high] = curveRange(
      x.map((one) => 1 / one),
      x.map((one) => -1 / one ** 2),
    );
    expect(high - low).toBeLessThan(20);
    expect(curveRange([0, 0], [0, 0])).toEqual([-1, 1]);
  });

  it('breaks at poles and where there is no value', () => {
    const across = makeScale(-2, 2, 0, 100);
    const up = makeScale(-2, 2, 100, 0);
    expect(functionPath([-2, -1, 1, 2], [NaN, -1, 1, NaN], across, up)).toBe('M25.0 75.0L75.0 25.0');
    expect(functionPath([-2, -1, 0, 1], [-1, -5, 5, 1], across, up).match(/M/g)).toHaveLength(2);
    expect(functionPath([-1, 0, 1], [1, Infinity, 1], across, up).match(/M/g)).toHaveLength(2);
  });
});
