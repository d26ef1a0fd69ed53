/** What the course notes make of a relative error between analytic and numeric gradient. */
import type { CheckEntry } from 'backflow';

export type Verdict = 'good' | 'acceptable' | 'uneasy' | 'wrong' | 'kink' | 'lost';

/** A sign for each verdict: it is never told by colour alone. */
export const VERDICT_SIGNS: Record<Verdict, string> = {
  good: '✓',
  acceptable: '✓',
  uneasy: '?',
  wrong: '✗',
  kink: '∠',
  lost: '~',
};

/**
 * Below 1e-7 good, 1e-4 to 1e-2 uneasy, above 1e-2 wrong. Across a kink the figure says nothing, nor where the gradient is so small
 * that rounding alone explains the difference.
 */
export function verdictOf(check: Pick<CheckEntry, 'relativeError' | 'kink' | 'lost'>): Verdict {
  if (check.kink) return 'kink';
  if (check.relativeError < 1e-7) return 'good';
  if (check.relativeError < 1e-4) return 'acceptable';
  if (check.lost) return 'lost';
  return check.relativeError <= 1e-2 ? 'uneasy' : 'wrong';
}

/** Whether the numeric figure can tell anything. */
export const tells = (verdict: Verdict): boolean => verdict !== 'kink' && verdict !== 'lost';
