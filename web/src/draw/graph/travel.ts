/** Moves along wires by keys. */
import type { GraphNode } from 'backflow';
import { usesOf } from './uses';

/** The nodes' positions; `lane` 0 is the path from the inputs to the output, if there is one. */
export interface TravelMap {
  nodes: ReadonlyMap<number, { id: number; x: number; y: number; slot?: { lane: number } }>;
}

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type TravelKey = (typeof KEYS)[number];

/** True if a key moves. */
export function isTravelKey(key: string): key is TravelKey {
  return (KEYS as readonly string[]).includes(key);
}

/**
 * Right: the first gate that uses the node. Left: the input in the slot. Up and down: the nearest node above or below.
 * Home and End: the points and the loss. Null if there is none.
 */
export function travelGraph(
  nodes: readonly GraphNode[],
  layout: TravelMap,
  from: number,
  key: TravelKey,
  slot: number,
): number | null {
  const node = nodes.find(({ id }) => id === from);
  const place = layout.nodes.get(from);
  if (!node || !place) return nodes[0]?.id ?? null;
  switch (key) {
    case 'ArrowRight':
      return usesOf(nodes).get(from)?.[0]?.to ?? null;
    case 'ArrowLeft':
      return node.inputs[slot] ?? node.inputs[0] ?? null;
    case 'Home':
      return extreme(layout, (a, b) => a.x < b.x);
    case 'End':
      return extreme(layout, (a, b) => a.x > b.x);
    default: {
      const sign = key === 'ArrowUp' ? -1 : 1;
      let best: number | null = null;
      let least = Infinity;
      for (const other of layout.nodes.values()) {
        const down = (other.y - place.y) * sign;
        if (down <= 1) continue;
        const cost = down + Math.abs(other.x - place.x) * 1.5;
        if (cost < least) {
          least = cost;
          best = other.id;
        }
      }
      return best;
    }
  }
}

function extreme(layout: TravelMap, beats: (a: { x: number }, b: { x: number }) => boolean): number | null {
  let best: { id: number; x: number } | null = null;
  for (const node of layout.nodes.values()) {
    if ((node.slot?.lane ?? 0) === 0 && (!best || beats(node, best))) best = node;
  }
  return best?.id ?? null;
}
