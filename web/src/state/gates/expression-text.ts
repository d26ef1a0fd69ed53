/** Reads a text for the editor and its messages: names, and the extent of an error. */
import { tokenAt, wordsOf } from '../../engine/protocol/expression-tokens';

export { tokenAt };

/** Every name in the text, including gates, excluding comments. */
export function namesIn(text: string): Set<string> {
  const names = [...wordsOf(text)].filter(({ kind }) => kind === 'name');
  return new Set(names.map(({ word }) => word));
}

/** How often the text has this word. */
export function usesOf(text: string, name: string): number {
  let uses = 0;
  for (const { word } of wordsOf(text)) if (word === name) uses += 1;
  return uses;
}

/** The name at the caret; null if there is none, or if the text uses it elsewhere or assigns it here. */
export function newNameAt(text: string, caret: number): string | null {
  const start = text.lastIndexOf('\n', caret - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0]!;
  for (let at = 0; at < caret - start;) {
    const { kind, to } = tokenAt(line, at);
    const name = line.slice(at, to);
    at = to;
    if (start + to < caret || kind !== 'name') continue;
    if (/^\s*=(?!=)/.test(line.slice(to))) return null;
    return usesOf(text, name) === 1 ? name : null;
  }
  return null;
}

/** The characters of an error at this line and column (from 1, in UTF-16 units); at the end of a line, the last one. */
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
