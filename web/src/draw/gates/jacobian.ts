/** A Jacobian as a picture: each cell in the color of its number, hatched if it is always zero. */
import { divergingLut, lutIndex, mix, type Palette } from '../color';

export interface JacobianGrid {
  /** The Jacobian's entries: outputs × inputs, row-major. */
  outputs: number;
  inputs: number;
  data: ArrayLike<number>;
  /** 1 where a cell can be nonzero; undefined: everywhere. */
  mask: ArrayLike<number> | undefined;
}

export interface Hatching {
  lut: Uint32Array;
  line: number;
  ground: number;
}

/** The index of a drawn cell in the Jacobian's data, which may be drawn transposed. */
export function cellIndex({ inputs }: JacobianGrid, transposed: boolean, row: number, column: number): number {
  return transposed ? column * inputs + row : row * inputs + column;
}

/** Rows and columns of the drawing. */
export function drawnSize({ outputs, inputs }: JacobianGrid, transposed: boolean): { rows: number; columns: number } {
  return transposed ? { rows: inputs, columns: outputs } : { rows: outputs, columns: inputs };
}

const STRIPE = 6;

/**
 * `width` × `height` pixels. If several cells share a pixel, it shows the largest, so that a diagonal of thousands is not
 * lost between pixels.
 */
export function jacobianPixels(
  grid: JacobianGrid,
  transposed: boolean,
  width: number,
  height: number,
  most: number,
  { lut, line, ground }: Hatching,
): Uint32Array {
  const { rows, columns } = drawnSize(grid, transposed);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; ++y) {
    const [firstRow, endRow] = span(y, height, rows);
    for (let x = 0; x < width; ++x) {
      const [firstColumn, endColumn] = span(x, width, columns);
      let found = Number.NaN;
      for (let row = firstRow; row < endRow; ++row) {
        for (let column = firstColumn; column < endColumn; ++column) {
          const index = cellIndex(grid, transposed, row, column);
          if (grid.mask && !grid.mask[index]) continue;
          const value = grid.data[index]!;
          if (!(Math.abs(value) <= Math.abs(found))) found = value;
        }
      }
      const hatched = Number.isNaN(found);
      pixels[y * width + x] = hatched
        ? (x + y) % STRIPE === 0
          ? line
          : ground
        : lut[lutIndex(found, -most || -1, most || 1)]!;
    }
  }
  return pixels;
}

/** The cells that a pixel covers: at least one. */
function span(pixel: number, pixels: number, cells: number): [number, number] {
  const first = Math.floor((pixel * cells) / pixels);
  return [first, Math.max(first + 1, Math.floor(((pixel + 1) * cells) / pixels))];
}

/** The cell under a point, as shares of width and height. */
export function cellAt(rows: number, columns: number, x: number, y: number): { row: number; column: number } {
  const at = (share: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  return { row: at(y, rows), column: at(x, columns) };
}

/** A packed pixel as a CSS color. */
export function pixelCss(pixel: number): string {
  return `rgb(${pixel & 255} ${(pixel >>> 8) & 255} ${(pixel >>> 16) & 255})`;
}

/** Cells are written as numbers, shown as colored squares, or drawn as one picture. */
export type Detail = 'numbers' | 'squares' | 'map';

export function detailOf(rows: number, columns: number): Detail {
  if (columns <= 5 && rows <= 12) return 'numbers';
  return columns <= 24 && rows <= 24 ? 'squares' : 'map';
}

/** A background color for a number, pale enough to read the number. */
const TINT = 0.42;

export function tintLut({ raised, negative, positive }: Palette): Uint32Array {
  return divergingLut(mix(raised, negative, TINT), raised, mix(raised, positive, TINT));
}

/** The input's entry that a key moves to; null for other keys. `across` and `down` are the steps of the arrow keys. */
export function entryAfter(key: string, entry: number, inputs: number, across: number, down: number): number | null {
  const page = Math.max(1, Math.round(inputs / 10));
  const steps: Record<string, number> = {
    ArrowLeft: -across,
    ArrowRight: across,
    ArrowUp: -down,
    ArrowDown: down,
    PageUp: -page,
    PageDown: page,
    Home: -inputs,
    End: inputs,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(inputs - 1, Math.max(0, entry + step));
}
