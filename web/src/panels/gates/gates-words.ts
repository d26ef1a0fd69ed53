/** Sentences of the Gates room. */
import type { WireError } from '../../engine/protocol';
import { hasKey, t } from '../../i18n/index.svelte';
import type { LinkProblem } from '../../state/gates-link-parts';
import { shorten } from '../../state/messages';
import { isTooLarge, MOST_ENTRIES } from '../../state/tensor-text';
import { formatCount } from '../../ui/format';

/**
 * What is wrong, in a sentence with its place. The engine's own words say it best in English; in other languages a sentence for
 * the kind of mistake stands before them.
 */
export function problemSentence({ code, message, line, column }: WireError): string {
  const key = `gates.problem.${code}`;
  const kind = hasKey(key) ? t(key) : t('gates.problem.other');
  const place = line === undefined ? '' : ` ${t('gates.problem.place', { line, column: column ?? 1 })}`;
  return `${kind}${place} ${message}`;
}

/** Why a text that stands for no tensor is not taken. */
export function refusalSentence(written: string): string {
  return isTooLarge(written)
    ? t('gates.input.tooLarge', { most: formatCount(MOST_ENTRIES) })
    : t('gates.input.refused', { text: shorten(written) });
}

/** What is wrong with a link. */
export function linkSentence(problem: LinkProblem): string {
  switch (problem.kind) {
    case 'version':
      return t('gates.link.version', { version: problem.version });
    case 'unread':
      return t('gates.link.unread', { message: shorten(problem.message) });
    case 'value':
      return t(`gates.link.value.${problem.fault}`, { name: shorten(problem.name), most: formatCount(MOST_ENTRIES) });
    case 'part':
      return t('gates.link.part', { part: problem.part });
    case 'refused':
      return `${t('gates.link.refused')} ${problemSentence(problem.error)}`;
    default:
      return t(`gates.link.${problem.kind}`);
  }
}
