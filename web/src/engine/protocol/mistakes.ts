/** A numeric check of the next training step, which finds a mistake that was made on purpose. */
import type { CheckEntry, GraphNode, Suspect } from 'backflow';

/** Some entries of one parameter. */
export interface CheckedParameter {
  name: string;
  checked: number;
  /** Those whose verdict is `wrong` or `uneasy`. */
  wrong: number;
  /** The entry with the largest relative error. */
  worst: Pick<CheckEntry, 'index' | 'analytic' | 'numeric' | 'relativeError' | 'verdict'>;
}

/** A gate that passed on a wrong gradient, or a node whose gradient is not the sum of what arrived. */
export interface SuspectGate extends Pick<Suspect, 'node' | 'slot' | 'kind'> {
  /** The entry that is farthest off. */
  index: number;
  expected: number;
  found: number;
}

export interface GradientCheck {
  /** The step before the update. */
  step: number;
  parameters: CheckedParameter[];
  suspects: SuspectGate[];
  /** The graph of the step. */
  nodes: GraphNode[];
}
