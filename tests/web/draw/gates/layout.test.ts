// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { instance } from '@viz-js/viz';
import { arrangeDagre } from '../../../../web/src/draw/gates/arrange-dagre';
import { arrangeGraphviz } from '../../../../web/src/draw/gates/arrange-graphviz';
import { arrangePlain } from '../../../../web/src/draw/gates/arrange-plain';
import { layoutGates } from '../../../../web/src/draw/gates/layout';
import type { Arrange, GatesLayout } from '../../../../web/src/draw/gates/places';
import { isWritten, layoutRequest, sizeIn } from '../../../../web/src/panels/gates/graph/labels';
import { Bench } from '../../engine/worker/gates/worker';

const viz = await instance();
const PROGRAMS: [string, Arrange][] = [
  ['dagre', arrangeDagre],
  ['plain layers', arrangePlain],
  ['Graphviz', (plan) => arrangeGraphviz(viz, plan)],
];

function lay(text: string, arrange: Arrange): GatesLayout & { names: Record<string, number> } {
  const { nodes, output } = new Bench().answer({ text });
  const names = Object.fromEntries(nodes!.flatMap(({ id, name }) => (name ? [[name, id]] : [])));
  const { request } = layoutRequest(nodes!, output, false, (node) => node.name ?? node.gate);
  return { ...layoutGates(request, arrange), names };
}

/** Lines that use much earlier lines, so that wires are long. */
function net(lines: number): string {
  const rows = Array.from(
    { length: lines },
    (_, row) => `y${row} = tanh(x${row} * w + ${row}) * x${(row * 5) % lines}`,
  );
  return `${rows.join('\n')}\nf = ${rows.map((_, row) => `y${row}`).join(' + ')} + y0 * y1`;
}

/** The ends of a path of M, H and C. */
function ends(path: string): { start: number[]; end: number[] } {
  const numbers = (text: string): number[] => text.split(/[ ,]+/).map(Number);
  const parts = [...path.matchAll(/([MHC])([^MHC]*)/g)];
  const [x, y] = numbers(parts[0]![2]!);
  let [endX, endY] = [x!, y!];
  for (const [, kind, written] of parts.slice(1)) {
    const found = numbers(written!);
    endX = kind === 'H' ? found[0]! : found.at(-2)!;
    endY = kind === 'H' ? endY : found.at(-1)!;
  }
  return { start: [x!, y!], end: [endX, endY] };
}

describe.each(PROGRAMS)('the layout by %s', (_, arrange) => {
  it('goes left to right, first inputs on top', () => {
    const { nodes, names } = lay('f = (x + y) * z', arrange);
    const at = (name: string) => nodes.get(names[name]!)!;
    expect(at('x').y).toBeLessThan(at('y').y);
    expect(at('y').y).toBeLessThan(at('z').y);
    expect(at('x').x).toBeLessThan(at('f').x);
  });

  it('draws a fork as a copy gate with figures on each branch', () => {
    const { copies, figures, names, wires } = lay('f = x * x + x', arrange);
    expect([...copies.keys()]).toEqual([names['x']]);
    expect(figures.filter(({ from, to }) => from === names['x'] && to !== null)).toHaveLength(3);
    expect(wires.every(({ path }) => /^M[-\d. HC]+$/.test(path))).toBe(true);
  });

  it('leads every wire from its gate or copy gate to the edge of the next gate', () => {
    const { nodes, twins, copies, wires } = lay(net(14), arrange);
    expect(wires.length).toBeGreaterThan(60);
    for (const { from, to, path } of wires) {
      const { start, end } = ends(path);
      const target = nodes.get(to)!;
      const starts = [nodes.get(from)!, ...twins.filter(({ id }) => id === from)].map(({ x, y, width }) => [
        x + width / 2,
        y,
      ]);
      const copy = copies.get(from);
      if (copy) starts.push([copy.x, copy.y]);
      const near = Math.min(...starts.map(([x, y]) => Math.hypot(start[0]! - x!, start[1]! - y!)));
      expect(near, path).toBeLessThan(1);
      expect(end[0]!, path).toBeCloseTo(target.x - target.width / 2, 0);
      expect(Math.abs(end[1]! - target.y), path).toBeLessThanOrEqual(15);
    }
  });

  it.each([12, 40])('lets no two boxes overlap in %i lines', (lines) => {
    const { nodes, twins } = lay(net(lines), arrange);
    const places = [...nodes.values(), ...twins];
    for (const [index, a] of places.entries()) {
      for (const b of places.slice(index + 1))
        expect(Math.abs(a.x - b.x) > 40 || Math.abs(a.y - b.y) > 30, `${a.id} and ${b.id}`).toBe(true);
    }
  });

  it('places 300 gates', () => {
    const lines = Array.from({ length: 100 }, (_, row) => `y${row} = relu(x${row} * ${row ? `y${row - 1}` : 'x0'})`);
    expect(lay(lines.join('\n'), arrange).nodes.size).toBe(300);
  }, 20_000);
});

describe('the space for numbers', () => {
  const widths = (text: string, exact = false): Record<string, number> => {
    const { nodes, output } = new Bench().answer({ text, values: { v: [1, 2, 3], w: [4, 5] } });
    const { request } = layoutRequest(nodes!, output, exact, (node) => node.name ?? node.gate);
    return Object.fromEntries(nodes!.map(({ id, name, gate }) => [name ?? gate, request.nodes[id]!.label]));
  };

  it('holds two numbers anywhere, three among few gates, none on a constant', () => {
    const few = widths('f = sum(v) * sum(w) + 2');
    const three = '[1.00, −2.00, 3.00]';
    expect(sizeIn(few['v']!, three, true)).toBeGreaterThan(10);
    expect(sizeIn(few['w']!, '[1.00, −2.00]', true)).toBe(13.5);
    expect(few['constant']).toBeLessThan(20);
    const many = widths(`f = sum(v)${' + sum(w)'.repeat(12)}`);
    expect(many['w']).toBe(few['w']);
    expect(sizeIn(many['v']!, three, true)).toBeNull();
    expect(isWritten([3], 3, true)).toBe(false);
    expect(isWritten([4], 4, false)).toBe(false);
  });

  it('holds no vector of powers of ten, and a single one in smaller letters', () => {
    const { w, f } = widths('f = sum(w)');
    expect(sizeIn(w!, '[4.5×10⁻⁵, 4.5×10⁻⁵]', true)).toBeNull();
    expect(sizeIn(f!, '−12.00', false)).toBe(13.5);
    expect(sizeIn(f!, '4.5×10⁻⁵', false)).toBeLessThan(13.5);
    expect(sizeIn(f!, '−4.5×10⁻¹⁰⁰', false)).not.toBeNull();
  });
});
