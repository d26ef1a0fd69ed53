/** The engine's edits that mend a text: what the text becomes, and the part that a button shows. */
import type { Fix } from 'backflow';
import { tokenAt } from '../../engine/protocol/expression-tokens';

export interface Mended {
  text: string;
  /** What the edit inserts, and the range of the old text that it replaces. */
  insert: string;
  from: number;
  to: number;
  /** The line as it will be, or the part of it around the edit. */
  shown: string;
}

/** The most characters of a line that a button shows. */
const MOST = 26;

/** Applies a fix; null if it does not fit the text. */
export function mendedText(text: string, { line, column, length, text: insert }: Fix): Mended | null {
  const lines = text.split('\n');
  const content = lines[line - 1];
  const first = column - 1;
  if (content === undefined || first < 0 || first + length > content.length) return null;
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, first);
  const to = from + length;
  const next = content.slice(0, first) + insert + content.slice(first + length);
  return {
    text: text.slice(0, from) + insert + text.slice(to),
    insert,
    from,
    to,
    shown: around(next, first, first + insert.length),
  };
}

/** As many whole words of a line as there is room for, around a range of it. */
function around(line: string, from: number, to: number): string {
  const words: { from: number; to: number }[] = [];
  for (let at = 0; at < line.length;) {
    const word = tokenAt(line, at);
    at = word.to;
    if (word.kind === 'comment') break;
    if (word.kind !== 'space') words.push(word);
  }
  let first = words.findIndex((word) => word.to >= from);
  let last = words.filter((word) => word.from <= to).length - 1;
  if (first < 0 || last < first) return line.trim();
  const room = (a: number, b: number): boolean => words[b]!.to - words[a]!.from <= MOST;
  for (;;) {
    if (last + 1 < words.length && room(first, last + 1)) last += 1;
    else if (first > 0 && room(first - 1, last)) first -= 1;
    else break;
  }
  const [start, end] = [words[first]!.from, Math.min(words[last]!.to, words[first]!.from + 2 * MOST)];
  const cut = end < words[last]!.to || last + 1 < words.length;
  return `${first > 0 ? '… ' : ''}${line.slice(start, end)}${cut ? ' …' : ''}`;
}
