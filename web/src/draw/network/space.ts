/** The image of the plane in a layer: bent grid lines, the images of zero lines, and the axes around them. */
import { linearTicks } from '../charts/ticks';
import { zeroLines, type Segments } from './contour';

/** Every third row and column of the grid is a line. */
export const EVERY = 3;

/** Two numbers for each place: one for each axis. */
export interface Axes {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** A range that holds all finite values, ends at round numbers, and so stays while they change a little. */
export function rangeOf(...all: readonly ArrayLike<number>[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const values of all)
    for (let index = 0; index < values.length; ++index) {
      const value = values[index]!;
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (low > high) return [-1, 1];
  const room = (high - low) * 0.03 || Math.abs(high) * 0.5 || 1;
  const [first = low, second = high] = linearTicks(low - room, high + room, 16);
  const step = second > first ? second - first : high - low + 2 * room;
  const round = (value: number): number => Number(value.toPrecision(12));
  return [round(Math.floor((low - room) / step) * step), round(Math.ceil((high + room) / step) * step)];
}

/** Adds a line to the path, with gaps where a number is not finite. `at`: the index of each of its places. */
function traceLine(context: CanvasRenderingContext2D, count: number, at: (index: number) => readonly [number, number]) {
  let drawing = false;
  for (let index = 0; index < count; ++index) {
    const [x, y] = at(index);
    const finite = Number.isFinite(x) && Number.isFinite(y);
    if (finite && drawing) context.lineTo(x, y);
    else if (finite) context.moveTo(x, y);
    drawing = finite;
  }
}

/** Adds the rows of the grid, or its columns, to the path. `place`: from values to pixels. */
export function traceGrid(
  context: CanvasRenderingContext2D,
  { x, y }: Axes,
  cells: number,
  along: 'rows' | 'columns',
  place: { x(value: number): number; y(value: number): number },
): void {
  for (let line = 0; line < cells; line += EVERY)
    traceLine(context, cells, (step) => {
      const index = along === 'rows' ? line * cells + step : step * cells + line;
      return [place.x(x[index]!), place.y(y[index]!)];
    });
}

/**
 * The zero line of a field over the grid, in steps of the grid from its top left corner: column, row. The grid reaches to the edges of
 * the plane, so nothing is extended.
 */
export function gridZeroLine(field: ArrayLike<number>, cells: number): Segments {
  // `zeroLines` has its samples at centers of cells and repeats the outermost ones beyond.
  return zeroLines(field, cells, cells).map((share) => Math.min(cells - 1, Math.max(0, share * cells - 0.5)));
}

/** The value between the samples of a field, at a place in steps of the grid. */
export function between(field: ArrayLike<number>, cells: number, column: number, row: number): number {
  const left = Math.min(cells - 2, Math.floor(column));
  const top = Math.min(cells - 2, Math.floor(row));
  const [across, down] = [column - left, row - top];
  const at = top * cells + left;
  const upper = field[at]! * (1 - across) + field[at + 1]! * across;
  const lower = field[at + cells]! * (1 - across) + field[at + cells + 1]! * across;
  return upper * (1 - down) + lower * down;
}

/** What becomes of a line of the plane: both ends of every segment, in the values of the axes. */
export function imageOf(segments: Segments, { x, y }: Axes, cells: number): Segments {
  const image: Segments = [];
  for (let index = 0; index < segments.length; index += 2) {
    const [column, row] = [segments[index]!, segments[index + 1]!];
    image.push(between(x, cells, column, row), between(y, cells, column, row));
  }
  return image;
}

/** The ends of a line at the edges of the plane, in steps of the grid; a closed line has none. */
export function edgeEnds(segments: Segments, cells: number): [number, number][] {
  const last = cells - 1;
  const ends: [number, number][] = [];
  for (let index = 0; index < segments.length; index += 2) {
    const [column, row] = [segments[index]!, segments[index + 1]!];
    const outside = column <= 0 || row <= 0 || column >= last || row >= last;
    // Both sides of a corner give the same end.
    if (outside && !ends.some((end) => Math.hypot(end[0] - column, end[1] - row) < 1)) ends.push([column, row]);
  }
  return ends;
}
