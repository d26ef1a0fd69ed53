// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  classColor,
  css,
  divergingLut,
  LUT_SIZE,
  lutIndex,
  mix,
  pack,
  parseColor,
  readPalette,
} from '../../../web/src/draw/color';

describe('colors from tokens', () => {
  it('reads what browsers give for a custom property', () => {
    expect(parseColor('rgb(1, 2, 3)')).toEqual([1, 2, 3]);
    expect(parseColor(' rgb(1 2 3 / 0.5)')).toEqual([1, 2, 3]);
    expect(parseColor('#0072b2')).toEqual([0, 114, 178]);
    expect(parseColor('color(srgb 1 0.5 0)')).toEqual([255, 127.5, 0]);
    expect(parseColor('')).toEqual([0, 0, 0]);
  });

  it('makes a palette', () => {
    const palette = readPalette((name) => (name === '--class-1' ? '#010203' : '#ffffff'));
    expect(classColor(palette, 1)).toEqual([1, 2, 3]);
    expect(classColor(palette, 7)).toEqual([1, 2, 3]);
    expect(classColor(palette, -1)).toEqual(palette.soft);
  });

  it('writes for canvases and pixels', () => {
    expect(css([1, 2, 3], 0.5)).toBe('rgb(1 2 3 / 0.5)');
    expect(pack([1, 2, 3])).toBe(0xff030201);
  });
});

describe('the diverging table', () => {
  it('has the given colors at its ends and middle', () => {
    const lut = divergingLut([0, 114, 178], [238, 238, 236], [224, 138, 0]);
    expect(lut.length).toBe(LUT_SIZE);
    expect(lut[0]).toBe(pack([0, 114, 178]));
    expect(lut[LUT_SIZE - 1]).toBe(pack([224, 138, 0]));
    expect(lut[LUT_SIZE >> 1]! & 255).toBeGreaterThan(230);
  });

  it('maps values, and clamps those outside to the ends', () => {
    expect([-5, 0, 5].map((value) => lutIndex(value, 0, 1))).toEqual([0, 0, 255]);
    expect(lutIndex(0.5, 0, 1)).toBe(128);
    expect(lutIndex(Number.NaN, 0, 1)).toBe(128);
  });

  it('mixes evenly to the eye and exactly at the ends', () => {
    const [from, to] = [
      [10, 20, 30],
      [200, 100, 50],
    ] as const;
    mix(from, to, 0).forEach((channel, index) => expect(channel).toBeCloseTo(from[index]!, 2));
    mix(from, to, 1).forEach((channel, index) => expect(channel).toBeCloseTo(to[index]!, 2));
  });
});
