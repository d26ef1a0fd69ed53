/** What every tab beside the graph is given; it takes what it needs. */
import type { Catalog, GraphNode } from 'backflow';
import type { CurveRequest, GateCurve, PanelsAnswer } from '../../../engine/protocol/gates-panels';
import type { GatesState } from '../../../state/gates/gates.svelte';

export interface PanelProps {
  gates: GatesState;
  /** What the worker says of this graph; null: nothing yet, or nothing is needed. */
  seen: PanelsAnswer | null;
  catalog: Catalog;
  chosen: GraphNode | undefined;
  titleOf: (id: number) => string;
  /** The output's title. */
  target: string;
  /** What is shown is older than the graph. */
  behind: boolean;
  curves: (request: CurveRequest) => Promise<GateCurve[]>;
}
