/** Sentences of the Gates room. */
import type { WireError } from '../../engine/protocol/errors';
import { errorSentence, t } from '../../i18n/index.svelte';
import type { LinkProblem } from '../../state/gates/link-values';
import { shorten } from '../../state/network/messages';
import { MOST_ENTRIES, type Read, type Unread } from '../../state/gates/tensor-read';
import { writeTensor } from '../../state/gates/tensor-text';

/** The problem as a sentence, with its position. */
export function problemSentence(problem: WireError): string {
  const { line, column } = problem;
  const sentence = errorSentence(problem);
  return line === undefined ? sentence : `${sentence} ${t('gates.problem.place', { line, column: column ?? 1 })}`;
}

/** Says why and where a text is not a tensor. */
export function refusalSentence(written: string, { reason, row, column, rows, columns, text }: Unread): string {
  if (reason === 'large') return t('gates.input.tooLarge', { most: MOST_ENTRIES });
  if (rows === 1 && columns === 1) return t('gates.input.refused', { text: shorten(written) });
  if (reason === 'ragged') return t('gates.input.ragged', { row, count: column, first: columns });
  const place =
    rows > 1 && columns > 1
      ? t('gates.input.place', { row, column })
      : t('gates.input.placeEntry', { entry: Math.max(row, column) });
  return t(reason === 'empty' ? 'gates.input.empty' : 'gates.input.notNumber', { place, text: shorten(text) });
}

/** Says how an ambiguous text was read; empty for others. */
export function readingSentence({ value, comma }: Read): string {
  const written = writeTensor(value);
  return comma ? t(`gates.input.comma.${comma}`, { value: comma === 'separator' ? `[${written}]` : written }) : '';
}

/** The problem with a link as a sentence. */
export function linkSentence(problem: LinkProblem): string {
  switch (problem.kind) {
    case 'version':
      return t('gates.link.version', { version: problem.version });
    case 'unread':
      return t('gates.link.unread', { message: shorten(problem.message) });
    case 'value':
      return t(`gates.link.value.${problem.fault}`, { name: shorten(problem.name), most: MOST_ENTRIES });
    case 'part':
      return t('gates.link.part', { part: problem.part });
    case 'refused':
      return `${t('gates.link.refused')} ${problemSentence(problem.error)}`;
    default:
      return t(`gates.link.${problem.kind}`);
  }
}
