/** The largest paths from a weight or bias to the loss of the next training step. */
import type { GraphNode, Paths } from 'backflow';

export interface StepPaths {
  /** The step before the update. */
  step: number;
  paths: Paths;
  /** The graph of the step. */
  nodes: GraphNode[];
}
