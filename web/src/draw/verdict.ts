/** What the course notes make of a relative error between analytic and numeric gradient. */
import type { CheckEntry } from 'backflow';

export type Verdict = 'good' | 'acceptable' | 'uneasy' | 'wrong' | 'kink' | 'lost' | 'none';

/** A sign for each verdict: it is never told by colour alone. */
export const VERDICT_SIGNS: Record<Verdict, string> = {
  good: '✓',
  acceptable: '✓',
  uneasy: '?',
  wrong: '✗',
  kink: '∠',
  lost: '~',
  none: '∅',
};

/**
 * Below 1e-7 good, 1e-4 to 1e-2 uneasy, above 1e-2 wrong. Across a kink the figure says nothing, nor where the gradient is so small
 * that rounding alone explains the difference. A numeric figure that is no number (about the logarithm of −2) blames nobody; a
 * gradient that is none where the function has one is wrong.
 */
export function verdictOf(check: Pick<CheckEntry, 'numeric' | 'relativeError' | 'kink' | 'lost'>): Verdict {
  if (!Number.isFinite(check.numeric)) return 'none';
  if (!Number.isFinite(check.relativeError)) return 'wrong';
  if (check.kink) return 'kink';
  if (check.relativeError < 1e-7) return 'good';
  if (check.relativeError < 1e-4) return 'acceptable';
  if (check.lost) return 'lost';
  return check.relativeError <= 1e-2 ? 'uneasy' : 'wrong';
}

const SILENT: readonly Verdict[] = ['kink', 'lost', 'none'];

/** Whether the numeric figure can tell anything. */
export const tells = (verdict: Verdict): boolean => !SILENT.includes(verdict);

/** What a whole check comes to: how many entries there are of each kind, and whether all is well; null: nothing can be told. */
export interface Tally extends Record<'told' | 'wrong' | 'kink' | 'lost' | 'none', number> {
  well: boolean | null;
}

export function tally(verdicts: readonly Verdict[]): Tally {
  const count = (...kinds: Verdict[]): number => verdicts.filter((verdict) => kinds.includes(verdict)).length;
  const told = verdicts.filter(tells).length;
  const wrong = count('wrong', 'uneasy');
  const well = told === 0 ? null : wrong === 0;
  return { told, wrong, kink: count('kink'), lost: count('lost'), none: count('none'), well };
}
