// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  beyond,
  firstView,
  fitAll,
  inSight,
  meets,
  reveal,
  sightOf,
  zoomAt,
} from '../../../../web/src/draw/graph/viewport';

describe('the window onto the drawing', () => {
  const window = { width: 800, height: 600 };

  it('centers a small drawing, and shows a large one from its left end', () => {
    const small = fitAll({ width: 400, height: 100 }, window);
    expect(small.x).toBeCloseTo((400 - 800 / small.scale) / 2);
    const large = firstView({ width: 20_000, height: 5000 }, window, null, { x: 90, y: 4000 });
    expect(large.scale).toBeGreaterThan(0.6);
    expect(large.x).toBeCloseTo(30);
    expect(inSight(sightOf(large, window), { x: 90, y: 4000 })).toBe(true);
    // What is wide alone stands in the middle; what is high begins where it does, not half a window above.
    const wide = firstView({ width: 20_000, height: 300 }, window, null, { x: 90, y: 20 });
    expect(wide.y + 600 / wide.scale / 2).toBeCloseTo(150);
    expect(firstView({ width: 20_000, height: 5000 }, window, null, { x: 90, y: 20 }).y).toBeCloseTo(0);
    expect(firstView({ width: 20_000, height: 300 }, window, { x: 19_990, y: 20 }, { x: 0, y: 0 }).x).toBeLessThan(
      19_100,
    );
  });

  it('knows which gates are visible and which can be read', () => {
    const sight = sightOf({ x: 1000, y: 0, scale: 2 }, window);
    expect([900, 920, 1400, 1480, 1500].map((x) => inSight(sight, { x, y: 100 }))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(meets(sight, { left: 0, right: 5000, top: 50, bottom: 60 })).toBe(true);
    expect(meets(sight, { left: 0, right: 5000, top: 500, bottom: 600 })).toBe(false);
    expect(sight.legible).toBe(true);
    expect(sightOf({ x: 0, y: 0, scale: 0.2 }, window).legible).toBe(false);
  });

  it('knows the sides on which the drawing continues', () => {
    const drawing = { width: 1000, height: 400 };
    expect(beyond(fitAll(drawing, window), drawing, window)).toEqual({
      left: false,
      right: false,
      top: false,
      bottom: false,
    });
    const view = { x: 100, y: -50, scale: 1 };
    expect(beyond(view, drawing, window)).toEqual({ left: true, right: true, top: false, bottom: false });
    expect(beyond({ ...view, x: 185 }, drawing, window)).toMatchObject({ left: true, right: false });
    expect(beyond({ ...view, y: 60, scale: 2 }, drawing, window)).toMatchObject({ top: true, bottom: true });
  });

  it('zooms around a point and brings a gate into view', () => {
    const view = { x: 10, y: 20, scale: 1 };
    const at = { x: 300, y: 200 };
    const closer = zoomAt(view, 2, at);
    expect(closer.x + at.x / closer.scale).toBeCloseTo(view.x + at.x);
    expect(reveal(view, window, { x: 400, y: 300 })).toEqual(view);
    expect(reveal(view, window, { x: 2000, y: 300 }).x).toBeCloseTo(2000 - 800 + 70);
  });
});
