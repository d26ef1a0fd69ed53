/**
 * The Gates room's request after a click: one gate of the graph that the page shows. It does not contain the graph: a worker that
 * no longer has its numbers answers null, and the page then sends the whole request.
 */
import type { GraphNode } from 'backflow';
import type { GatesRequest } from './gates';
import type { GateLook, PanelsWatch } from './gates-panels';
import type { ChosenGate } from './snapshot';

/** What the page shows of a gate at first: the first input that takes a gradient, which a literal or a condition does not. */
export function firstLook(nodes: readonly GraphNode[], id: number): { node: number; slot: number; entry: number } {
  const find = (wanted: number) => nodes.find((node) => node.id === wanted);
  const node = find(id);
  const slot = node?.inputs.findIndex(
    (input, at) => find(input)?.gate !== 'constant' && !(at === 0 && node.gate === 'where'),
  );
  return { node: id, slot: Math.max(0, slot ?? 0), entry: 0 };
}

export interface GateRequest {
  /** The numbers that the page shows, as in `GatesAnswer`. */
  sweep: number;
  watch: NonNullable<GatesRequest['watch']>;
  /** What the open panel shows of the gate. */
  panels: Pick<PanelsWatch, 'jacobian' | 'push'>;
}

export interface GateAnswer {
  /** The structure of the graph that this describes. */
  structure: number;
  chosen: ChosenGate | null;
  look: GateLook;
}
