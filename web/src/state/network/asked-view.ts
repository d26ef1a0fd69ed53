/** What the step's graph shows while the open card asks for gradients. */
import type { GraphNode } from 'backflow';
import { ancestorsOf, type SweepView } from '../gates/sweep';

/**
 * Of a gate that asks, nothing that it sends back, nor what follows from it; of a leaf, everything but its own gradient.
 */
export function askedView(nodes: readonly Pick<GraphNode, 'id' | 'inputs'>[], asked: number): SweepView {
  const leaf = nodes.find(({ id }) => id === asked)?.inputs.length === 0;
  const behind = ancestorsOf(nodes, asked);
  const hidden = ({ id }: { id: number }): boolean => behind.has(id) && (leaf || id !== asked);
  const unsent = ({ id, inputs }: { id: number; inputs: readonly number[] }): boolean =>
    leaf ? inputs.includes(asked) : behind.has(id);
  const idsOf = (of: readonly { id: number }[]): Set<number> => new Set(of.map(({ id }) => id));
  return {
    ...{ phase: 'backward', current: null, queue: [] },
    values: idsOf(nodes),
    gradients: idsOf(nodes.filter((node) => !hidden(node))),
    sent: idsOf(nodes.filter((node) => !unsent(node))),
  };
}
