// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { byStrength, netLayers } from '../../../../web/src/draw/network/layout';
import { cellSize, everyName, incoming, paintChannel, paintColors } from '../../../../web/src/draw/network/templates';

const matrix = (name: string, shape: number[], data: number[]) => ({ name, shape, data: Float32Array.from(data) });

describe('templates', () => {
  it('are the columns of W, which are the rows of its transpose', () => {
    const weights = matrix('W1', [3, 2], [1, 2, 3, 4, 5, 6]);
    expect([...incoming(weights, 0)]).toEqual([1, 3, 5]);
    expect([...incoming(weights, 1)]).toEqual([2, 4, 6]);
  });

  it('give a pixel of a channel the color of its weight', () => {
    const lut = Uint32Array.from({ length: 256 }, (_, index) => index);
    const pixels = new Uint32Array(2);
    const image = { width: 2, height: 1, channels: 3 };
    paintChannel(pixels, [9, -1, 9, 9, 1, 9], image, 1, lut, 1);
    expect([...pixels]).toEqual([0, 255]);
  });

  it('mix three channels into a color around medium gray', () => {
    const pixels = new Uint32Array(2);
    paintColors(pixels, [0, 0, 0, 2, -2, 0], 2);
    expect(pixels[0]!.toString(16)).toBe('ff808080');
    // Blue is the third byte, red the first.
    expect(pixels[1]!.toString(16)).toBe('ff8000ff');
  });

  it('come in the order of their outgoing weights; outputs in their own', () => {
    const layers = netLayers([matrix('W1', [1, 3], [1, 1, 1]), matrix('W2', [3, 2], [0.1, 0.1, -2, 0, 1, 1])]);
    expect(byStrength(layers, 1)).toEqual([1, 2, 0]);
    expect(byStrength(layers, 2)).toEqual([0, 1]);
  });
});

describe('the cells of a matrix', () => {
  it('fit the width, between a least and a largest size', () => {
    expect(cellSize(2, 400, 1)).toBe(30);
    expect(cellSize(20, 400, 1)).toBe(20);
    expect(cellSize(1000, 400, 1)).toBe(5);
  });

  it('have names as often as they fit', () => {
    expect(everyName(30, 16)).toBe(1);
    expect(everyName(5, 16)).toBe(4);
  });
});
