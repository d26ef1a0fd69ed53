/** What becomes of things that point into a graph when the graph changes. */
import type { GraphNode } from 'backflow';

/** A node goes with its name into the next graph, else with its place if the same gate stands there; null: it is gone. */
export function followed(before: readonly GraphNode[], after: readonly GraphNode[], id: number): number | null {
  const old = before.find((node) => node.id === id);
  const found = after.find((node) => (old?.name ? node.name === old.name : node.id === id));
  return found && (old?.name || found.gate === old?.gate) ? found.id : null;
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
