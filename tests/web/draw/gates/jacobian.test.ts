// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  cellAt,
  detailOf,
  entryAfter,
  jacobianPixels,
  pixelCss,
  type Hatching,
} from '../../../../web/src/draw/gates/jacobian';
import { LUT_SIZE } from '../../../../web/src/draw/color';

/** A table in which each entry is its index. */
const lut = Uint32Array.from({ length: LUT_SIZE }, (_, index) => index);
const hatching: Hatching = { lut, line: 9001, ground: 9000 };
const ends = { low: 0, middle: Math.round((LUT_SIZE - 1) / 2), high: LUT_SIZE - 1 };

describe('the picture of a Jacobian', () => {
  const grid = { outputs: 2, inputs: 3, data: [1, 0, -1, 0.5, 1, 0], mask: [1, 1, 1, 0, 1, 0] };

  it('colors each cell and hatches those that are always zero', () => {
    const pixels = jacobianPixels(grid, false, 3, 2, 1, hatching);
    expect([...pixels.slice(0, 3)]).toEqual([ends.high, ends.middle, ends.low]);
    expect(pixels[3]).toBe(9000);
    expect(pixels[4]).toBe(ends.high);
    expect(jacobianPixels(grid, false, 30, 20, 1, hatching)).toContain(9001);
  });

  it('is transposed in denominator layout', () => {
    const pixels = jacobianPixels(grid, true, 2, 3, 1, hatching);
    expect([pixels[0], pixels[2], pixels[4]]).toEqual([ends.high, ends.middle, ends.low]);
    expect(pixels[3]).toBe(ends.high);
  });

  it('keeps a diagonal that falls between pixels', () => {
    const size = 500;
    const data = new Float64Array(size * size);
    const mask = new Uint8Array(size * size);
    for (let index = 0; index < size; ++index) {
      data[index * (size + 1)] = 1;
      mask[index * (size + 1)] = 1;
    }
    const pixels = jacobianPixels({ outputs: size, inputs: size, data, mask }, false, 60, 60, 1, hatching);
    for (let index = 0; index < 60; ++index) expect(pixels[index * 61]).toBe(ends.high);
    expect(pixels[5]).toBeGreaterThanOrEqual(9000);
  });

  it('draws all zeros as zeros', () => {
    const zeros = { outputs: 1, inputs: 2, data: [0, 0], mask: undefined };
    expect([...jacobianPixels(zeros, false, 2, 1, 0, hatching)]).toEqual([ends.middle, ends.middle]);
  });

  it('finds the cell at a point, and limits the number of cells that are written out', () => {
    expect(cellAt(4, 8, 0.99, 0.5)).toEqual({ row: 2, column: 7 });
    expect(cellAt(4, 8, 1.2, -1)).toEqual({ row: 0, column: 7 });
    expect([detailOf(3, 4), detailOf(3, 12), detailOf(30, 3)]).toEqual(['numbers', 'squares', 'map']);
    expect(pixelCss(0xff030201)).toBe('rgb(1 2 3)');
  });

  it('moves from entry to entry by key and stops at the last one', () => {
    const go = (key: string, from: number) => entryAfter(key, from, 12, 1, 4);
    expect([go('ArrowRight', 0), go('ArrowDown', 0), go('ArrowUp', 2), go('End', 3), go('Home', 3)]).toEqual([
      1, 4, 0, 11, 0,
    ]);
    expect(go('a', 3)).toBeNull();
  });
});
