/** Numbers and blocks of text that every format writes. */

/** The shortest text that reads as this number in Python, JavaScript and C++. */
export function plainNumber(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  // Python and C++ read digits without a point as an integer, which may be too large for its type.
  return Number.isInteger(value) && Math.abs(value) >= 2 ** 31 ? value.toExponential() : String(value);
}

/** The shortest text that reads as this number; for a float32, as its nearest float32. */
export function shortest(value: number, single: boolean): string {
  if (!single || Object.is(value, -0)) return plainNumber(value);
  for (let digits = 6; digits < 10; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return plainNumber(text);
  }
  return plainNumber(value);
}

/** Indents every line that is not empty. */
export const indented = (text: string, by = 4): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** Breaks a list of texts into lines of at most 100 characters. */
function wrapped(items: string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= width) lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${item},`);
  }
  return lines;
}

/** A list on one line, or, if it is long, on several. */
function listOf(items: string[], open: string, close: string): string {
  const line = `${open}${items.join(', ')}${close}`;
  if (line.length <= 96) return line;
  return `${open}\n${wrapped(items, 92)
    .map((one) => `  ${one}\n`)
    .join('')}${close}`;
}

/** How a language writes lists. */
export interface Brackets {
  open: string;
  close: string;
  /** Spaces before what is inside of brackets. */
  indent: number;
}

const square: Brackets = { open: '[', close: ']', indent: 4 };

/** Writes a number, vector or matrix as nested lists. */
export function nested(
  shape: readonly number[],
  data: ArrayLike<number>,
  single: boolean,
  { open, close, indent }: Brackets = square,
): string {
  const texts = Array.from(data, (value) => shortest(value, single));
  if (shape.length === 0) return texts[0]!;
  if (shape.length === 1) return listOf(texts, open, close);
  const [rows, columns] = shape as [number, number];
  const lines = Array.from({ length: rows }, (_, row) =>
    listOf(texts.slice(row * columns, (row + 1) * columns), open, close),
  );
  const line = `${open}${lines.join(', ')}${close}`;
  if (rows <= 4 && line.length <= 80 && !line.includes('\n')) return line;
  return `${open}\n${lines.map((one) => `${indented(one, indent)},\n`).join('')}${close}`;
}

/** Writes a sentence as lines of comments of at most 100 characters. */
export function comment(sentence: string, mark = '# '): string {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 100 - mark.length)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `${mark}${line}`.trimEnd()).join('\n');
}

/** A part of a text, or a reason to leave it out. */
type Part = string | false | null | undefined | 0;

/** Joins parts of a file with empty lines between them; a part that is empty is left out. */
export const blocks = (parts: Part[], gap = 2): string =>
  parts.filter((part): part is string => Boolean(part)).join('\n'.repeat(gap + 1));

/** Joins lines; one that is false is left out. */
export const lines = (...parts: Part[]): string =>
  parts.filter((part): part is string => typeof part === 'string').join('\n');

/** Leaves out the imports of `math` and `F` from a Python program that does not use them. */
export function withoutUnused(program: string): string {
  const kept = /\bmath\./.test(program) ? program : program.replace('import math\n', '');
  return /\bF\.\w+\(/.test(kept) ? kept : kept.replace('import torch.nn.functional as F\n', '');
}
