/** The expression language's words, for colours and for the extent of an error. It only cuts; what is right the engine says. */

export type TokenKind = 'comment' | 'number' | 'name' | 'operator' | 'bracket' | 'space' | 'other';

export interface Token {
  kind: TokenKind;
  from: number;
  to: number;
}

const RULES: [TokenKind, RegExp][] = [
  ['space', /\s+/y],
  ['comment', /#.*/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy],
  ['bracket', /[()]/y],
  ['operator', /\.T\b|[-+*/@^=,;]/y],
  ['other', /./suy],
];

/** The word that begins at `at`, which must lie in the text. */
export function tokenAt(line: string, at: number): Token {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = at;
    const found = rule.exec(line);
    if (found) return { kind, from: at, to: at + found[0].length };
  }
  return { kind: 'other', from: at, to: at + 1 };
}

/** Every name in the text, gates' names too; what stands in comments is none. */
export function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const line of text.split('\n')) {
    for (let at = 0; at < line.length;) {
      const { kind, from, to } = tokenAt(line, at);
      if (kind === 'name') names.add(line.slice(from, to));
      at = to;
    }
  }
  return names;
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
