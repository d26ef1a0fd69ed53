/** Reads the numbers of a graph for the Gates room. */
import type { Graph, GraphNode, Tensor } from 'backflow';
import type { GatesAnswer } from '../../protocol/gates';

/** Values and gradients of the shown nodes by id, read in one call since a large graph has thousands. */
export function readAll(graph: Graph, shown: readonly GraphNode[]): Pick<GatesAnswer, 'values' | 'gradients'> {
  const { nodes, values, gradients } = graph.snapshot();
  const places = new Map(nodes.map(({ id }, index) => [id, index]));
  const byId = (tensors: readonly Tensor[] | null): Record<number, Tensor> =>
    Object.fromEntries(tensors ? shown.map(({ id }) => [id, tensors[places.get(id)!]!]) : []);
  return { values: byId(values), gradients: byId(gradients) };
}

/** Where a part of an expanded gate overflows although the composite gate does not. */
export function overflowOf(graph: Graph): GatesAnswer['overflow'] {
  for (const { composite, ...overflow } of graph.overflows()) {
    if (composite?.value.data.every(Number.isFinite)) return { ...overflow, composite };
  }
  return null;
}

export function forksOf(graph: Graph, nodes: readonly GraphNode[]): GatesAnswer['forks'] {
  const uses = new Map<number, number>();
  for (const { inputs } of nodes) for (const input of inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  const forks: GatesAnswer['forks'] = {};
  for (const [id, count] of uses) if (count > 1) forks[id] = graph.contributions(id);
  return forks;
}
