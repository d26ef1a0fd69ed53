// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { travelGraph } from '../../../../web/src/draw/graph/travel';
import { layoutGraph } from '../../../../web/src/draw/inspector/layout';
import { named, stepGraph } from '../inspector/step-graph';

describe('moving by keys', () => {
  const nodes = stepGraph([2, 8, 1], 10, false);
  const layout = layoutGraph(nodes);
  const go = (name: string, key: Parameters<typeof travelGraph>[3], slot = 0): string | undefined => {
    const to = travelGraph(nodes, layout, named(nodes, name).id, key, slot);
    return to === null ? undefined : nodes[to]!.name;
  };

  it('follows the wires', () => {
    expect(go('X', 'ArrowRight')).toBe('p1');
    expect(go('p1', 'ArrowLeft')).toBe('X');
    expect(go('p1', 'ArrowLeft', 1)).toBe('W1');
    expect(go('p1', 'ArrowDown')).toBe('W1');
    expect(go('W1', 'ArrowUp')).toBe('p1');
    expect(go('a1', 'Home')).toBe('X');
    expect(go('a1', 'End')).toBe('loss');
    expect(go('loss', 'ArrowRight')).toBeUndefined();
  });

  it('reaches every node from the points', () => {
    const reached = new Set([named(nodes, 'X').id]);
    const queue = [...reached];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      for (const key of ['ArrowRight', 'ArrowUp', 'ArrowDown', 'End'] as const) {
        const next = travelGraph(nodes, layout, id, key, 0);
        if (next !== null && !reached.has(next)) {
          reached.add(next);
          queue.push(next);
        }
      }
    }
    expect(reached.size).toBe(nodes.length);
  });
});
