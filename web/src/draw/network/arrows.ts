/** Arrows of −∂L/∂x at the training points: where each would have to go to lower its loss. */
import { css, type Palette } from '../color';

/** Gradients of some training points: rows × columns. */
export interface PointGradients {
  rows: readonly number[];
  columns: number;
  gradients: ArrayLike<number>;
}

/** An arrow in data units; the gradient has the opposite direction. */
export interface Arrow {
  /** The training point. */
  row: number;
  x: number;
  y: number;
  dx: number;
  dy: number;
}

/** The arrows along two columns, at these training points, as long as the gradients. */
export function arrowsOf(
  { rows, columns, gradients }: PointGradients,
  points: { shape: readonly number[]; data: ArrayLike<number> },
  [across = 0, up = 1]: readonly number[],
): Arrow[] {
  // The data may have been exchanged meanwhile.
  if (points.shape[1] !== columns || (rows.at(-1) ?? -1) >= points.shape[0]!) return [];
  return rows.map((row, index) => ({
    row,
    x: points.data[row * columns + across]!,
    y: points.data[row * columns + up]!,
    dx: -gradients[index * columns + across]!,
    dy: -gradients[index * columns + up]!,
  }));
}

/** The longest arrow; null if none has a length. */
export function longest(arrows: readonly Arrow[]): Arrow | null {
  let best: Arrow | null = null;
  let most = 0;
  for (const arrow of arrows) {
    const length = Math.hypot(arrow.dx, arrow.dy);
    if (length > most && length < Infinity) [best, most] = [arrow, length];
  }
  return best;
}

/** The length of an arrow's tip, and of the shortest arrow: a shorter one would only blot its point. */
const TIP = 4.5;
const SHORTEST = 3;

/** Draws the arrows on a square of this side; the longest is a ninth of it, the others in proportion. */
export function drawArrows(
  context: CanvasRenderingContext2D,
  arrows: readonly Arrow[],
  view: { x: readonly [number, number]; y: readonly [number, number] },
  side: number,
  palette: Palette,
  scale: number,
): void {
  const perX = side / (view.x[1] - view.x[0]);
  const perY = side / (view.y[1] - view.y[0]);
  const most = Math.max(0, ...arrows.map(({ dx, dy }) => Math.hypot(dx * perX, dy * perY)).filter(Number.isFinite));
  if (most === 0) return;
  const stretch = side / 9 / most;
  context.beginPath();
  for (const { x, y, dx, dy } of arrows) {
    const [fromX, fromY] = [(x - view.x[0]) * perX, side - (y - view.y[0]) * perY];
    const [alongX, alongY] = [dx * perX * stretch, -dy * perY * stretch];
    const length = Math.hypot(alongX, alongY);
    if (!(length >= SHORTEST * scale)) continue;
    const [toX, toY] = [fromX + alongX, fromY + alongY];
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    const tip = Math.min(TIP * scale, length / 2) / length;
    for (const turn of [0.5, -0.5]) {
      context.moveTo(toX, toY);
      context.lineTo(toX - tip * (alongX + turn * alongY), toY - tip * (alongY - turn * alongX));
    }
  }
  context.lineCap = 'round';
  context.lineJoin = 'round';
  // A light edge, so that arrows can be seen on points and on colors of the map.
  for (const [color, width] of [
    [css(palette.raised, 0.8), 3.4],
    [css(palette.gradient), 1.5],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width * scale;
    context.stroke();
  }
}
