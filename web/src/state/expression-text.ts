/** What the page's editor and its messages know of a text: its words, its names, and the extent of an error. */
import { tokenAt, wordsOf } from '../engine/expression-tokens';

export { tokenAt };

/** Every name in the text, gates' names too; what stands in comments is none. */
export function namesIn(text: string): Set<string> {
  const names = [...wordsOf(text)].filter(({ kind }) => kind === 'name');
  return new Set(names.map(({ word }) => word));
}

/** Those that the text still names: one that was half typed when the text last made sense is nobody's input any more. */
export function namedIn<T extends { name: string }>(text: string, inputs: readonly T[]): T[] {
  const names = namesIn(text);
  return inputs.filter(({ name }) => names.has(name));
}

/** The characters that an error at this line and column (from 1, in UTF-16 units) is about; at a line's end the last one. */
export function errorExtent(text: string, line: number, column: number): { from: number; to: number } {
  const lines = text.split('\n');
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  const content = lines[index]!;
  const at = Math.min(column - 1, content.length);
  if (at < content.length) {
    const { from, to } = tokenAt(content, at);
    return { from: start + from, to: start + to };
  }
  const last = content.trimEnd().length;
  return { from: start + Math.max(0, last - 1), to: start + content.length };
}
