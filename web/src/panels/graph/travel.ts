/** Moves along the wires of a drawing by keys. */
import type { GraphNode } from 'backflow';
import { isTravelKey, travelGraph, type TravelMap } from '../../draw/graph/travel';

/**
 * The node that the key moves to, or null. Starts at the focused node, else at `stop`; left follows the chosen slot.
 * Prevents the event's default if the key moves.
 */
export function travelFrom(
  event: KeyboardEvent,
  nodes: readonly GraphNode[],
  layout: TravelMap,
  stop: number | undefined,
  chosen: { node: number | null; slot: number } | null,
): number | null {
  if (!isTravelKey(event.key) || event.ctrlKey || event.metaKey || event.altKey) return null;
  event.preventDefault();
  const focused = (event.target as Element).closest<HTMLElement | SVGElement>('[data-node]');
  const from = Number(focused?.dataset['node'] ?? stop);
  return travelGraph(nodes, layout, from, event.key, chosen?.node === from ? chosen.slot : 0);
}

/** Moves the focus to a node's mark without scrolling. */
export function focusMark(drawing: Element | undefined, node: number): void {
  drawing?.querySelector<HTMLElement | SVGElement>(`.mark[data-node="${node}"]`)?.focus({ preventScroll: true });
}
