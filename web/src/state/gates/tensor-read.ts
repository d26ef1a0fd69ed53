/**
 * Reads tensors from text: `3`, `[1, 2]`, `1 2; 3 4`, or cells copied from a spreadsheet. Invalid text is rejected with its position;
 * for ambiguous text, the result says how it was read.
 */
import type { TensorLike } from 'backflow';
import { readNumber } from '../page/number-text';

/** The most entries of a grid or a paste. */
export const MOST_ENTRIES = 20_000;

export interface Read {
  value: TensorLike;
  /** How the comma of a text such as `1,2` was read, which can be a decimal number or a vector. */
  comma?: 'decimal' | 'separator';
}

/** Why a text is not a tensor. Rows and columns count from 1. */
export interface Unread {
  reason: 'empty' | 'number' | 'ragged' | 'large';
  row: number;
  column: number;
  rows: number;
  columns: number;
  /** The text at that position. */
  text: string;
}

/** Reads a tensor. `rank` is the field's rank, which decides how `1,2` is read. */
export function readTensor(text: string, rank: 0 | 1 | 2 = 0): Read | Unread {
  const tidy = text.replace(/\r\n?/g, '\n').replace(/^[^\S\t]+|[^\S\t]+$/g, '');
  const single = readNumber(tidy);
  const ambiguous = /^[-+\u2212]?\d+,\d+$/.test(tidy);
  if (single !== null && !(ambiguous && rank === 1))
    return ambiguous ? { value: single, comma: 'decimal' } : { value: single };
  const { rows, nested } = cells(tidy);
  const numbers = numbersIn(rows);
  if (!Array.isArray(numbers)) return numbers;
  const value = shaped(numbers, nested);
  return ambiguous ? { value, comma: 'separator' } : { value };
}

export function isRead(reading: Read | Unread): reading is Read {
  return 'value' in reading;
}

/** The texts of the cells, row by row. */
function cells(text: string): { rows: string[][]; nested: boolean } {
  if (/\[\s*\[/.test(text)) {
    const inside = text.replace(/^\s*\[\s*\[|\]\s*,?\s*\]\s*$/g, '');
    return { rows: inside.split(/\]\s*[,;]?\s*\[/).map((row) => separated(row, false)), nested: true };
  }
  const bare = text.replace(/^\[|\]$/g, '');
  const lines = bare.split('\n').map((line) => line.replace(/^ +| *;? *$/g, ''));
  const decimals = bare === text && /[\t;]/.test(text) && !/,[^\s,;]*,/.test(text);
  if (bare.includes('\t'))
    return { rows: lines.map((line) => line.split('\t').map((cell) => cell.trim())), nested: false };
  // Semicolons separate cells in a table of several lines, and rows elsewhere.
  const table = lines.map((line) => line.split(';').map((cell) => cell.trim()));
  const isTable =
    lines.length > 1 && table.some(({ length }) => length > 1) && !table.flat().some((cell) => /\s/.test(cell));
  if (isTable) return { rows: table, nested: false };
  const rows = table.flat().map((row) => separated(row, decimals));
  // A blank line between the rows of a table has no cells; in a column it is an empty cell.
  const filled = rows.filter((row) => row.join('') !== '');
  const wide = rows.some(({ length }) => length > 1) && filled.length > 0;
  return { rows: wide && !bare.includes(';') ? filled : rows, nested: false };
}

/** Splits entries at commas and white space; `1,5` is one entry if commas are decimal. */
function separated(row: string, decimals: boolean): string[] {
  return row.trim().split(decimals ? /\s*,\s+|\s+,\s*|\s+/ : /\s*,\s*|\s+/);
}

function numbersIn(rows: readonly string[][]): number[][] | Unread {
  const columns = rows[0]!.length;
  const unread = (reason: Unread['reason'], row: number, column: number): Unread => {
    const text = rows[row]?.[column] ?? '';
    return { reason, row: row + 1, column: column + 1, rows: rows.length, columns, text };
  };
  if (rows.length * columns > MOST_ENTRIES) return unread('large', 0, 0);
  const numbers: number[][] = [];
  for (const [row, texts] of rows.entries()) {
    const read = texts.map(readNumber);
    const bad = read.indexOf(null);
    if (bad >= 0) return unread(texts[bad] === '' ? 'empty' : 'number', row, bad);
    if (texts.length !== columns) return unread('ragged', row, texts.length - 1);
    numbers.push(read as number[]);
  }
  return numbers;
}

/** A row becomes a vector, and so does a column of a spreadsheet: `[n]` is a vector, never a column. */
function shaped(numbers: number[][], nested: boolean): TensorLike {
  if (nested) return numbers;
  if (numbers.length === 1) return numbers[0]!;
  return numbers[0]!.length === 1 ? numbers.map(([entry]) => entry!) : numbers;
}
