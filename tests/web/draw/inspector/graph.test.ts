// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { GATE, layoutGraph, layoutKey, LEAF_HEIGHT, LEAF_WIDTH } from '../../../../web/src/draw/inspector/layout';
import { orderGraph, outputOf } from '../../../../web/src/draw/inspector/order';
import { pulsesOf } from '../../../../web/src/draw/inspector/motion';
import { STRETCH, SWEEP } from '../../../../web/src/draw/graph/pulse';
import { wireKey } from '../../../../web/src/draw/graph/drawn';
import { named, stepGraph } from './step-graph';

const shapes = [
  [2, 1],
  [2, 8, 1],
  [2, 8, 8, 1],
  [7, 16, 12, 8, 3],
  [2, 8, 8, 8, 8, 8, 8, 8, 8, 3],
];
const all = shapes.flatMap((sizes) => [stepGraph(sizes, 10, false), stepGraph(sizes, 10, true)]);

describe('the order of a training step', () => {
  it('runs the spine from the points to the loss in one lane', () => {
    const nodes = stepGraph([2, 8, 1], 10, false);
    const { slots } = orderGraph(nodes);
    const spine = ['X', 'p1', 'z1', 'a1', 'p2', 'z2', 'loss'];
    expect(spine.map((name) => slots.get(named(nodes, name).id)!.lane)).toEqual(spine.map(() => 0));
    expect(spine.map((name) => slots.get(named(nodes, name).id)!.column)).toEqual(spine.map((_, column) => column));
  });

  it('puts each parameter beside its gate', () => {
    const nodes = stepGraph([2, 8, 1], 10, true);
    const { slots } = orderGraph(nodes);
    for (const [leaf, gate] of [
      ['W1', 'p1'],
      ['b1', 'z1'],
      ['W2', 'p2'],
      ['label', 'data_loss'],
    ]) {
      expect(slots.get(named(nodes, leaf!).id)).toMatchObject({
        hangs: true,
        lane: 1,
        column: slots.get(named(nodes, gate!).id)!.column,
      });
    }
  });

  it('gives every node its own cell, and every gate a column after its inputs', () => {
    for (const nodes of all) {
      const { slots } = orderGraph(nodes);
      const cells = nodes.map(({ id }) => `${slots.get(id)!.lane}:${slots.get(id)!.column}`);
      expect(new Set(cells).size).toBe(nodes.length);
      for (const { id, inputs } of nodes) {
        for (const input of inputs) {
          const from = slots.get(input)!;
          expect(slots.get(id)!.column - from.column).toBeGreaterThanOrEqual(from.hangs ? 0 : 1);
        }
      }
    }
  });

  it('keeps long wires off the nodes between their ends', () => {
    for (const nodes of all) {
      const { slots, tracks } = orderGraph(nodes);
      for (const track of tracks) {
        for (const slot of slots.values()) {
          const between = slot.column > slots.get(track.from)!.column && slot.column < slots.get(track.to)!.column;
          expect(between && slot.lane === track.lane).toBe(false);
        }
      }
    }
  });

  it('knows the output', () => {
    expect(outputOf(stepGraph([2, 1], 4, true))!.name).toBe('loss');
    expect(outputOf([])).toBeUndefined();
  });
});

describe('the layout', () => {
  it('overlaps no two nodes and keeps them inside', () => {
    for (const nodes of all) {
      const layout = layoutGraph(nodes);
      const boxes = [...layout.nodes.values()].map(({ x, y, slot }) => {
        const [width, height] = slot.leaf ? [LEAF_WIDTH, LEAF_HEIGHT] : [GATE, GATE];
        return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
      });
      boxes.forEach((a, index) => {
        expect(a.left >= 0 && a.top >= 0 && a.right <= layout.width && a.bottom <= layout.height).toBe(true);
        for (const b of boxes.slice(index + 1)) {
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        }
      });
    }
  });

  it('draws boxes for the inputs, each layer, the loss and the regularizer, without overlaps', () => {
    const { groups } = layoutGraph(stepGraph([2, 8, 8, 1], 10, true));
    expect(groups.map(({ key }) => key).sort()).toEqual(
      ['input', 'layer-1', 'layer-2', 'layer-3', 'loss', 'regularization', 'total'].sort(),
    );
    groups.forEach((a, index) => {
      for (const b of groups.slice(index + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, `${a.key} and ${b.key}`).toBe(true);
      }
    });
  });

  it('draws a wire for every slot, two where a value is used twice', () => {
    const nodes = stepGraph([2, 1], 4, true);
    const { wires } = layoutGraph(nodes);
    expect(wires.length).toBe(nodes.reduce((count, { inputs }) => count + inputs.length, 0));
    const square = nodes.find(({ gate, inputs }) => gate === 'mul' && inputs[0] === inputs[1])!;
    const paths = wires.filter(({ to }) => to === square.id).map(({ path }) => path);
    expect(new Set(paths).size).toBe(2);
  });

  it('depends on the structure only', () => {
    expect(layoutKey(stepGraph([2, 8, 1], 10, false))).toBe(layoutKey(stepGraph([2, 8, 1], 3, false)));
    expect(layoutKey(stepGraph([2, 8, 1], 10, false))).not.toBe(layoutKey(stepGraph([2, 8, 1], 10, true)));
  });

  it('survives an empty graph', () => {
    expect(layoutGraph([]).wires).toEqual([]);
  });
});

describe('the backward pulse', () => {
  const nodes = stepGraph([2, 8, 1], 10, false);
  const layout = layoutGraph(nodes);

  it('enters the chosen gate and leaves along its inputs', () => {
    const gate = named(nodes, 'p1');
    const delays = new Map(pulsesOf(layout, gate.id).map(({ key, delay }) => [key, delay]));
    const touching = layout.wires.filter(({ from, to }) => from === gate.id || to === gate.id);
    expect(delays.size).toBe(touching.length);
    for (const wire of touching)
      expect(delays.get(wireKey(wire)), wireKey(wire)).toBe(wire.from === gate.id ? 0 : STRETCH);
  });

  it('ends within the sweep', () => {
    for (const chosen of [null, named(nodes, 'z1').id, named(nodes, 'loss').id]) {
      for (const { delay } of pulsesOf(layout, chosen)) expect(delay + STRETCH).toBeLessThanOrEqual(SWEEP);
    }
  });
});
