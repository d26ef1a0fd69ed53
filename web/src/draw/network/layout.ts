/** The positions of a net's units, and the edge at a position. */
import type { Parameter } from 'backflow';

/** One weight matrix and its biases, as the trainer holds them. */
export interface NetLayer {
  weights: Parameter;
  biases: Parameter | null;
}

export interface Unit {
  x: number;
  y: number;
}

export interface NetColumn {
  x: number;
  units: Unit[];
  /** The number of units that don't fit in the drawing. */
  hidden: number;
}

export interface NetLayout {
  width: number;
  height: number;
  /** Side of a unit's square. */
  size: number;
  /** The size of lines and gaps relative to a small screen. */
  scale: number;
  /** Inputs, hidden layers, outputs. */
  columns: NetColumn[];
}

/** An edge of the drawing: from unit `from` of column `layer` to unit `to` of the next. */
export interface NetEdge {
  layer: number;
  from: number;
  to: number;
}

/** The most units of a layer that are drawn; the rest is shown as a number. */
export const MOST_UNITS = 32;

/** Space above the columns for their titles, and around the drawing. */
const TOP = 26;
const MARGIN = 14;

/** Pairs `W1` with `b1` and so on, in the order of the layers. */
export function netLayers(parameters: readonly Parameter[]): NetLayer[] {
  const biases = new Map(
    parameters.filter(({ name }) => name.startsWith('b')).map((bias) => [bias.name.slice(1), bias]),
  );
  return parameters
    .filter(({ name, shape }) => name.startsWith('W') && shape.length === 2)
    .map((weights) => ({ weights, biases: biases.get(weights.name.slice(1)) ?? null }));
}

/** Units per column: the first layer's inputs, then each layer's outputs. */
export function netCounts(layers: readonly NetLayer[]): number[] {
  if (layers.length === 0) return [];
  return [layers[0]!.weights.shape[0]!, ...layers.map(({ weights }) => weights.shape[1]!)];
}

/** A unit's side for the column with most units; smaller if many columns share the width. */
function unitSize(most: number, pitch: number, scale: number): number {
  const size = most <= 4 ? 44 : most <= 6 ? 40 : most <= 8 ? 36 : most <= 12 ? 28 : most <= 16 ? 22 : 15;
  return Math.min(Math.round(size * scale), Math.max(15, Math.round(pitch * 0.42)));
}

/** Widths and heights from which a net is drawn larger than on a laptop, and the largest factor. */
const ROOMY = { width: 620, height: 620 };
const LARGEST = 2.6;

/** At least the scale of the page's text, and as large as the space allows: projected pictures are seen from afar. */
export function netScale(text: number, width: number, height: number): number {
  return Math.max(text, Math.min(LARGEST, width / ROOMY.width, height / ROOMY.height));
}

/** Lays out columns from left to right over `available` pixels, or more if the columns would touch. */
export function layoutNet(counts: readonly number[], available: number, scale = 1): NetLayout {
  const shown = counts.map((count) => Math.min(count, MOST_UNITS));
  const most = Math.max(1, ...shown);
  const size = unitSize(most, available / Math.max(1, counts.length), scale);
  const top = TOP * scale;
  const gap = Math.max(4, Math.min(16 * scale, Math.round(size * 0.32)));
  const least = size + 26 * scale;
  const steps = Math.max(1, counts.length - 1);
  const left = MARGIN + size / 2 + 4 * scale;
  const right = MARGIN + size / 2 + 22 * scale;
  const pitch = Math.max(least, (available - left - right) / steps);
  const body = most * (size + gap) - gap;
  return {
    width: Math.max(available, left + right + pitch * steps),
    height: top + body + MARGIN + (shown.some((count, index) => count < counts[index]!) ? 16 * scale : 0),
    size,
    scale,
    columns: shown.map((count, index) => {
      const x = left + pitch * index;
      const first = top + (body - (count * (size + gap) - gap)) / 2 + size / 2;
      return {
        x,
        units: Array.from({ length: count }, (_, unit) => ({ x, y: first + unit * (size + gap) })),
        hidden: counts[index]! - count,
      };
    }),
  };
}

/** The height of an edge at a share of its width: the same curve that `traceEdge` draws, so that hits are exact. */
export function edgeHeight(from: number, to: number, share: number): number {
  return from + (to - from) * share * share * (3 - 2 * share);
}

/** Adds an edge to the path. Control points at thirds make the curve's x even in its parameter. */
export function traceEdge(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  const third = (x1 - x0) / 3;
  context.moveTo(x0, y0);
  context.bezierCurveTo(x0 + third, y0, x1 - third, y1, x1, y1);
}

/** The edge within `reach` pixels of a position, among those for which `drawn` is true; else null. */
export function edgeAt(
  layout: NetLayout,
  x: number,
  y: number,
  reach: number,
  drawn: (edge: NetEdge) => boolean = () => true,
): NetEdge | null {
  const half = layout.size / 2;
  for (let layer = 0; layer + 1 < layout.columns.length; ++layer) {
    const left = layout.columns[layer]!;
    const right = layout.columns[layer + 1]!;
    const share = (x - left.x - half) / (right.x - left.x - layout.size);
    if (share < 0 || share > 1) continue;
    let best: NetEdge | null = null;
    let least = reach;
    left.units.forEach((start, from) => {
      right.units.forEach((end, to) => {
        const distance = Math.abs(edgeHeight(start.y, end.y, share) - y);
        if (distance < least && drawn({ layer, from, to })) {
          least = distance;
          best = { layer, from, to };
        }
      });
    });
    return best;
  }
  return null;
}
