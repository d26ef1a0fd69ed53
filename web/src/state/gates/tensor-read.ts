/**
 * Reads tensors from text: `3`, `[1, 2]`, `1 2; 3 4`, cells copied from a spreadsheet, or what another program printed (see
 * `notations`). Invalid text is rejected with its position; ambiguous text has several readings.
 */
import type { TensorLike } from 'backflow';
import { readNumber } from '../page/number-text';
import { bracketFault, gapIn, type BracketFault } from './brackets';
import { cellsOf, isBracketed, prefersDecimals, wrappedCells, type Cells } from './cells';
import { readEntry } from './entry-read';
import { translate } from './notations';
import { groupsWithPoints, withoutCommas, withoutPoints } from './thousands';

/** The most entries of a grid or a paste. */
export const MOST_ENTRIES = 20_000;

export interface Read {
  value: TensorLike;
  /** How the comma of a text such as `1,2` was read, which can be a decimal number or a vector. */
  comma?: 'decimal' | 'separator' | 'thousands' | 'decimalAfterPoints';
  /** How the lines of a text such as `[1. 2.\n 3. 4.]` were read, which can be a matrix or a long vector. */
  lines?: 'rows' | 'wrapped';
}

/** Why a text is not a tensor. Rows and columns count from 1. */
export interface Unread {
  reason: 'empty' | 'number' | 'ragged' | 'large' | 'abridged' | BracketFault['reason'];
  row: number;
  column: number;
  rows: number;
  columns: number;
  /** The text at that position. */
  text: string;
}

export interface Readings {
  /** What the text is read as, or why it can't be read. */
  first: Read | Unread;
  /** What else it can mean. */
  others: Read[];
}

/** A way to read a text. */
interface Way {
  how: Omit<Read, 'value'>;
  /** Whether the way is only offered to the user. */
  offered?: boolean;
  read(): TensorLike | Unread;
}

/** Reads a tensor. `rank` is the field's rank, which decides how `1,2` is read. */
export function readTensor(text: string, rank: 0 | 1 | 2 = 0): Read | Unread {
  return readingsOf(text, rank).first;
}

/** All readings of a text. `rank` is the field's rank, which decides which one comes first. */
export function readingsOf(text: string, rank: 0 | 1 | 2 = 0): Readings {
  const tidy = text.replace(/\r\n?/g, '\n').replace(/^[^\S\t]+|[^\S\t]+$/g, '');
  const plain = translate(tidy);
  const gap = gapIn(plain);
  if (gap !== null) return refused({ reason: 'abridged', row: 1, column: 1, text: gap });
  const fault = bracketFault(tidy);
  // An open square bracket is tolerated where the rest can be read.
  if (fault && /[(){}]/.test(tidy)) return refused(fault);
  const tried = waysOf(plain, rank).map(({ how, offered = false, read }) => ({ how, offered, result: read() }));
  const found: { read: Read; offered: boolean }[] = [];
  for (const { how, offered, result } of tried) {
    const written = JSON.stringify(result);
    if (!isUnread(result) && !found.some(({ read }) => JSON.stringify(read.value) === written))
      found.push({ read: { value: result, ...how }, offered });
  }
  const [first, ...others] = found;
  const preferred = tried[0]!.result;
  if (!first || first.offered)
    return { ...refused(fault ?? (preferred as Unread)), others: found.map(({ read }) => read) };
  // A single reading needs no explanation, unless the likelier one failed.
  if (others.length === 0 && !isUnread(preferred)) return { first: { value: first.read.value }, others: [] };
  return { first: first.read, others: others.map(({ read }) => read) };
}

export function isRead(reading: Read | Unread): reading is Read {
  return 'value' in reading;
}

function isUnread(result: TensorLike | Unread): result is Unread {
  return typeof result === 'object' && 'reason' in result;
}

function refused(fault: Omit<Unread, 'rows' | 'columns'>): Readings {
  return { first: { rows: 1, columns: 1, ...fault }, others: [] };
}

/** The ways in which a text may be meant, the likeliest first. */
function waysOf(text: string, rank: 0 | 1 | 2): Way[] {
  const whole = (from: string) => () => readEntry(from) ?? tensorOf(cellsOf(from, false));
  if (isBracketed(text)) {
    const wrapped = wrappedCells(text);
    const rows: Way = { how: wrapped ? { lines: 'rows' } : {}, read: whole(text) };
    return wrapped ? [rows, { how: { lines: 'wrapped' }, read: () => tensorOf(wrapped) }] : [rows];
  }
  const pointless = withoutPoints(text);
  const commasOnly = groupsWithPoints(text) ? pointless : text;
  if (!text.includes(',')) return [{ how: {}, read: whole(commasOnly) }];
  const decimal: Way = { how: { comma: 'decimal' }, read: whole(commasOnly) };
  const separator: Way = { how: { comma: 'separator' }, read: () => tensorOf(cellsOf(text, true)) };
  const pair = /^[-+\u2212]?\d+,\d+$/.test(text);
  const decimalFirst = readNumber(text) === null ? prefersDecimals(text) : !(pair && rank === 1);
  const ways = decimalFirst ? [decimal, separator] : [separator, decimal];
  // Marks between thousands that could be decimal signs are offered, never assumed.
  const bare = withoutCommas(text);
  if (bare !== text) ways.push({ how: { comma: 'thousands' }, offered: true, read: whole(bare) });
  if (pointless !== text) ways.push({ how: { comma: 'decimalAfterPoints' }, offered: true, read: whole(pointless) });
  return ways;
}

function tensorOf({ rows, nested }: Cells): TensorLike | Unread {
  const numbers = numbersIn(rows);
  return Array.isArray(numbers) ? shaped(numbers, nested) : numbers;
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
    const read = texts.map(readEntry);
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
