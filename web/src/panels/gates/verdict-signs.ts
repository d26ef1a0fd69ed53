/** A sign for each verdict: it is never told by colour alone. */
import type { Verdict } from '../../draw/verdict';

export const VERDICT_SIGNS: Record<Verdict, string> = {
  good: '✓',
  acceptable: '✓',
  uneasy: '?',
  wrong: '✗',
  kink: '∠',
};
