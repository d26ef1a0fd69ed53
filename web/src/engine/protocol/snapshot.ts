/** A graph with its numbers, and its chosen gate, for cards and tables. */
import type { CheckEntry, Contributions, EdgeView, GraphNode, Tensor, Term } from 'backflow';
import type { JacobianView } from './jacobian';

/** The data of a gate's card, for the graph of a training step or of a typed expression. */
export interface GraphSnapshot {
  nodes: GraphNode[];
  /** By node id. */
  values: Record<number, Tensor>;
  gradients: Record<number, Tensor>;
}

/** The details of the chosen gate. */
export interface ChosenGate {
  node: number;
  edges: EdgeView[];
  contributions: Contributions;
  slot: number;
  entry: number;
  terms: Term[];
  check: CheckEntry | null;
}

/** The training step's graph at one step, with the details of the chosen gate. */
export interface InspectorSnapshot extends GraphSnapshot {
  step: number;
  example: number | null;
  chosen: ChosenGate | null;
  /** Of the chosen gate, if it is watched. */
  jacobian: JacobianView | null;
}
