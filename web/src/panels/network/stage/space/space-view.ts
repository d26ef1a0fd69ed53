/** What is drawn of an answer: the axes with their ranges, the points, and the zero lines with their images. */
import type { DataView } from 'backflow';
import type { Segments } from '../../../../draw/network/contour';
import { edgeEnds, gridZeroLine, imageOf, rangeOf, type Axes } from '../../../../draw/network/space';
import type { ValueDot } from '../../../../draw/network/values';
import type { SpaceImage } from '../../../../engine/protocol/space';

/** Places along each side of the grid, as the protocol says. */
export const CELLS = 61;

export interface ZeroLine {
  unit: number;
  /** On the plane, in steps of the grid, and where it meets the plane's edge. */
  line: Segments;
  ends: [number, number][];
  /** In the layer; empty if it has a single axis. */
  image: Segments;
}

export interface SpaceView {
  /** The grid in the layer; null if there is none, or a single axis. */
  axes: Axes | null;
  x: [number, number];
  y: [number, number];
  dots: ValueDot[];
  lines: ZeroLine[];
}

/** With a single axis, the other one has the classes in rows, or the value that is wanted. */
export function viewOf(image: SpaceImage, data: DataView, cells: number): SpaceView {
  const { grid, points, rows, watch } = image;
  const [across, up] = points;
  const targets = data.trainTargets?.data;
  const width = data.trainTargets?.shape[1] ?? 1;
  const wanted = rows.map((row) => (targets ? targets[row * width]! : (data.trainLabels[row] ?? 0)));
  const second = up ?? wanted;
  const axes = grid?.[1] ? { x: grid[0]!, y: grid[1] } : null;
  return {
    axes,
    x: rangeOf(across!, grid?.[0] ?? []),
    y: !up && !targets ? [-0.5, Math.max(0, ...wanted) + 0.5] : rangeOf(second, grid?.[1] ?? []),
    dots: rows.map((row, index) => ({
      x: across![index]!,
      y: second[index]!,
      value: wanted[index]!,
      label: targets ? -1 : wanted[index]!,
      train: true,
      index: row,
    })),
    lines: (image.lines ?? []).map((field, index) => {
      const line = gridZeroLine(field, cells);
      return {
        unit: watch.lines!.units[index]!,
        line,
        ends: edgeEnds(line, cells),
        image: axes ? imageOf(line, axes, cells) : [],
      };
    }),
  };
}
