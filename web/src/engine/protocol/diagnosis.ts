/** What `trainer.diagnose` finds, and the step that it belongs to. */
import type { Finding } from 'backflow';

export interface Diagnosis {
  step: number;
  /** Problems first. */
  findings: Finding[];
}
