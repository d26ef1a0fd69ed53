/** What the course notes make of a relative error between analytic and numeric gradient. */
import type { CheckEntry } from 'backflow';

export type Verdict = 'good' | 'acceptable' | 'uneasy' | 'wrong' | 'kink';

/** Below 1e-7 good, 1e-4 to 1e-2 uneasy, above 1e-2 wrong; across a kink the figure says nothing. */
export function verdictOf(check: Pick<CheckEntry, 'relativeError' | 'kink'>): Verdict {
  if (check.kink) return 'kink';
  if (check.relativeError < 1e-7) return 'good';
  if (check.relativeError < 1e-4) return 'acceptable';
  return check.relativeError <= 1e-2 ? 'uneasy' : 'wrong';
}
