/** Finds brackets without a partner, and places where a program left numbers out. */

const PAIRS: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };
const MOST_LEVELS = 2;
/** The most characters of a neighbor. */
const NEAR = 12;

export interface BracketFault {
  reason: 'unclosed' | 'unopened' | 'deep';
  /** Its line and its character in this line; both count from 1. */
  row: number;
  column: number;
  text: string;
}

/** The first bracket that is wrong; null if there is none. */
export function bracketFault(text: string): BracketFault | null {
  const open: number[] = [];
  const fault = (reason: BracketFault['reason'], at: number): BracketFault => {
    const before = text.slice(0, at).split('\n');
    return { reason, row: before.length, column: before.at(-1)!.length + 1, text: text[at]! };
  };
  let deep: number | null = null;
  for (const { 0: mark, index } of text.matchAll(/[[\](){}]/g)) {
    if (mark in PAIRS) {
      open.push(index);
      if (open.filter((at) => text[at] !== '(').length > MOST_LEVELS) deep ??= index;
      continue;
    }
    const opener = open.pop();
    if (opener === undefined) return fault('unopened', index);
    if (PAIRS[text[opener]!] !== mark) return fault('unclosed', opener);
  }
  if (open.length > 0) return fault('unclosed', open.at(-1)!);
  return deep === null ? null : fault('deep', deep);
}

const GAP = /\.{3}|[…⋯⋮⋱]|<<\d+>>/;

/** The place where a print leaves numbers out, with its neighbors: `2, ..., 7`; null if nothing is missing. */
export function gapIn(text: string): string | null {
  const found = GAP.exec(text);
  if (!found) return null;
  const [before] = /[^\s[\]]*\s*$/.exec(text.slice(Math.max(0, found.index - NEAR), found.index))!;
  const [after] = /^,?\s*[^\s[\],;]*/.exec(text.slice(found.index + found[0].length).slice(0, NEAR))!;
  return `${before}${found[0]}${after}`.replace(/\s+/g, ' ').trim();
}
