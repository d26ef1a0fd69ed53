/** After each wrong answer to a blank of a card, the next hint. */
import type { Key } from '../../../i18n/index.svelte';

const HINTS: Record<string, readonly [Key, Key, Key]> = {
  local: ['predict.local.first', 'predict.hint.second', 'predict.local.third'],
  passed: ['predict.hint.first', 'predict.hint.second', 'predict.passed.third'],
  terms: ['predict.hint.first', 'predict.hint.terms', 'predict.hint.terms'],
  gradient: ['predict.leaf.first', 'predict.leaf.first', 'predict.hint.third'],
  row: ['predict.part.row', 'predict.part.row', 'predict.part.row'],
  sum: ['predict.part.row', 'predict.part.sum', 'predict.part.sum'],
  total: ['predict.part.total', 'predict.part.total', 'predict.part.total'],
};

/** `summed`: what a gate passes on is a sum. */
export const hintsOf = (blank: string, summed = false): readonly Key[] =>
  HINTS[blank === 'passed' && summed ? 'terms' : blank] ?? [];
