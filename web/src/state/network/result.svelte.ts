/** How the result column shows the run. */
import type { EvaluatedSet } from '../../engine/protocol/evaluation';

/** A point by its set and its index there. */
export interface PointPlace {
  train: boolean;
  index: number;
}

export class Result {
  /** The open tab. */
  tab = $state('curve');
  /** The map has one color for each class, without shades. */
  hard = $state(false);
  /** The map shows the test points. */
  testing = $state(true);
  /** The map shows where each point would have to go to lower its loss. */
  arrows = $state(false);
  /** The point under the pointer on the map, and the one that a list points at. */
  pointed = $state.raw<PointPlace | null>(null);
  ringed = $state.raw<PointPlace | null>(null);
  /** The set that Metrics and Examples show. */
  evaluated = $state<EvaluatedSet>('test');
}
