// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { between, edgeEnds, gridZeroLine, imageOf, rangeOf, traceGrid } from '../../../../web/src/draw/network/space';

const CELLS = 7;
const LAST = CELLS - 1;
/** A field over the grid, from its column and row. */
const field = (of: (column: number, row: number) => number): Float32Array =>
  Float32Array.from({ length: CELLS * CELLS }, (_, index) => of(index % CELLS, Math.floor(index / CELLS)));

describe('zero lines over the grid', () => {
  it('of a linear field are straight and reach the edges', () => {
    // 2 column + row = 5: from (2.5, 0) to (0, 5).
    const segments = gridZeroLine(
      field((column, row) => 2 * column + row - 5),
      CELLS,
    );
    for (let index = 0; index < segments.length; index += 2)
      expect(2 * segments[index]! + segments[index + 1]!).toBeCloseTo(5, 5);
    const ends = edgeEnds(segments, CELLS);
    expect(ends).toHaveLength(2);
    expect(ends.map(([column]) => column).sort()).toEqual([0, 2.5]);
  });

  it('that are closed have no ends, and a field of one sign has no line', () => {
    const circle = gridZeroLine(
      field((column, row) => Math.hypot(column - 3, row - 3) - 2),
      CELLS,
    );
    expect(circle.length).toBeGreaterThan(0);
    expect(edgeEnds(circle, CELLS)).toEqual([]);
    expect(
      gridZeroLine(
        field(() => 1),
        CELLS,
      ),
    ).toEqual([]);
  });

  it('map to where the layer puts them', () => {
    const axes = { x: field((column) => 10 * column), y: field((column, row) => column - row) };
    expect(between(axes.x, CELLS, 2.5, 4)).toBeCloseTo(25, 5);
    expect(between(axes.x, CELLS, LAST, LAST)).toBe(10 * LAST);
    expect(imageOf([0, 5, 2.5, 0], axes, CELLS)).toEqual([0, -5, 25, 2.5]);
  });
});

describe('the axes', () => {
  it('hold all finite numbers, and end at round ones', () => {
    const [low, high] = rangeOf([0.013, 0.97], [NaN, Infinity, 0.5]);
    expect(low).toBeLessThanOrEqual(0.013);
    expect(high).toBeGreaterThanOrEqual(0.97);
    expect(high - low).toBeLessThan(1.3);
    // A small change does not move them.
    expect(rangeOf([0.0131, 0.9702])).toEqual([low, high]);
  });

  it('exist for a single number and for none', () => {
    for (const values of [[2], [0], []]) {
      const [low, high] = rangeOf(values);
      expect(high).toBeGreaterThan(low);
    }
  });
});

describe('the grid', () => {
  it('has every third row and column, with a gap at a number that is not finite', () => {
    const calls: string[] = [];
    const context = {
      moveTo: (x: number, y: number) => calls.push(`M${x},${y}`),
      lineTo: (x: number, y: number) => calls.push(`L${x},${y}`),
    } as unknown as CanvasRenderingContext2D;
    const x = field((column) => column);
    const y = field((_, row) => row);
    y[2] = NaN;
    const place = { x: (value: number) => value, y: (value: number) => value };
    traceGrid(context, { x, y }, CELLS, 'rows', place);
    expect(calls.slice(0, 6).join(' ')).toBe('M0,0 L1,0 M3,0 L4,0 L5,0 L6,0');
    expect(calls.filter((call) => call.startsWith('M0'))).toEqual(['M0,0', 'M0,3', 'M0,6']);
  });
});
