// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { layoutGates } from '../../../web/src/draw/gates-layout';
import type { GatesLayout } from '../../../web/src/draw/gates-places';
import { firstView, fitAll, reveal, zoomAt } from '../../../web/src/draw/viewport';
import { layoutRequest } from '../../../web/src/panels/gates/labels';
import { Bench } from './worker';

function lay(text: string): GatesLayout & { names: Record<string, number> } {
  const { nodes, output } = new Bench().answer({ text });
  const names = Object.fromEntries(nodes!.flatMap(({ id, name }) => (name ? [[name, id]] : [])));
  return { ...layoutGates(layoutRequest(nodes!, output, false, (node) => node.name ?? node.gate).request), names };
}

describe('the layout', () => {
  it('goes left to right, first inputs on top', () => {
    const { nodes, names } = lay('f = (x + y) * z');
    const at = (name: string) => nodes.get(names[name]!)!;
    expect(at('x').y).toBeLessThan(at('y').y);
    expect(at('y').y).toBeLessThan(at('z').y);
    expect(at('x').x).toBeLessThan(at('f').x);
  });

  it('draws a fork as a copy gate with figures on each branch', () => {
    const { copies, figures, names, wires } = lay('f = x * x + x');
    expect([...copies.keys()]).toEqual([names['x']]);
    expect(figures.filter(({ from, to }) => from === names['x'] && to !== null)).toHaveLength(3);
    expect(wires.every(({ path }) => /^M[-\d. HC]+$/.test(path))).toBe(true);
  });

  it('lets no two boxes overlap', () => {
    const text = Array.from(
      { length: 12 },
      (_, row) => `y${row} = tanh(x${row} * w + ${row}) * x${(row * 5) % 12}`,
    ).join('\n');
    const { nodes } = lay(`${text}\nf = y0 + y1 * y2 + y3 * y4 + y5 + y6 + y7 * y8 + y9 + y10 + y11`);
    const places = [...nodes.values()];
    for (const a of places) {
      for (const b of places) {
        if (a.id < b.id) expect(Math.abs(a.x - b.x) > 40 || Math.abs(a.y - b.y) > 30, `${a.id} and ${b.id}`).toBe(true);
      }
    }
  });

  it('places 300 gates', () => {
    const lines = Array.from({ length: 100 }, (_, row) => `y${row} = relu(x${row} * ${row ? `y${row - 1}` : 'x0'})`);
    expect(lay(lines.join('\n')).nodes.size).toBe(300);
  }, 20_000);
});

describe('the window onto the drawing', () => {
  const window = { width: 800, height: 600 };

  it('shows everything in the middle, and what is too large from its left', () => {
    const small = fitAll({ width: 400, height: 100 }, window);
    expect(small.x).toBeCloseTo((400 - 800 / small.scale) / 2);
    const large = firstView({ width: 20_000, height: 500 }, window, null);
    expect(large.scale).toBeGreaterThan(0.6);
    expect(large.x).toBeCloseTo(-8);
  });

  it('zooms about a point and brings a gate into sight', () => {
    const view = { x: 10, y: 20, scale: 1 };
    const at = { x: 300, y: 200 };
    const closer = zoomAt(view, 2, at);
    expect(closer.x + at.x / closer.scale).toBeCloseTo(view.x + at.x);
    expect(reveal(view, window, { x: 400, y: 300 })).toEqual(view);
    expect(reveal(view, window, { x: 2000, y: 300 }).x).toBeCloseTo(2000 - 800 + 70);
  });
});
