import type { Graph } from '../../types.js';

/** The gate of a step's loss, and the nodes that it compares: the raw outputs, and what they should be. */
export function lossOf(graph: Graph): { gate: string; scores: number; target: number } {
  const node = graph.nodes.find(({ group }) => group?.kind === 'loss')!;
  return { gate: node.gate, scores: node.inputs[0]!, target: node.inputs[1]! };
}
