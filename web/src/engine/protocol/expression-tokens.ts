/** Splits texts of the expression language into words. The engine decides what is valid. */

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
  ['bracket', /[()[\]]/y],
  ['operator', /\.T\b|\*\*|[<>=!]=|[-+*/@^=,;<>×·÷−²³]/y],
  ['other', /./suy],
];

/** The word that begins at `at`, which must be inside the text. */
export function tokenAt(line: string, at: number): Token {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = at;
    const found = rule.exec(line);
    if (found) return { kind, from: at, to: at + found[0].length };
  }
  return { kind: 'other', from: at, to: at + 1 };
}

/** Every word with its text, without spaces and comments. */
export function* wordsOf(text: string): Generator<{ kind: TokenKind; word: string }> {
  for (const line of text.split('\n')) {
    for (let at = 0; at < line.length;) {
      const { kind, from, to } = tokenAt(line, at);
      if (kind !== 'space' && kind !== 'comment') yield { kind, word: line.slice(from, to) };
      at = to;
    }
  }
}

/** Every name that is an operand of this operator, transposed or not. */
export function namesBeside(text: string, operator: string): Set<string> {
  const words = [...wordsOf(text)].filter(({ word }) => word !== '.T');
  const beside = words.filter(
    ({ kind }, index) =>
      kind === 'name' && (words[index - 1]?.word === operator || words[index + 1]?.word === operator),
  );
  return new Set(beside.map(({ word }) => word));
}
