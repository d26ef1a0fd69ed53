/** The numbers of a graph as the Gates room's page shows them. */
import type { Graph, GraphNode, Tensor } from 'backflow';
import type { GatesAnswer } from '../../protocol/gates';

/** Of what is shown, by id; read at once, since a large graph has thousands. */
export function readAll(graph: Graph, shown: readonly GraphNode[]): Pick<GatesAnswer, 'values' | 'gradients'> {
  const { nodes, values, gradients } = graph.snapshot();
  const places = new Map(nodes.map(({ id }, index) => [id, index]));
  const byId = (tensors: readonly Tensor[] | null): Record<number, Tensor> =>
    Object.fromEntries(tensors ? shown.map(({ id }) => [id, tensors[places.get(id)!]!]) : []);
  return { values: byId(values), gradients: byId(gradients) };
}

/** Where the parts of an expanded gate leave the range of numbers, and the gate as one stays within. */
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
