// @vitest-environment node
// What gates are called on their cards.
import type { GraphNode, Tensor } from 'backflow';
import { describe, expect, it } from 'vitest';
import { cardTitle, titlesOf } from '../../../../web/src/panels/graph/titles';
import { backflow, catalog } from '../../catalog';

/** The titles of the named gates, and of the last one. */
function titles(nodes: readonly GraphNode[], values: readonly Tensor[]): Record<string, string> {
  const graph = { nodes, values: Object.fromEntries(nodes.map(({ id }, index) => [id, values[index]!])) };
  return Object.fromEntries(nodes.map((node) => [node.name ?? `#${node.id}`, cardTitle(catalog, graph, node)]));
}

describe('the title of a card', () => {
  it('is a typed gate by its name and by what it is', () => {
    const graph = backflow.graph('h = relu(x + y)\nf = h * h / 2', { x: 1, y: 2 });
    const { nodes, values } = graph.snapshot();
    const all = titles(nodes, values);
    expect(all).toMatchObject({ x: 'x', h: 'h = relu(x + y)', f: 'f = h * h / 2' });
    expect(Object.values(all)).toContain('x + y');
    // Elsewhere, a name is enough.
    const titleOf = titlesOf(catalog, { nodes, values: {} });
    expect(titleOf(nodes.find(({ name }) => name === 'h')!.id)).toBe('h');
  });

  it('is a gate of a net by what it is', () => {
    const trainer = backflow.trainer({
      data: { name: 'circle' },
      layers: [{ units: 3, activation: 'tanh' }],
      regularizer: { name: 'l2', rate: 0.01 },
    });
    const { nodes, values } = trainer.graph().snapshot();
    const all = titles(nodes, values);
    expect(all).toMatchObject({
      p2: 'a1 @ W2',
      z2: 'a1 @ W2 + b2',
      a1: 'tanh(z1)',
      loss: 'loss = data_loss + penalty',
    });
    // Gates without a name are named too.
    expect(Object.values(all)).toEqual(expect.arrayContaining(['W1 * W1', 'sum(W1 * W1)']));
    expect(Object.values(all).join()).not.toContain('#');
  });
});
