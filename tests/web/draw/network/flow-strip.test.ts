import { describe, expect, it } from 'vitest';
import { decadesOf, evenColumns, heightOf, layoutFlow } from '../../../../web/src/draw/network/flow-strip';

const SPACE = { top: 10, bottom: 90 };

describe('the scale of the gradient flow', () => {
  it('shows 10⁻⁸ to 1 and moves by whole decades only', () => {
    expect(decadesOf([])).toEqual({ low: -8, high: 0 });
    expect(decadesOf([0, Number.NaN, Infinity])).toEqual({ low: -8, high: 0 });
    expect(decadesOf([1e-7, 0.9, 1])).toEqual({ low: -8, high: 0 });
    // Explodes: up by two decades.
    expect(decadesOf([0.5, 42])).toEqual({ low: -6, high: 2 });
    // Vanishes: down by four decades, and by as many as the largest value allows.
    expect(decadesOf([3e-12, 1e-5])).toEqual({ low: -12, high: -4 });
    expect(decadesOf([3e-12, 0.2])).toEqual({ low: -12, high: 0 });
    // Both: longer.
    expect(decadesOf([1e-9, 5e3])).toEqual({ low: -9, high: 4 });
  });

  it('covers every value, with whole ends, at least eight decades apart', () => {
    for (let from = -20; from <= 20; from += 1.7) {
      for (let span = 0; span < 16; span += 2.3) {
        const values = [10 ** from, 10 ** (from + span)];
        const { low, high } = decadesOf(values);
        expect([low, high].every(Number.isInteger)).toBe(true);
        expect(high - low).toBeGreaterThanOrEqual(8);
        for (const value of values) {
          const y = heightOf(value, { low, high }, SPACE.top, SPACE.bottom);
          expect(y).toBeGreaterThanOrEqual(SPACE.top - 1e-9);
          expect(y).toBeLessThanOrEqual(SPACE.bottom + 1e-9);
        }
      }
    }
  });
});

describe('the layout of the gradient flow', () => {
  it('places each layer below its column, ten pixels per decade', () => {
    const { bobs, lines, drops } = layoutFlow([1e-2, 1e-1, 1], [100, 200, 300], SPACE);
    expect(bobs.map(({ layer, x }) => [layer, x])).toEqual([
      [1, 100],
      [2, 200],
      [3, 300],
    ]);
    [30, 20, 10].forEach((y, index) => expect(bobs[index]!.y).toBeCloseTo(y, 9));
    expect(lines).toHaveLength(2);
    expect(drops).toEqual([]);
  });

  it('writes what gradients are divided by, or multiplied with, on their way from right to left', () => {
    const { drops } = layoutFlow([1e-3, 1e-6, 1.3e-2], [100, 200, 300], SPACE);
    expect(drops.map(({ sign, x }) => [sign, x])).toEqual([
      ['×', 150],
      ['÷', 250],
    ]);
    expect(drops[0]!.factor).toBeCloseTo(1000, 6);
    expect(drops[1]!.factor).toBeCloseTo(13_000, 6);
    expect(layoutFlow([1e-2, 1], [0, 1], SPACE).drops).toEqual([]);
  });

  it('joins no zero and nothing that is not finite', () => {
    const { bobs, lines, drops } = layoutFlow([0, 1e-3, Number.NaN, 1], [1, 2, 3, 4], SPACE);
    expect(bobs.map(({ y }) => y === null)).toEqual([true, false, true, false]);
    expect(lines).toEqual([]);
    expect(drops).toEqual([]);
  });

  it('spreads the columns where the net isn’t drawn', () => {
    const columns = evenColumns(4, 450);
    expect(columns).toEqual([50, 150, 250, 350]);
  });
});
