/**
 * The Gates room's request after a click: one gate of the graph that the page shows. It does not contain the graph: a worker that
 * no longer has its numbers answers null, and the page then sends the whole request.
 */
import type { GatesRequest } from './gates';
import type { GateLook, PanelsWatch } from './gates-panels';
import type { ChosenGate } from './snapshot';

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
