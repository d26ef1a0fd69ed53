import type { GraphNode } from 'backflow';

/** The slots that read nodes with more than one use: what these slots pass on differs from the node's gradient. */
export function usesIn(
  nodes: readonly Pick<GraphNode, 'id' | 'inputs'>[],
): { from: number; to: number; slot: number }[] {
  const all = nodes.flatMap(({ id, inputs }) => inputs.map((from, slot) => ({ from, to: id, slot })));
  return all.filter(({ from }) => all.filter((one) => one.from === from).length > 1);
}
