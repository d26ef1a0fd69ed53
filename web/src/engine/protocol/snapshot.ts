/** A graph as it stands, and the chosen gate in it: what crosses for cards and tables. */
import type { CheckEntry, Contributions, EdgeView, GraphNode, Tensor, Term } from 'backflow';

/** What a gate's card shows of any graph: a training step's or a typed expression's. */
export interface GraphSnapshot {
  nodes: GraphNode[];
  /** By node id. */
  values: Record<number, Tensor>;
  gradients: Record<number, Tensor>;
  chosen: ChosenGate | null;
}

/** The chosen gate from the inside. */
export interface ChosenGate {
  node: number;
  edges: EdgeView[];
  contributions: Contributions;
  slot: number;
  entry: number;
  terms: Term[];
  check: CheckEntry | null;
}

/** The training step's graph at one instant, and the chosen gate's inside. */
export interface InspectorSnapshot extends GraphSnapshot {
  step: number;
  example: number | null;
}
