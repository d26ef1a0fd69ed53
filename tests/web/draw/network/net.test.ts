// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  edgeAt,
  edgeHeight,
  layoutNet,
  MOST_UNITS,
  netCounts,
  netLayers,
  strongestUnits,
  type Numbers,
} from '../../../../web/src/draw/network/layout';
import { gradientPen, gradientWidth, weightLevel, weightScale } from '../../../../web/src/draw/network/pens';
import { areAllDrawn, countEdges, leastDrawn } from '../../../../web/src/draw/network/edges';

const parameter = (name: string, shape: number[], fill = 0.5): Numbers => ({
  name,
  shape,
  data: new Float32Array(shape.reduce((product, side) => product * side, 1)).fill(fill),
});
const parameters = [parameter('W1', [2, 8]), parameter('b1', [8]), parameter('W2', [8, 1], -3), parameter('b2', [1])];

describe('the net as a drawing', () => {
  it('reads its shape from the parameters', () => {
    const layers = netLayers(parameters);
    expect(layers.map(({ weights, biases }) => [weights.name, biases?.name])).toEqual([
      ['W1', 'b1'],
      ['W2', 'b2'],
    ]);
    expect(netCounts(layers)).toEqual([2, 8, 1]);
    expect(netCounts([])).toEqual([]);
  });

  it('fits its columns into the width, and grows where they would touch', () => {
    for (const counts of [
      [2, 1],
      [2, 8, 1],
      [7, 16, 16, 16, 16, 16, 16, 16, 16, 3],
    ]) {
      for (const available of [340, 700, 1200]) {
        const { width, height, size, columns } = layoutNet(counts, { width: available });
        expect(width).toBeGreaterThanOrEqual(available);
        columns.forEach(({ x, units }, index) => {
          expect(x - size / 2).toBeGreaterThanOrEqual(0);
          expect(x + size / 2).toBeLessThanOrEqual(width);
          if (index > 0) expect(x - columns[index - 1]!.x).toBeGreaterThanOrEqual(size + 20);
          units.forEach(({ y }, unit) => {
            expect(y - size / 2 >= 0 && y + size / 2 <= height).toBe(true);
            if (unit > 0) expect(y - units[unit - 1]!.y).toBeGreaterThan(size);
          });
        });
      }
    }
  });

  it('says how many units it does not draw', () => {
    const { columns } = layoutNet([2, 100, 3], { width: 600 });
    expect(columns[1]).toMatchObject({ hidden: 100 - MOST_UNITS });
    expect(columns[1]!.units.length).toBe(MOST_UNITS);
  });

  it('finds the edge at a position, exactly on its curve', () => {
    const layout = layoutNet([2, 8, 1], { width: 600 });
    const [left, right] = [layout.columns[0]!, layout.columns[1]!];
    const share = 0.3;
    const x = left.x + layout.size / 2 + share * (right.x - left.x - layout.size);
    const y = edgeHeight(left.units[1]!.y, right.units[6]!.y, share);
    expect(edgeAt(layout, x, y, 4)).toEqual({ layer: 0, from: 1, to: 6 });
    expect(edgeAt(layout, x, -50, 4)).toBeNull();
    expect(edgeAt(layout, left.x, y, 4)).toBeNull();
  });

  it('fits its height, with tiles of three quarters of the distance', () => {
    for (const height of [300, 604]) {
      const layout = layoutNet([2, 12, 4, 1], { width: 738, height });
      expect(layout.height).toBeLessThanOrEqual(height);
      const [first, second] = layout.columns[1]!.units;
      expect(layout.size / (second!.y - first!.y)).toBeCloseTo(0.75, 1);
    }
    expect(layoutNet([2, 2, 1], { width: 738, height: 604 }).size).toBe(72);
  });

  it('draws the units with the strongest outgoing weights', () => {
    const outgoing = parameter('W2', [30, 2], 0);
    // Units 3, 6, 9 … have weights; the sign does not count, and neither does a single large weight.
    outgoing.data.forEach((_, index) => {
      if (Math.floor(index / 2) % 3 === 0) outgoing.data[index] = index % 2 ? -1 : 1;
    });
    const layers = netLayers([parameter('W1', [2, 30]), outgoing]);
    const [inputs, hidden, outputs] = strongestUnits(layers);
    expect(inputs).toEqual([0, 1]);
    expect(hidden!.slice(0, 10)).toEqual([0, 1, 2, 3, 6, 9, 12, 15, 18, 21]);
    expect(hidden).toHaveLength(MOST_UNITS);
    expect(outputs).toEqual([0, 1]);
    const { columns } = layoutNet(netCounts(layers), { width: 600 }, strongestUnits(layers));
    expect(columns[1]!.units.map(({ unit }) => unit)).toEqual(hidden);
    const edge = edgeAt(layoutNet(netCounts(layers), { width: 600 }, strongestUnits(layers)), 300, 300, 200);
    if (edge) expect(hidden).toContain(edge.layer === 0 ? edge.to : edge.from);
  });

  it('draws only the strongest edges between drawn units if there are too many', () => {
    const graded = (name: string) => {
      const one = parameter(name, [12, 12]);
      one.data.forEach((_, index) => (one.data[index] = (index % 2 ? -1 : 1) * index));
      return one;
    };
    const layers = netLayers([parameter('W1', [2, 12]), ...['W2', 'W3', 'W4'].map(graded), parameter('W5', [12, 1])]);
    const layout = layoutNet(netCounts(layers), { width: 600 });
    expect(countEdges(layout)).toBe(24 + 3 * 144 + 12);
    expect(areAllDrawn(layout)).toBe(false);
    const least = leastDrawn(layout, layers)[1]!;
    const drawn = layers[1]!.weights.data.filter((weight) => Math.abs(weight) >= least);
    expect(drawn.length).toBe(Math.floor((360 * 144) / 468));
    expect(leastDrawn(layoutNet([2, 8, 1], { width: 600 }), netLayers(parameters))).toEqual([0, 0]);
  });

  it('scales widths by the largest weight, but not below 1', () => {
    expect(weightScale(netLayers(parameters))).toBe(3);
    expect(weightScale(netLayers(parameters.slice(0, 2)))).toBe(1);
    expect(weightLevel(0, 1)).toBe(0);
    expect(weightLevel(-1, 1)).toBe(9);
    expect(weightLevel(Number.NaN, 1)).toBe(0);
    expect(weightLevel(0.25, 1)).toBeLessThan(weightLevel(0.5, 1));
  });

  it('draws gradients on one logarithmic scale: three quarters of a pixel for each decade above 10⁻⁸', () => {
    expect(gradientWidth(1)).toBe(6);
    expect(gradientWidth(-1e-4)).toBeCloseTo(3, 12);
    expect(gradientWidth(1e3)).toBe(6);
    expect([0, 1e-9, 1e-8, Number.NaN].map(gradientWidth)).toEqual([0.5, 0.5, 0.5, 0.5]);
    for (const gradient of [0, 1e-12, 3e-6, -0.02, 0.7, 50, Number.NaN]) {
      const level = gradientPen.level(gradient);
      expect(level).toBeGreaterThanOrEqual(0);
      expect(level).toBeLessThan(gradientPen.levels);
      expect(Math.abs(gradientPen.width(level) - gradientWidth(gradient))).toBeLessThanOrEqual(0.125);
    }
  });

  it('ends in a loss gate behind the outputs, level with their middle', () => {
    for (const counts of [
      [2, 1],
      [2, 8, 3],
      [7, 16, 16, 16, 16, 16, 16, 16, 16, 10],
    ]) {
      for (const width of [300, 738]) {
        const { gate, columns, size, width: drawn } = layoutNet(counts, { width });
        const outputs = columns.at(-1)!;
        expect(gate.x - gate.radius).toBeGreaterThan(outputs.x + size / 2 + 20);
        expect(gate.x + gate.radius).toBeLessThan(drawn);
        expect(gate.y).toBeCloseTo((outputs.units[0]!.y + outputs.units.at(-1)!.y) / 2, 9);
      }
    }
  });
});
