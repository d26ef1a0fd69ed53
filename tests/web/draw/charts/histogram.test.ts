// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { barPath, barsOf, binEdge, densest, total, zeroAt } from '../../../../web/src/draw/charts/histogram';

const histogram = { min: -2, max: 2, counts: [1, 0, 4, 2] };

describe('a histogram', () => {
  it('has a bar for each bin that is not empty, as high as its share of the largest', () => {
    const bars = barsOf(histogram);
    expect(bars.map(({ x, width, height, sign }) => ({ x, width, height, sign }))).toEqual([
      { x: 0, width: 25, height: 25, sign: -1 },
      { x: 50, width: 25, height: 100, sign: 1 },
      { x: 75, width: 25, height: 50, sign: 1 },
    ]);
    for (const { y, height } of bars) expect(y + height).toBe(100);
    expect(total(histogram)).toBe(7);
    expect(binEdge(histogram, 1)).toBe(-1);
    expect(barPath(bars, -1)).toBe('M0.00 75.00h25.00v25.00h-25.00z');
    expect(barPath(bars, 0)).toBe('');
  });

  it('gives a bin around 0 no sign, and marks 0 where it is', () => {
    expect(barsOf({ min: -1, max: 3, counts: [5, 1] }).map(({ sign }) => sign)).toEqual([0, 1]);
    expect(zeroAt({ min: -1, max: 3, counts: [5, 1] })).toBe(25);
    expect(zeroAt({ min: 1, max: 3, counts: [5, 1] })).toBeNull();
  });

  it('shows rare numbers, a single number, and none', () => {
    expect(barsOf({ min: 0, max: 1, counts: [100_000, 1] })[1]!.height).toBeGreaterThan(1);
    expect(barsOf({ min: 0.5, max: 0.5, counts: [0, 9, 0] })).toHaveLength(1);
    expect(barsOf({ min: 0, max: 0, counts: [0, 0, 0] })).toEqual([]);
  });

  it('finds the narrowest run that holds most numbers', () => {
    expect(densest({ min: 0, max: 10, counts: [1, 0, 0, 40, 50, 1, 0, 0, 0, 1] }, 0.9)).toEqual([3, 5]);
    expect(densest({ min: 0, max: 4, counts: [1, 1, 1, 1] }, 0.9)).toEqual([0, 4]);
  });
});
