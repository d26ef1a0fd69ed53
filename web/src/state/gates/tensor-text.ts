/** Writes tensors as text that `tensor-read` reads, and changes their entries. */
import type { NumberList, TensorLike } from 'backflow';
import { shapeOf } from '../../engine/protocol/tensor-shape';

/** Writes a tensor so that `readTensor` returns it. */
export function writeTensor(value: TensorLike): string {
  if (typeof value === 'number') return writeNumber(value);
  return rowsOf(value)
    .map((row) => row.map(writeNumber).join(', '))
    .join('; ');
}

export function writeNumber(value: number): string {
  return String(value).replace('-', '\u2212').replace('e\u2212', 'e-').replace('e+', 'e');
}

/** The rank: 0, 1 or 2. */
export function rankOf(value: TensorLike): 0 | 1 | 2 {
  return shapeOf(value).length as 0 | 1 | 2;
}

/** The tensor's rows; a scalar or a vector is one row. */
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

/** The same entries in another shape. New entries repeat the last one. */
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
