/** Points at which a net is asked, and what it answers, column by column. */
import type { Tensor } from 'backflow';
import type { MapView } from '../../protocol/messages';
import { SPACE_CELLS } from '../../protocol/space';

/** Places on the map's rectangle, the first row at the largest y. */
export function gridPoints({ x, y, columns: [across = 0] }: MapView): Tensor {
  const data = new Float64Array(2 * SPACE_CELLS * SPACE_CELLS);
  const share = (index: number): number => index / (SPACE_CELLS - 1);
  for (let row = 0; row < SPACE_CELLS; ++row)
    for (let column = 0; column < SPACE_CELLS; ++column) {
      const at = 2 * (row * SPACE_CELLS + column);
      data[at + across] = x[0] + (x[1] - x[0]) * share(column);
      data[at + 1 - across] = y[1] - (y[1] - y[0]) * share(row);
    }
  return { shape: [SPACE_CELLS * SPACE_CELLS, 2], data };
}

/** At most `most` rows of so many, evenly spaced. */
export function evenly(count: number, most: number): number[] {
  const shown = Math.min(count, most);
  return Array.from({ length: shown }, (_, index) => Math.floor((index * count) / shown));
}

/** Some rows of a matrix. */
export function pick({ shape, data }: Tensor, rows: readonly number[]): Tensor {
  const width = shape[1]!;
  const picked = new Float64Array(rows.length * width);
  rows.forEach((row, index) => picked.set(data.subarray(row * width, (row + 1) * width), index * width));
  return { shape: [rows.length, width], data: picked };
}

/** Some columns of a matrix. */
export function columns({ shape, data }: Tensor, units: readonly number[]): Float32Array[] {
  const [count, width] = shape as [number, number];
  return units.map((unit) => Float32Array.from({ length: count }, (_, row) => data[row * width + unit]!));
}

/** False for a net that has diverged: the engine takes no such numbers. */
export const areFinite = ({ data }: { data: ArrayLike<number> }): boolean => {
  for (let index = 0; index < data.length; ++index) if (!Number.isFinite(data[index])) return false;
  return true;
};
