/** Updates references to nodes when the graph changes. */
import type { GraphNode, Mistake } from 'backflow';
import { firstLook } from '../../engine/protocol/gate';
import type { GatesPlace } from './fields';

export { firstLook };

/** The node with the same name in the next graph, else the same id if the gate is the same; null if neither exists. */
export function followed(before: readonly GraphNode[], after: readonly GraphNode[], id: number): number | null {
  const old = before.find((node) => node.id === id);
  const found = after.find((node) => (old?.name ? node.name === old.name : node.id === id));
  return found && (old?.name || found.gate === old?.gate) ? found.id : null;
}

/** The mistake in the next graph, at the same gate. */
export function followedMistake(
  before: readonly GraphNode[],
  after: readonly GraphNode[],
  mistake: Mistake | null,
): Mistake | null {
  if (mistake?.kind !== 'wrong-local') return mistake;
  const node = followed(before, after, Number(mistake.node));
  if (node === mistake.node) return mistake;
  return node === null ? null : { kind: 'wrong-local', node };
}

/** References to nodes: the start of the backward pass, the chosen gate, the gate with a mistake. */
export type Pointers = Pick<GatesPlace, 'output' | 'chosen' | 'panels'>;

/** The same references in the next graph; null if no new request is needed. */
export function followedPointers(
  before: readonly GraphNode[],
  after: readonly GraphNode[],
  { output, chosen, panels }: Pointers,
): Pointers | null {
  if (before.length === 0) return null;
  const end = output === null ? null : followed(before, after, output);
  const node = chosen && followed(before, after, chosen.node);
  const mistake = followedMistake(before, after, panels.mistake);
  const stays = node === (chosen?.node ?? null);
  if (end === output && stays && mistake === panels.mistake) return null;
  return {
    output: end,
    chosen: stays ? chosen : node === null ? null : firstLook(after, node),
    panels: mistake === panels.mistake ? panels : { ...panels, mistake },
  };
}

/** The expanded gates without this one and without those among its parts. */
export function collapsed(nodes: readonly GraphNode[], expanded: readonly number[], id: number): number[] {
  const parents = Object.fromEntries(nodes.map((node) => [node.id, node.partOf]));
  const inside = (part: number): boolean => {
    for (let parent = parents[part]; parent !== undefined; parent = parents[parent]) {
      if (parent === id) return true;
      // The last part has the composite's id, so it is its own parent.
      if (parents[parent] === parent) return false;
    }
    return false;
  };
  return expanded.filter((part) => part !== id && !inside(part));
}
