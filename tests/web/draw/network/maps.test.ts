// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { decisionLines, zeroLines } from '../../../../web/src/draw/network/contour';
import { readPalette } from '../../../../web/src/draw/color';
import {
  blendWeights,
  classShares,
  decisionLut,
  outputLuts,
  paintClasses,
  paintScalar,
  reach,
} from '../../../../web/src/draw/network/maps';

const palette = readPalette((name) =>
  name === '--class-0' ? '#0072b2' : name === '--class-1' ? '#e69f00' : '#ffffff',
);

describe('maps as pixels', () => {
  it('spans the range of one output', () => {
    const lut = decisionLut(palette);
    const pixels = new Uint32Array(3);
    paintScalar(pixels, [9, -1, 0, 1], 1, lut, -1, 1);
    expect([...pixels]).toEqual([lut[0], lut[128], lut[255]]);
  });

  it('blends classes by probability', () => {
    expect(blendWeights([0.2, 0.5, 0.3], [0, 1])).toEqual([0.2, 0.5, 0.3]);
    expect(blendWeights([0, 0], [0, 1])).toEqual([0.5, 0.5]);
  });

  it('weighs scores only by their distance from the winner', () => {
    const weights = blendWeights([10, 9, 4], [-1, 1]);
    expect(weights).toEqual(blendWeights([0, -1, -6], [-1, 1]));
    expect(weights[2]).toBe(0);
    expect(weights[0]).toBeGreaterThan(weights[1]!);
  });

  it('gives a clear cell its class’s color, and an unclear one a mixture', () => {
    const pixels = new Uint32Array(3);
    paintClasses(pixels, [1, 0, 0.5, 0, 1, 0.5], 2, palette, [0, 1]);
    expect(new Set(pixels).size).toBe(3);
  });

  it('has a scale per output', () => {
    expect(outputLuts(palette, 1)).toEqual([decisionLut(palette)]);
    expect(outputLuts(palette, 3).length).toBe(3);
  });

  it('counts the share of each class', () => {
    expect(classShares([0.1, 0.9, 0.8, 0.2], 4, 1, 2, [0, 1])).toEqual([0.5, 0.5]);
    expect(classShares([0.9, 0.1, 0.05, 0.8, 0.05, 0.1], 2, 3, 3, [0, 1])).toEqual([0.5, 0.5, 0]);
    expect(classShares([-0.5, 0.5], 2, 1, 2, [-1, 1])).toEqual([0.5, 0.5]);
  });

  it('measures the largest finite magnitude', () => {
    expect(reach([0.5, -2, Infinity, Number.NaN])).toBe(2);
    expect(reach([])).toBe(0);
  });
});

describe('contour lines', () => {
  it('finds a straight boundary where it is', () => {
    const cells = 8;
    const field = Array.from({ length: cells * cells }, (_, index) => (index % cells) + 0.5 - 3);
    const lines = zeroLines(field, cells, cells);
    expect(lines.length / 4).toBe(cells + 1);
    for (let index = 0; index < lines.length; index += 2) expect(lines[index]).toBeCloseTo(3 / cells, 12);
    const heights = lines.filter((_, index) => index % 2 === 1);
    expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, 1]);
  });

  it('closes a circle', () => {
    const cells = 40;
    const field = Array.from({ length: cells * cells }, (_, index) => {
      const x = ((index % cells) + 0.5) / cells - 0.5;
      const y = (Math.floor(index / cells) + 0.5) / cells - 0.5;
      return 0.09 - x * x - y * y;
    });
    const lines = zeroLines(field, cells, cells);
    const ends = new Map<string, number>();
    for (let index = 0; index < lines.length; index += 2) {
      const [x, y] = [lines[index]!, lines[index + 1]!];
      expect(Math.hypot(x - 0.5, y - 0.5)).toBeCloseTo(0.3, 2);
      const key = `${x.toFixed(9)} ${y.toFixed(9)}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
    expect([...ends.values()].every((count) => count === 2)).toBe(true);
  });

  it('is empty if the sign never changes', () => {
    expect(zeroLines([1, 1, 1, 1], 2, 2)).toEqual([]);
  });

  it('separates one output at the middle, and several at the change of the winner', () => {
    expect(decisionLines([0.2, 0.8, 0.2, 0.8], 2, 1, [0, 1]).length).toBeGreaterThan(0);
    expect(decisionLines([0.6, 0.7, 0.6, 0.9], 2, 1, [0, 1])).toEqual([]);
    expect(decisionLines([1, 0, 1, 0, 0, 1, 0, 1], 2, 2, [0, 1]).length).toBeGreaterThan(0);
  });
});
