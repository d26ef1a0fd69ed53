/** The factors of a path in words. */
import type { GraphNode, Path } from 'backflow';
import { t } from '../../../i18n/index.svelte';

export interface Factor {
  local: number;
  /** What the local gradient is: an input value, a weight, an activation's slope … */
  title: string;
}

/** The local gradients on the way, without those of sums, which are 1. */
export function factorsOf({ steps }: Path, nodes: readonly GraphNode[]): Factor[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return steps.flatMap(({ node: id, slot, entry, local }) => {
    const node = byId.get(id)!;
    return node.gate === 'add' && local === 1 ? [] : [{ local, title: titleOf(node, slot, entry, byId) }];
  });
}

function titleOf(node: GraphNode, slot: number, entry: number, byId: ReadonlyMap<number, GraphNode>): string {
  const { gate, group, shape } = node;
  const layer = group?.layer ?? 0;
  const other = byId.get(node.inputs[1 - slot] ?? -1)?.name ?? '';
  // A product's local gradient is its other operand.
  if (gate === 'matmul') return slot === 1 ? t('paths.input', { row: Math.floor(entry / (shape.at(-1) ?? 1)) }) : other;
  if (group?.kind === 'activation') return t(gate === 'mul' ? 'paths.dropout' : 'paths.slope', { layer });
  if (group?.kind === 'loss') return t('paths.loss');
  return group?.kind === 'regularization' ? t('paths.penalty') : (node.name ?? gate);
}
