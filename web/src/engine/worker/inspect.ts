/** Reads the training step's graph for the inspector in one go, so that its parts are consistent. */
import type { CheckEntry, Graph, Tensor, Trainer } from 'backflow';
import type { InspectorWatch } from '../protocol/messages';
import type { JacobianView } from '../protocol/jacobian';
import type { ChosenGate, InspectorSnapshot } from '../protocol/snapshot';
import { jacobianOf } from './jacobian';

/** Makes a snapshot for `watch`. A gate that is no longer in the graph is not chosen. */
export function inspect(trainer: Trainer, watch: InspectorWatch, step: number): InspectorSnapshot {
  const graph = trainer.graph(watch.example === null ? {} : { example: watch.example });
  try {
    // A training step's graph comes swept.
    const { nodes, values, gradients } = graph.snapshot();
    const byId = (tensors: readonly Tensor[]): Record<number, Tensor> =>
      Object.fromEntries(nodes.map(({ id }, index) => [id, tensors[index]!]));
    return {
      step,
      example: watch.example,
      nodes,
      values: byId(values),
      gradients: byId(gradients ?? []),
      chosen: choose(graph, watch),
      jacobian: jacobian(graph, watch),
    };
  } finally {
    graph.dispose();
  }
}

/** The Jacobian of the watched gate, by the watched slot. */
function jacobian(graph: Graph, watch: InspectorWatch): JacobianView | null {
  const node = watch.jacobian && graph.nodes.find(({ id }) => id === watch.node);
  return node ? jacobianOf(graph, node, watch.slot) : null;
}

/** The details of the watched gate; null if the graph has no such node. `closed`: it stands for a folded line. */
export function choose(
  graph: Graph,
  watch: Pick<InspectorWatch, 'node' | 'slot' | 'entry'>,
  closed = false,
): ChosenGate | null {
  const node = graph.nodes.find(({ id }) => id === watch.node);
  if (!node) return null;
  const edges = closed ? [] : graph.edges(node.id);
  const slot = Math.min(watch.slot, Math.max(0, node.inputs.length - 1));
  const edge = edges[slot];
  // A leaf has no slots, so the entry is an entry of the leaf.
  const { data } = edge ? edge.downstream : graph.gradient(node.id);
  const entry = Math.min(watch.entry, data.length - 1);
  return {
    node: node.id,
    edges,
    contributions: graph.contributions(node.id),
    slot,
    entry,
    terms: edge && edge.flag !== 'no-gradient' ? graph.terms(node.id, slot, entry) : [],
    check: numericCheck(graph, edge ? edge.input : node.id, entry),
  };
}

/** Checks one entry of any node's gradient by a central difference in float64; null for labels. */
function numericCheck(graph: Graph, node: number, index: number): CheckEntry | null {
  return graph.check({ node, index })[0] ?? null;
}
