/** What the maps show of the data: the square of the data sets, or the range of the points. */
import type { DataView } from 'backflow';
import { firstColumns } from '../../../engine/protocol/columns';
import type { MapView } from '../../../engine/protocol/messages';

/** Half the side of the square in which the generated data sets lie. */
export const EXTENT = 6;
export const SQUARE: MapView = { x: [-EXTENT, EXTENT], y: [-EXTENT, EXTENT], columns: [0, 1], at: [0, 0] };
/** The space around the points, as a share of their range. */
const MARGIN = 0.08;

/** What the person chose to see: two columns, and values at which others are held. */
export interface ViewChoice {
  columns: readonly number[] | null;
  at: Readonly<Record<number, number>>;
}

export const NO_CHOICE: ViewChoice = { columns: null, at: {} };

interface Range {
  low: number;
  high: number;
  mean: number;
  variance: number;
}

/** The range and the mean of each column over all points. */
export function rangesOf({ trainPoints, testPoints }: DataView): Range[] {
  const width = trainPoints.shape[1] ?? 1;
  return Array.from({ length: width }, (_, column) => {
    let [low, high, sum, squares, count] = [Infinity, -Infinity, 0, 0, 0];
    for (const { data } of [trainPoints, testPoints]) {
      for (let index = column; index < data.length; index += width) {
        const value = data[index]!;
        low = Math.min(low, value);
        high = Math.max(high, value);
        sum += value;
        squares += value * value;
        ++count;
      }
    }
    const mean = sum / count;
    return { low, high, mean, variance: squares / count - mean * mean };
  });
}

/** The view of these ranges; `choice` may name columns that the data does not have. */
export function viewOf(ranges: readonly Range[], choice: ViewChoice = NO_CHOICE): MapView {
  const chosen = choice.columns?.filter((column) => column < ranges.length) ?? [];
  const columns = chosen.length === 2 ? chosen : firstColumns(ranges.map(({ variance }) => variance));
  const [x, y] = columns.map((column) => ranges[column]!);
  const at = ranges.map(({ mean }, column) => choice.at[column] ?? mean);
  if (x && y && ranges.length === 2 && fitsSquare(x) && fitsSquare(y)) return { ...SQUARE, columns, at };
  return { x: padded(x!), y: y ? padded(y) : [0, 1], columns, at };
}

/** Points that fill a good part of the square are shown in it, so that what is drawn there does not move. */
function fitsSquare({ low, high }: Range): boolean {
  return low >= -EXTENT && high <= EXTENT && high - low > EXTENT / 6;
}

function padded({ low, high }: Range): [number, number] {
  const space = (high - low) * MARGIN || Math.abs(low) * MARGIN || 1;
  return [low - space, high + space];
}
