/** What a remedy changed. */
import type { Finding, StepResult } from 'backflow';

/** The figures of a run when a remedy was taken. */
export type Before = Pick<StepResult, 'step' | 'loss' | 'accuracy' | 'testLoss' | 'testAccuracy'> & {
  code: Finding['code'];
};

export class Health {
  /** The run before the last remedy, beside which the present one is shown. */
  before = $state.raw<Before | null>(null);
}
