// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  entryLabel,
  gridOf,
  moveIn,
  pixelsOf,
  shapeLabel,
  stripOf,
  subscript,
  windowOn,
} from '../../../web/src/draw/strip';
import { flagsOf, limits, tally, VERDICT_SIGNS } from '../../../web/src/draw/gates/verdict';

const lut = Uint32Array.from({ length: 256 }, (_, index) => index);

describe('tensors as strips and grids', () => {
  it('lays a vector in a row and a scalar in a cell', () => {
    expect([[], [3], [2, 4]].map((shape) => gridOf(shape))).toEqual([
      { rows: 1, columns: 1 },
      { rows: 1, columns: 3 },
      { rows: 2, columns: 4 },
    ]);
  });

  it('shows actual entries, the largest in full color', () => {
    const strip = stripOf({ shape: [1, 3], data: Float64Array.from([-2, 0, 1]) }, lut);
    expect([...strip.pixels]).toEqual([0, 128, 191]);
  });

  it('samples what is too large', () => {
    const { rows, columns, pixels } = stripOf({ shape: [1000, 100], data: new Float64Array(100_000) }, lut);
    expect(rows * columns).toBe(pixels.length);
    expect(pixels.length).toBeLessThanOrEqual(200);
  });

  it('moves the window no further than it must', () => {
    const still = { firstRow: 0, firstColumn: 0 };
    expect(windowOn([3, 4], 5, still, 8, 8)).toEqual({ firstRow: 0, firstColumn: 0, rows: 3, columns: 4 });
    expect(windowOn([100, 100], 12 * 100 + 5, still, 8, 8)).toMatchObject({ firstRow: 5, firstColumn: 0 });
    expect(windowOn([100, 100], 99, { firstRow: 5, firstColumn: 50 }, 8, 8)).toMatchObject({
      firstRow: 0,
      firstColumn: 92,
    });
  });

  it('shows the entries of the window on the whole scale', () => {
    const tensor = { shape: [2, 3], data: Float64Array.from([-4, 0, 4, 0, -4, 0]) };
    const view = { firstRow: 0, firstColumn: 1, rows: 2, columns: 2 };
    expect([...pixelsOf(tensor, view, lut)]).toEqual([128, 255, 0, 128]);
  });

  it('travels by keys and stays inside', () => {
    const from = 5; // row 1, column 2 of [2, 3]
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'x'];
    expect(keys.map((key) => moveIn([2, 3], from, key))).toEqual([4, 5, 2, 5, 3, 5, 2, 5, null]);
  });

  it('names entries and shapes', () => {
    expect([entryLabel([], 0), entryLabel([3], 2), entryLabel([2, 3], 5)]).toEqual(['', '[2]', '[1, 2]']);
    expect([shapeLabel([], 'scalar'), shapeLabel([10, 8], '')]).toEqual(['scalar', '10 × 8']);
    expect(subscript(12)).toBe('₁₂');
  });
});

describe('the verdicts of a numeric check', () => {
  it('says that all is well only where something could be told', () => {
    expect(tally([])).toMatchObject({ told: 0, well: null });
    expect(tally(['kink', 'lost', 'undefined'])).toMatchObject({ told: 0, kink: 1, lost: 1, undefined: 1, well: null });
    expect(tally(['good', 'acceptable', 'kink'])).toMatchObject({ told: 2, wrong: 0, well: true });
    expect(tally(['good', 'uneasy', 'wrong', 'undefined'])).toMatchObject({ told: 3, wrong: 2, well: false });
    for (const silent of ['kink', 'lost', 'undefined'] as const) expect(VERDICT_SIGNS[silent]).not.toMatch(/[✓✗]/);
  });

  it('names each gate with a flag once', () => {
    const flagged = { node: 3, slot: 0, flag: 'undefined' } as const;
    expect(
      flagsOf([{}, { flagged }, { flagged: { ...flagged, slot: 1 } }, { flagged: { ...flagged, flag: 'nan' } }]),
    ).toEqual([
      { node: 3, flag: 'undefined' },
      { node: 3, flag: 'nan' },
    ]);
  });

  it('names the engine’s limits', () => {
    const verdicts = [
      { name: 'good', below: 1e-7 },
      { name: 'acceptable', below: 1e-4 },
      { name: 'uneasy', below: 1e-2 },
    ] as const;
    expect(limits({ verdicts: [...verdicts] })).toEqual({ good: '10⁻⁷', acceptable: '10⁻⁴', uneasy: '10⁻²' });
  });
});
