/** Sentences of the Gates room. */
import type { WireError } from '../../engine/protocol';
import { errorSentence, t } from '../../i18n/index.svelte';
import { shorten } from '../../state/messages';
import { isTooLarge, MOST_ENTRIES } from '../../state/tensor-text';
import { formatCount } from '../../ui/format';

/** What is wrong, in a sentence with its place. */
export function problemSentence(problem: WireError): string {
  const { line, column } = problem;
  const sentence = errorSentence(problem);
  return line === undefined ? sentence : `${sentence} ${t('gates.problem.place', { line, column: column ?? 1 })}`;
}

/** Why a text that stands for no tensor is not taken. */
export function refusalSentence(written: string): string {
  return isTooLarge(written)
    ? t('gates.input.tooLarge', { most: formatCount(MOST_ENTRIES) })
    : t('gates.input.refused', { text: shorten(written) });
}
