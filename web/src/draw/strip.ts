/** Tensors as small heat strips and grids. */
import type { Tensor } from 'backflow';
import { lutIndex } from './color';
import { reach } from './network/maps';

/** Rows and columns of a tensor as it is drawn: a vector is a row, a scalar one cell. */
export function gridOf(shape: readonly number[]): { rows: number; columns: number } {
  if (shape.length === 0) return { rows: 1, columns: 1 };
  if (shape.length === 1) return { rows: 1, columns: shape[0]! };
  return { rows: shape.slice(0, -1).reduce((product, side) => product * side, 1), columns: shape[shape.length - 1]! };
}

/** The most cells that a strip shows on each side. */
const MOST_COLUMNS = 26;
const MOST_ROWS = 5;

export interface Strip {
  columns: number;
  rows: number;
  pixels: Uint32Array;
}

/** A tensor as a few pixels. Large tensors are sampled evenly: each cell is an entry, not an average. */
export function stripOf(tensor: Tensor, lut: Uint32Array, mostColumns = MOST_COLUMNS, mostRows = MOST_ROWS): Strip {
  const grid = gridOf(tensor.shape);
  const columns = Math.max(1, Math.min(mostColumns, grid.columns));
  const rows = Math.max(1, Math.min(mostRows, grid.rows));
  const most = reach(tensor.data) || 1;
  const pixels = new Uint32Array(columns * rows);
  for (let row = 0; row < rows; ++row) {
    for (let column = 0; column < columns; ++column) {
      const sourceRow = Math.floor((row * grid.rows) / rows);
      const sourceColumn = Math.floor((column * grid.columns) / columns);
      pixels[row * columns + column] =
        lut[lutIndex(tensor.data[sourceRow * grid.columns + sourceColumn]!, -most, most)]!;
    }
  }
  return { columns, rows, pixels };
}

/** The visible part of a large matrix. */
export interface Window {
  firstRow: number;
  firstColumn: number;
  rows: number;
  columns: number;
}

/** The window of at most `rows` × `columns`, moved as little as possible to contain the flat index `active`. */
export function windowOn(
  shape: readonly number[],
  active: number,
  before: { firstRow: number; firstColumn: number },
  rows: number,
  columns: number,
): Window {
  const grid = gridOf(shape);
  const slide = (first: number, index: number, shown: number, count: number): number =>
    Math.max(0, Math.min(count - shown, Math.min(Math.max(first, index - shown + 1), index)));
  const shownRows = Math.min(rows, grid.rows);
  const shownColumns = Math.min(columns, grid.columns);
  return {
    firstRow: slide(before.firstRow, Math.floor(active / grid.columns), shownRows, grid.rows),
    firstColumn: slide(before.firstColumn, active % grid.columns, shownColumns, grid.columns),
    rows: shownRows,
    columns: shownColumns,
  };
}

/** The window's entries as pixels, scaled to the tensor's largest magnitude. */
export function pixelsOf(tensor: Tensor, view: Window, lut: Uint32Array): Uint32Array {
  const { columns } = gridOf(tensor.shape);
  const most = reach(tensor.data) || 1;
  return Uint32Array.from({ length: view.rows * view.columns }, (_, cell) => {
    const row = view.firstRow + Math.floor(cell / view.columns);
    const index = row * columns + view.firstColumn + (cell % view.columns);
    return lut[lutIndex(tensor.data[index]!, -most, most)]!;
  });
}

/** The flat index that a key moves to; null for other keys. */
export function moveIn(shape: readonly number[], active: number, key: string): number | null {
  const { rows, columns } = gridOf(shape);
  const row = Math.floor(active / columns);
  const column = active % columns;
  const at = (toRow: number, toColumn: number): number =>
    Math.min(rows - 1, Math.max(0, toRow)) * columns + Math.min(columns - 1, Math.max(0, toColumn));
  switch (key) {
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowDown':
      return at(row + 1, column);
    case 'Home':
      return at(row, 0);
    case 'End':
      return at(row, columns - 1);
    case 'PageUp':
      return at(0, column);
    case 'PageDown':
      return at(rows - 1, column);
    default:
      return null;
  }
}

/** `[3, 1]` for a matrix, `[3]` for a vector, empty for a scalar. Counts from 0, as the package does. */
export function entryLabel(shape: readonly number[], index: number): string {
  if (shape.length === 0) return '';
  const { columns } = gridOf(shape);
  return shape.length === 1 ? `[${index}]` : `[${Math.floor(index / columns)}, ${index % columns}]`;
}

/** `10 × 8`, `8`, or the caller's word for a scalar. */
export function shapeLabel(shape: readonly number[], scalar: string): string {
  return shape.length === 0 ? scalar : shape.join(' × ');
}

/** A whole number as subscript digits. */
export function subscript(index: number): string {
  return [...String(index)].map((digit) => String.fromCodePoint(0x2080 + Number(digit))).join('');
}
