/** Paths of wires, to a tenth of a pixel. */
import type { Point } from './drawn';

/** A smooth line to the right through all points. */
export function pathThrough(points: readonly Point[]): string {
  let path = `M${at(points[0]!)}`;
  for (let index = 1; index < points.length; ++index) {
    const a = points[index - 1]!;
    const b = points[index]!;
    const half = (b.x - a.x) / 2;
    path +=
      a.y === b.y
        ? `H${round(b.x)}`
        : `C${round(a.x + half)} ${round(a.y)} ${round(b.x - half)} ${round(b.y)} ${at(b)}`;
  }
  return path;
}

export function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
