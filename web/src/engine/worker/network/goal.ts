/** The goal of a run that stops by itself. Except for a number of steps, it is looked at after each epoch, so that a run always ends at
 * the same step. */
import type { StepResult } from 'backflow';
import type { Until } from '../../protocol/until';

export class Goal {
  readonly until: Until;
  #best = Infinity;
  #bestEpoch = 0;

  constructor(until: Until) {
    this.until = until;
  }

  /** Whether figures decide, and not the number of steps alone. */
  get needsFigures(): boolean {
    return this.until.kind !== 'steps';
  }

  /** The updates that may run before the goal must be looked at. */
  left({ step, updatesLeft }: Pick<StepResult, 'step' | 'updatesLeft'>): number {
    return this.until.kind === 'steps' ? Math.max(0, this.until.steps - step) : updatesLeft;
  }

  /** Looks at the figures at the end of an epoch, and before the first one. */
  isReached({ step, epoch, dataLoss, testLoss, accuracy, testAccuracy }: StepResult): boolean {
    const { until } = this;
    const loss = testLoss ?? dataLoss;
    switch (until.kind) {
      case 'steps':
        return step >= until.steps;
      case 'loss':
        return loss <= until.below;
      case 'accuracy':
        return (testAccuracy ?? accuracy ?? 0) >= until.above;
      case 'patience':
        if (loss < this.#best) {
          this.#best = loss;
          this.#bestEpoch = epoch;
        }
        return epoch - this.#bestEpoch >= until.epochs;
    }
  }
}
