/** Tensors as a person writes them: `3`, `[1, 2]`, `1 2; 3 4`, or cells copied from a spreadsheet. */
import type { NumberList, TensorLike } from 'backflow';
import { shapeOf } from '../engine/tensor-shape';

/** What a grid or a paste may hold. */
export const MOST_ENTRIES = 20_000;

/** The number a text stands for, with either minus sign and either decimal sign; null where it is none. */
export function readNumber(text: string): number | null {
  const plain = text
    .trim()
    .replaceAll('\u2212', '-')
    .replace('×10^', 'e')
    .replace(/^([-+]?\d+),(\d+)$/, '$1.$2');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** The tensor a text stands for; null where it is none. Rows end at `;`, a line's end or `]`, entries at `,`, tab or space. */
export function readTensor(text: string): TensorLike | null {
  const single = readNumber(text);
  if (single !== null) return single;
  const nested = /\[\s*\[/.test(text);
  const lines = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .split(nested ? /\]\s*[,;]?\s*\[/ : /[;\n\r]+/)
    .map((line) => line.replace(/[[\]]/g, ' ').trim())
    .filter((line) => line !== '');
  const rows = lines.map((line) =>
    line
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(readNumber),
  );
  const [first] = rows;
  if (!first || rows.some((row) => row.length !== first.length || row.includes(null))) return null;
  if (first.length * rows.length > MOST_ENTRIES) return null;
  const numbers = rows as number[][];
  // One row is a vector, one column of a spreadsheet too: `[n]` is a vector, never a column.
  if (nested) return numbers;
  if (numbers.length === 1) return numbers[0]!;
  return first.length === 1 ? numbers.map(([entry]) => entry!) : numbers;
}

/** Whether a text that is no tensor has too many entries to be one. */
export function isTooLarge(text: string): boolean {
  return text.trim().split(/[\s,;]+/).length > MOST_ENTRIES;
}

/** As `readTensor` takes it back. */
export function writeTensor(value: TensorLike): string {
  if (typeof value === 'number') return writeNumber(value);
  return rowsOf(value)
    .map((row) => row.map(writeNumber).join(', '))
    .join('; ');
}

export function writeNumber(value: number): string {
  return String(value).replace('-', '\u2212').replace('e\u2212', 'e-').replace('e+', 'e');
}

/** Rank 0, 1 or 2. */
export function rankOf(value: TensorLike): 0 | 1 | 2 {
  return shapeOf(value).length as 0 | 1 | 2;
}

/** As rows: a scalar or a vector is one row. */
export function rowsOf(value: TensorLike): number[][] {
  if (typeof value === 'number') return [[value]];
  if (!('shape' in value)) {
    const list = Array.from(value as ArrayLike<number | NumberList>);
    const rows = list.flatMap((row) => (typeof row === 'number' ? [] : [Array.from(row)]));
    return rows.length > 0 ? rows : [list as number[]];
  }
  const [columns = 1] = shapeOf(value).slice(-1);
  const numbers = Array.from(value.data);
  return Array.from({ length: numbers.length / columns }, (_, row) =>
    numbers.slice(row * columns, (row + 1) * columns),
  );
}

function fromRows(rows: number[][], rank: 0 | 1 | 2): TensorLike {
  return rank === 0 ? rows[0]![0]! : rank === 1 ? rows[0]! : rows;
}

/** The same tensor with one entry changed. */
export function withEntry(value: TensorLike, row: number, column: number, entry: number): TensorLike {
  const rows = rowsOf(value);
  rows[row]![column] = entry;
  return fromRows(rows, rankOf(value));
}

/** The same entries in another shape: what is new repeats the last entry there is. */
export function reshaped(value: TensorLike, rank: 0 | 1 | 2, rows: number, columns: number): TensorLike {
  const old = rowsOf(value);
  const at = (row: number, column: number): number => {
    const line = old[Math.min(row, old.length - 1)]!;
    return line[Math.min(column, line.length - 1)]!;
  };
  const grid = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => at(row, column)),
  );
  return fromRows(grid, rank);
}
