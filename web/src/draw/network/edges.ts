/** Draws the net's edges: color by sign, width by magnitude. In large nets only the strongest are drawn. */
import { css, type Palette } from '../color';
import { traceEdge, type NetEdge, type NetLayer, type NetLayout } from './layout';
import { weightPen, WIDEST, type Pen } from './pens';

/** The most edges that are drawn. More can't be told apart and take too long to draw. */
const MOST_EDGES = 360;
/** The most dashed edges. Dashes are the slowest strokes and can't be seen among many edges. */
const MOST_DASHED = 96;
/** Lines thinner than this are drawn one pixel wide and paler, which is many times faster. */
const HAIRLINE = 1.3;

/** The unit or edge under the pointer or the focus. Its edges are drawn in full, the others are faded. */
export interface NetFocus {
  unit: { column: number; unit: number } | null;
  edge: NetEdge | null;
}

/** The number of edges between drawn units. */
export function countEdges(layout: NetLayout): number {
  return layout.columns
    .slice(1)
    .reduce((sum, { units }, layer) => sum + units.length * layout.columns[layer]!.units.length, 0);
}

export const areAllDrawn = (layout: NetLayout): boolean => countEdges(layout) <= MOST_EDGES;

/** For each pair of layers, the least magnitude of a drawn edge. Each pair gets a fair share of the lines. */
export function leastDrawn(layout: NetLayout, layers: readonly NetLayer[]): number[] {
  const total = countEdges(layout);
  return layers.map(({ weights }, layer) => {
    if (total <= MOST_EDGES) return 0;
    const starts = layout.columns[layer]?.units ?? [];
    const ends = layout.columns[layer + 1]?.units ?? [];
    const outputs = weights.shape[1]!;
    const sizes = new Float32Array(starts.length * ends.length);
    starts.forEach((start, row) =>
      ends.forEach((end, column) => {
        sizes[row * ends.length + column] = Math.abs(weights.data[start.unit * outputs + end.unit]!);
      }),
    );
    sizes.sort();
    const quota = Math.max(1, Math.floor((MOST_EDGES * sizes.length) / total));
    return sizes[Math.max(0, sizes.length - quota)] ?? 0;
  });
}

/** Returns a function that says whether an edge is drawn; undefined: all are. */
export function drawnEdges(layout: NetLayout, layers: readonly NetLayer[]): ((edge: NetEdge) => boolean) | undefined {
  if (areAllDrawn(layout)) return undefined;
  const least = leastDrawn(layout, layers);
  return ({ layer, from, to }) => {
    const { data, shape } = layers[layer]!.weights;
    return Math.abs(data[from * shape[1]! + to]!) >= least[layer]!;
  };
}

function isInFocus(focus: NetFocus, layer: number, from: number, to: number): boolean {
  if (focus.edge) return focus.edge.layer === layer && focus.edge.from === from && focus.edge.to === to;
  if (!focus.unit) return true;
  const { column, unit } = focus.unit;
  return (column === layer + 1 && unit === to) || (column === layer && unit === from);
}

/** Draws the edges, weak ones first, so that strong ones lie on top. The strongest negative ones are dashed. */
export function paintEdges(
  context: CanvasRenderingContext2D,
  layout: NetLayout,
  layers: readonly NetLayer[],
  palette: Palette,
  focus: NetFocus,
  pen: Pen = weightPen(layers),
): void {
  const least = leastDrawn(layout, layers);
  const focused = focus.unit !== null || focus.edge !== null;
  const buckets: Stroke[][] = Array.from({ length: 2 * pen.levels }, () => []);
  layers.forEach(({ weights }, layer) => {
    const start = layout.columns[layer];
    const end = layout.columns[layer + 1];
    if (!start || !end) return;
    const outputs = weights.shape[1]!;
    const left = start.x + layout.size / 2;
    const right = end.x - layout.size / 2;
    for (const { unit: from, y: y0 } of start.units) {
      for (const { unit: to, y: y1 } of end.units) {
        const weight = weights.data[from * outputs + to]!;
        const shown = isInFocus(focus, layer, from, to);
        // Edges under the pointer are drawn however weak they are.
        if (Math.abs(weight) < least[layer]! && !(focused && shown)) continue;
        const bucket = (shown ? pen.levels : 0) + pen.level(weight);
        buckets[bucket]!.push({ x0: left, y0, x1: right, y1, weight });
      }
    }
  });
  const drawn = buckets.reduce((sum, { length }) => sum + length, 0);
  // Where hundreds of edges cross, each is a little fainter.
  const density = Math.min(1, Math.max(0.5, 10 / Math.sqrt(drawn)));
  const dashed = dashedFrom(buckets);
  context.lineCap = 'butt';
  buckets.forEach((strokes, bucket) => {
    const level = bucket % pen.levels;
    context.globalAlpha = pen.opacity(level) * (bucket >= pen.levels ? density : 0.14);
    strokeBucket(context, strokes, pen.width(level) * layout.scale, palette, layout.scale, bucket >= dashed);
  });
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** The first of the buckets whose negative edges are dashed: the strongest ones, as many as are allowed. */
function dashedFrom(buckets: readonly (readonly Stroke[])[]): number {
  let left = MOST_DASHED;
  for (let bucket = buckets.length - 1; bucket >= 0; --bucket) {
    left -= buckets[bucket]!.filter(({ weight }) => weight < 0).length;
    if (left < 0) return bucket + 1;
  }
  return 0;
}

/** The palette in which both signs have the gradients' color. */
export const gradientPalette = (palette: Palette): Palette => ({
  ...palette,
  positive: palette.gradient,
  negative: palette.gradient,
});

/** Draws a band behind the chosen edge, so that it can be found among the others. */
export function paintChosenEdge(
  context: CanvasRenderingContext2D,
  layout: NetLayout,
  palette: Palette,
  { layer, from, to }: NetEdge,
): void {
  const [left, right] = [layout.columns[layer], layout.columns[layer + 1]];
  const start = left?.units.find(({ unit }) => unit === from);
  const end = right?.units.find(({ unit }) => unit === to);
  if (!start || !end) return;
  const half = layout.size / 2;
  context.lineWidth = (WIDEST + 6) * layout.scale;
  context.lineCap = 'round';
  context.globalAlpha = 0.32;
  context.strokeStyle = css(palette.accent);
  context.beginPath();
  traceEdge(context, start.x + half, start.y, end.x - half, end.y);
  context.stroke();
  context.globalAlpha = 1;
}

interface Stroke {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  weight: number;
}

/** Strokes each edge separately: a single path that crosses itself hundreds of times takes several times as long. */
function strokeBucket(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  width: number,
  palette: Palette,
  scale: number,
  dashed: boolean,
): void {
  context.lineWidth = width < HAIRLINE ? 1 : width;
  for (const negative of [false, true]) {
    context.strokeStyle = css(negative ? palette.negative : palette.positive);
    context.setLineDash(
      negative && dashed ? [Math.max(7 * scale, 2.2 * width), Math.max(2.5 * scale, 0.7 * width)] : [],
    );
    for (const { x0, y0, x1, y1, weight } of strokes) {
      if (weight < 0 !== negative) continue;
      context.beginPath();
      traceEdge(context, x0, y0, x1, y1);
      context.stroke();
    }
  }
}
