/** The props that every tab receives; it uses what it needs. */
import type { Catalog, GraphNode } from 'backflow';
import type { CurveRequest, GateCurve, PanelsAnswer } from '../../../engine/protocol/gates-panels';
import type { GatesState } from '../../../state/gates/gates.svelte';
import type { SweepView } from '../../../state/gates/sweep';
import type { Titles } from '../../graph/titles';

export interface PanelProps {
  gates: GatesState;
  /** The worker's answer for this graph; null: none yet, or none needed. */
  seen: PanelsAnswer | null;
  catalog: Catalog;
  chosen: GraphNode | undefined;
  titleOf: Titles;
  /** The output's title. */
  target: string;
  /** What the sweeps have computed; null: everything. */
  view: SweepView | null;
  /** The answer is older than the graph. */
  behind: boolean;
  curves: (request: CurveRequest) => Promise<GateCurve[]>;
}
