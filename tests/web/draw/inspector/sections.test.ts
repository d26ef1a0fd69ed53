// @vitest-environment node
// The step's graph as a list: every node once, in order, by layer.
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../../../web/src/draw/inspector/sections';
import { backflow } from '../../catalog';

const trainer = backflow.trainer({
  data: { name: 'circle' },
  layers: [{ units: 3, activation: 'tanh', dropout: 0.2 }],
  regularizer: { name: 'l2', rate: 0.01 },
});
const nodes = trainer.graph().nodes;

describe('the sections of a step’s graph', () => {
  it('hold every node once, in the order of the step', () => {
    const sections = sectionsOf(nodes);
    expect(sections.map(({ key }) => key)).toEqual(['input', 'layer-1', 'layer-2', 'loss', 'regularization', 'total']);
    const ids = sections.flatMap((section) => section.nodes.map(({ id }) => id));
    expect([...ids].sort((a, b) => a - b)).toEqual(nodes.map(({ id }) => id));
    for (const section of sections) {
      const own = section.nodes.map(({ id }) => id);
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
  });

  it('put parameters, labels and constants beside their first user', () => {
    const of = (key: string) =>
      sectionsOf(nodes)
        .find((one) => one.key === key)!
        .nodes.map(({ name }) => name);
    expect(of('input')).toEqual(['X']);
    expect(of('layer-1')).toEqual(['W1', 'b1', 'p1', 'z1', 'a1', 'm1', 'd1']);
    expect(of('loss')).toEqual(['target', 'data_loss']);
  });
});
