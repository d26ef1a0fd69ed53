/** A training step's graph as a list: its nodes in order, by layer. */
import type { GraphNode, Group } from 'backflow';
import { usesOf } from '../graph/uses';
import { groupKey } from './layout';
import { orderGraph } from './order';

/** The nodes of one box of the drawing. */
export interface Section {
  key: string;
  kind: Group['kind'];
  layer: number | null;
  nodes: GraphNode[];
}

/** Parameters, labels and constants belong to the section of their first user, as in the drawing. */
export function sectionsOf(nodes: readonly GraphNode[]): Section[] {
  const { slots } = orderGraph(nodes);
  const uses = usesOf(nodes);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sections = new Map<string, Section>();
  for (const node of nodes) {
    const slot = slots.get(node.id)!;
    const owner = slot.leaf && !slot.spine ? (byId.get(uses.get(node.id)?.[0]?.to ?? -1) ?? node) : node;
    const { kind = 'loss', layer = null } = owner.group ?? {};
    const key = groupKey(owner, slots.get(owner.id)!) ?? kind;
    const section = sections.get(key);
    if (section) section.nodes.push(node);
    else sections.set(key, { key, kind, layer, nodes: [node] });
  }
  return [...sections.values()];
}
