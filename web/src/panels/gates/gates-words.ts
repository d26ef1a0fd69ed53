/** Sentences of the Gates room. */
import type { TensorLike } from 'backflow';
import type { WireError } from '../../engine/protocol/errors';
import { errorSentence, t } from '../../i18n/index.svelte';
import type { LinkProblem } from '../../state/gates/link-values';
import { shorten } from '../../state/network/messages';
import { isNotFinite } from '../../state/gates/entry-read';
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
  switch (reason) {
    case 'large':
      return t('gates.input.tooLarge', { most: MOST_ENTRIES });
    case 'abridged':
      return t('gates.input.abridged', { text });
    case 'unclosed':
    case 'unopened':
    case 'deep':
      return t(`gates.input.${reason}`, { text, row, column });
    case 'ragged':
      return t('gates.input.ragged', { row, count: column, first: columns });
  }
  const finite = reason === 'empty' || !isNotFinite(text);
  if (rows === 1 && columns === 1)
    return t(finite ? 'gates.input.refused' : 'gates.input.infinite', { text: shorten(written) });
  const place =
    rows > 1 && columns > 1
      ? t('gates.input.place', { row, column })
      : t('gates.input.placeEntry', { entry: Math.max(row, column) });
  if (reason === 'empty') return t('gates.input.empty', { place });
  return t(finite ? 'gates.input.notNumber' : 'gates.input.notFinite', { place, text: shorten(text) });
}

/** Says how an ambiguous text was read, or will be; empty for others. */
export function readingSentence({ value, comma, lines }: Read, pending: boolean): string {
  const how = comma ? (`comma.${comma}` as const) : lines ? (`lines.${lines}` as const) : null;
  if (!how) return '';
  return t(pending ? 'gates.input.pending' : 'gates.input.read', {
    value: writtenValue(value),
    how: t(`gates.input.${how}`),
  });
}

/** The value in as many characters as fit a sentence. */
export function writtenValue(value: TensorLike): string {
  const written = shorten(writeTensor(value));
  return typeof value === 'number' ? written : `[${written}]`;
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
