/** What becomes of things that point into a graph when the graph changes. */
import type { GraphNode, Mistake } from 'backflow';
import type { GatesPlace } from './fields';

/** A node goes with its name into the next graph, else with its place if the same gate stands there; null: it is gone. */
export function followed(before: readonly GraphNode[], after: readonly GraphNode[], id: number): number | null {
  const old = before.find((node) => node.id === id);
  const found = after.find((node) => (old?.name ? node.name === old.name : node.id === id));
  return found && (old?.name || found.gate === old?.gate) ? found.id : null;
}

/** A gate that is wrong on purpose stays wrong in the next graph; the mistake goes with the gate. */
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

/** What points into the graph: where the backward pass starts, the chosen gate, the gate that is wrong on purpose. */
export type Pointers = Pick<GatesPlace, 'output' | 'chosen' | 'panels'>;

/** The same pointers in the next graph; null where nothing has to be asked anew. */
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
    chosen: stays ? chosen : node === null ? null : { node, slot: 0, entry: 0 },
    panels: mistake === panels.mistake ? panels : { ...panels, mistake },
  };
}

/** The expanded gates without one of them and without those that were expanded among its parts. */
export function collapsed(nodes: readonly GraphNode[], expanded: readonly number[], id: number): number[] {
  const parents = Object.fromEntries(nodes.map((node) => [node.id, node.partOf]));
  const inside = (part: number): boolean => {
    for (let parent = parents[part]; parent !== undefined; parent = parents[parent]) {
      if (parent === id) return true;
      // The last part keeps the composite's id and is part of itself.
      if (parents[parent] === parent) return false;
    }
    return false;
  };
  return expanded.filter((part) => part !== id && !inside(part));
}
