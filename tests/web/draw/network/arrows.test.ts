// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { parseColor, type Palette } from '../../../../web/src/draw/color';
import { arrowsOf, drawArrows, longest } from '../../../../web/src/draw/network/arrows';

const points = { shape: [3, 2], data: [0, 0, 1, 1, 2, -1] };
const gradients = { rows: [0, 2], columns: 2, gradients: [3, 4, 0.3, -0.4] };

describe('arrows', () => {
  it('start at their points, against their gradients', () => {
    expect(arrowsOf(gradients, points, [0, 1])).toEqual([
      { row: 0, x: 0, y: 0, dx: -3, dy: -4 },
      { row: 2, x: 2, y: -1, dx: -0.3, dy: 0.4 },
    ]);
    expect(arrowsOf(gradients, points, [1, 0])[1]).toMatchObject({ x: -1, y: 2, dx: 0.4, dy: -0.3 });
  });

  it('of other data are not drawn', () => {
    expect(arrowsOf(gradients, { shape: [2, 2], data: [0, 0, 1, 1] }, [0, 1])).toEqual([]);
    expect(arrowsOf(gradients, { shape: [9, 3], data: new Float64Array(27) }, [0, 1])).toEqual([]);
  });

  it('have a longest one, unless there is none with a finite length', () => {
    expect(longest(arrowsOf(gradients, points, [0, 1]))!.row).toBe(0);
    expect(longest(arrowsOf({ ...gradients, gradients: [0, 0, NaN, 1] }, points, [0, 1]))).toBeNull();
  });

  it('are in proportion: the longest is a ninth of the square, and y goes up', () => {
    const lines: [number, number, number, number][] = [];
    let at: [number, number] = [0, 0];
    const context = {
      beginPath: () => {},
      stroke: () => {},
      moveTo: (x: number, y: number) => (at = [x, y]),
      lineTo: (x: number, y: number) => lines.push([...at, x, y]),
    } as unknown as CanvasRenderingContext2D;
    const black = parseColor('#000000');
    const view = { x: [-5, 5], y: [-5, 5] } as const;
    drawArrows(
      context,
      arrowsOf(gradients, points, [0, 1]),
      view,
      900,
      { raised: black, gradient: black } as Palette,
      1,
    );
    // The shaft and both sides of the tip.
    expect(lines).toHaveLength(6);
    const [fromX, fromY, toX, toY] = lines[0]!;
    expect([fromX, fromY]).toEqual([450, 450]);
    expect([toX, toY].map(Math.round)).toEqual([390, 530]);
    const [x0, y0, x1, y1] = lines[3]!;
    expect(Math.hypot(x1 - x0, y1 - y0)).toBeCloseTo(10, 5);
    expect(y1).toBeLessThan(y0);
  });
});
