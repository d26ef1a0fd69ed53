/** Data points: their marks (a shape per class, filled for training, hollow for test) and moving between them. */
import type { DataView } from 'backflow';
import { classColor, classOutline, css, type Palette, type Rgb } from '../color';

export interface Dot {
  x: number;
  y: number;
  /** -1 if the data has targets but no labels. */
  label: number;
  train: boolean;
  /** Index within its set; for training points it is the `example` index. */
  index: number;
}

/** More points of a set than this are not drawn: they would hide each other, and drawing them would block the page. */
export const MOST_DOTS = 1000;

/** The rows that are drawn of so many, evenly spaced. */
export function drawnRows(count: number, most = MOST_DOTS): number[] {
  const shown = Math.min(count, most);
  return Array.from({ length: shown }, (_, index) => Math.floor((index * count) / shown));
}

/** Points of both sets along two columns; test points first, so that training points lie on top. */
export function dotsOf(data: DataView, [across = 0, up = 1]: readonly number[] = []): Dot[] {
  const read = (points: DataView['trainPoints'], labels: Float64Array, train: boolean): Dot[] => {
    const columns = points.shape[1] ?? 1;
    return drawnRows(points.shape[0] ?? 0).map((index) => ({
      x: points.data[index * columns + across]!,
      y: columns > 1 ? points.data[index * columns + up]! : 0,
      label: labels[index] ?? -1,
      train,
      index,
    }));
  };
  return [...read(data.testPoints, data.testLabels, false), ...read(data.trainPoints, data.trainLabels, true)];
}

/** Outlines of the classes' marks as corners on the unit circle, scaled to about equal areas; null is a disk. */
const CORNERS: readonly (readonly (readonly [number, number])[] | null)[] = [
  null,
  polygon(4, 0, 1.18),
  polygon(3, -90, 1.3),
  polygon(4, 45, 1.2),
  polygon(3, 90, 1.3),
  polygon(6, 0, 1.08),
];

function polygon(corners: number, turn: number, size: number): (readonly [number, number])[] {
  return Array.from({ length: corners }, (_, index) => {
    const angle = ((turn + (360 * index) / corners) * Math.PI) / 180;
    return [Math.cos(angle) * size, Math.sin(angle) * size] as const;
  });
}

/** Adds the mark of a class to the path. */
export function traceMark(
  context: CanvasRenderingContext2D,
  label: number,
  x: number,
  y: number,
  radius: number,
): void {
  const corners = label < 0 ? null : CORNERS[label % CORNERS.length]!;
  if (!corners) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([dx, dy], index) => {
    if (index === 0) context.moveTo(x + dx * radius, y + dy * radius);
    else context.lineTo(x + dx * radius, y + dy * radius);
  });
  context.closePath();
}

/** The mark of a class as an SVG path around the origin. */
export function markPath(label: number, radius: number): string {
  const corners = label < 0 ? null : CORNERS[label % CORNERS.length]!;
  if (!corners)
    return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  return `M${corners.map(([dx, dy]) => `${(dx * radius).toFixed(2)} ${(dy * radius).toFixed(2)}`).join('L')}Z`;
}

/** The size of test points' rings, which look larger than disks. */
export const TEST_SIZE = 0.9;

/** The width of the line around a point of this radius: one pixel on most screens, more on large ones. */
const outlineWidth = (radius: number): number => Math.max(1, radius * 0.22);

/** Fills the path of a training point, or draws that of a test point as a ring, and outlines it. */
export function strokeMark(
  context: CanvasRenderingContext2D,
  { train, radius, ground }: { train: boolean; radius: number; ground: Rgb },
  color: Rgb,
  outline: Rgb,
): void {
  context.lineJoin = 'round';
  context.strokeStyle = css(outline);
  if (train) {
    context.fillStyle = css(color);
    context.lineWidth = outlineWidth(radius);
    context.fill();
    context.stroke();
    return;
  }
  const ring = radius * 0.36;
  context.fillStyle = css(ground, 0.75);
  context.fill();
  context.lineWidth = ring + outlineWidth(radius);
  context.stroke();
  context.strokeStyle = css(color);
  context.lineWidth = ring;
  context.stroke();
}

/** Draws all points; `toX` and `toY` map data to the canvas. */
export function drawDots(
  context: CanvasRenderingContext2D,
  dots: readonly Dot[],
  palette: Palette,
  place: { x: (value: number) => number; y: (value: number) => number; radius: number },
): void {
  const { radius } = place;
  for (const dot of dots) {
    context.beginPath();
    traceMark(context, dot.label, place.x(dot.x), place.y(dot.y), dot.train ? radius : radius * TEST_SIZE);
    const look = { train: dot.train, radius, ground: palette.raised };
    strokeMark(context, look, classColor(palette, dot.label), classOutline(palette, dot.label));
  }
}

/** The nearest dot within `reach`, else null. Distances are in the dots' unit. */
export function nearestDot<Place extends { x: number; y: number }>(
  dots: readonly Place[],
  x: number,
  y: number,
  reach: number,
): Place | null {
  let best: Place | null = null;
  let least = reach;
  for (const dot of dots) {
    const distance = Math.hypot(dot.x - x, dot.y - y);
    if (distance < least) {
      least = distance;
      best = dot;
    }
  }
  return best;
}

/**
 * The next dot in a direction (`dx`, `dy` of length 1, y up): the nearest within a right-angled cone, where sideways
 * distance counts twice. Null at the edge of the data.
 */
export function travel<Place extends { x: number; y: number }>(
  dots: readonly Place[],
  from: Place,
  dx: number,
  dy: number,
): Place | null {
  let best: Place | null = null;
  let least = Infinity;
  for (const dot of dots) {
    const along = (dot.x - from.x) * dx + (dot.y - from.y) * dy;
    const aside = Math.abs((dot.x - from.x) * dy - (dot.y - from.y) * dx);
    if (dot === from || along <= 0 || aside > along) continue;
    const cost = along + 2 * aside;
    if (cost < least) {
      least = cost;
      best = dot;
    }
  }
  return best;
}
