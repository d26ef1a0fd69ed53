/** Contour lines of a map by marching squares, in map coordinates: 0…1 to the right and down. */

/** Two points per segment: x0, y0, x1, y1. */
export type Segments = number[];

/** Corners in the order top left, top right, bottom right, bottom left; each pair is the sides that a line crosses. */
const SIDES: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];

/**
 * The lines where `field` (row-major, sampled at the cells' centers) is 0. The outermost cells are extended to the map's
 * edge, so that lines reach it.
 */
export function zeroLines(field: ArrayLike<number>, width: number, height: number): Segments {
  const segments: Segments = [];
  const place = (index: number, count: number): number => Math.min(1, Math.max(0, (index + 0.5) / count));
  const at = (column: number, row: number): number =>
    field[Math.min(height - 1, Math.max(0, row)) * width + Math.min(width - 1, Math.max(0, column))]!;
  for (let row = -1; row < height; ++row) {
    for (let column = -1; column < width; ++column) {
      const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)];
      const kind =
        (corners[0]! > 0 ? 1 : 0) | (corners[1]! > 0 ? 2 : 0) | (corners[2]! > 0 ? 4 : 0) | (corners[3]! > 0 ? 8 : 0);
      if (kind === 0 || kind === 15) continue;
      const x = [place(column, width), place(column + 1, width)] as const;
      const y = [place(row, height), place(row + 1, height)] as const;
      for (const [from, to] of SIDES[kind]!) {
        pushCrossing(segments, from, corners, x, y);
        pushCrossing(segments, to, corners, x, y);
      }
    }
  }
  return segments;
}

/** Side 0 is the top, then clockwise; side `s` runs from corner `s` to corner `s + 1`. */
function pushCrossing(
  segments: Segments,
  side: number,
  corners: readonly number[],
  x: readonly [number, number],
  y: readonly [number, number],
): void {
  const from = corners[side]!;
  const to = corners[(side + 1) % 4]!;
  const share = from === to ? 0.5 : from / (from - to);
  if (side === 0) segments.push(x[0] + (x[1] - x[0]) * share, y[0]);
  else if (side === 1) segments.push(x[1], y[0] + (y[1] - y[0]) * share);
  else if (side === 2) segments.push(x[1] + (x[0] - x[1]) * share, y[1]);
  else segments.push(x[0], y[1] + (y[0] - y[1]) * share);
}

/** The lines where the decision changes: one output against the middle, or each class against its best rival. */
export function decisionLines(
  values: ArrayLike<number>,
  cells: number,
  outputs: number,
  range: readonly [number, number],
): Segments {
  const count = cells * cells;
  const field = new Float32Array(count);
  if (outputs === 1) {
    const middle = (range[0] + range[1]) / 2;
    for (let index = 0; index < count; ++index) field[index] = values[index]! - middle;
    return zeroLines(field, cells, cells);
  }
  const lines: Segments = [];
  for (let label = 0; label < outputs; ++label) {
    for (let index = 0; index < count; ++index) {
      let rival = -Infinity;
      for (let other = 0; other < outputs; ++other) {
        if (other !== label) rival = Math.max(rival, values[other * count + index]!);
      }
      field[index] = values[label * count + index]! - rival;
    }
    for (const coordinate of zeroLines(field, cells, cells)) lines.push(coordinate);
  }
  return lines;
}
