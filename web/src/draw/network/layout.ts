/** The positions of a net's units, and the edge at a position. */
import type { Parameter } from 'backflow';

/** One weight matrix and its biases, as the trainer holds them. */
export interface NetLayer {
  weights: Numbers;
  biases: Numbers | null;
}

/** A parameter's values, or its gradients. */
export type Numbers = Pick<Parameter, 'name' | 'shape' | 'data'>;

export interface Unit {
  x: number;
  y: number;
  /** Its index within its layer. */
  unit: number;
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
  /** The round gate of the loss, behind the outputs. */
  gate: { x: number; y: number; radius: number };
}

/** An edge of the drawing: from unit `from` of column `layer` to unit `to` of the next, by their indices within their layers. */
export interface NetEdge {
  layer: number;
  from: number;
  to: number;
}

/** The most units of a layer that are drawn; the rest is shown as a number. */
export const MOST_UNITS = 12;

/** Space above the columns for their titles, and around the drawing. */
const TOP = 26;
const MARGIN = 14;

/** Pairs `W1` with `b1` and so on, in the order of the layers. */
export function netLayers(parameters: readonly Numbers[]): NetLayer[] {
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

/** All units of a column, those with the strongest outgoing weights (root mean square) first. Outputs, which have none, keep their order. */
export function byStrength(layers: readonly NetLayer[], column: number): number[] {
  const units = Array.from({ length: netCounts(layers)[column] ?? 0 }, (_, unit) => unit);
  const weights = layers[column]?.weights;
  if (!weights) return units;
  const outputs = weights.shape[1]!;
  const strength = units.map((unit) => {
    let sum = 0;
    for (let to = 0; to < outputs; ++to) sum += weights.data[unit * outputs + to]! ** 2;
    return sum;
  });
  return units.sort((a, b) => strength[b]! - strength[a]! || a - b);
}

/** The units of each column that are drawn: all, or the strongest, in the order of their layer. */
export function strongestUnits(layers: readonly NetLayer[]): number[][] {
  return netCounts(layers).map((_, column) =>
    byStrength(layers, column)
      .slice(0, MOST_UNITS)
      .sort((a, b) => a - b),
  );
}

/** The distance between two units of a column, in pixels: the largest, and the one where the height is free. */
const LARGEST_PITCH = 96;
const FREE_PITCH = 54;
const LEAST_PITCH = 20;
/** The side of a unit's square, as a share of the distance. */
const TILE = 0.75;

/** The loss gate at a scale of 1: its radius, the wires from the outputs, and the wire that leaves it. */
const GATE_RADIUS = 16;
const GATE_WIRES = 30;
const GATE_WIRE = 12;

/** What a layout must fit into; 0: the height is free. */
export interface Space {
  width: number;
  height?: number;
  /** Space above the columns for their headings, at a scale of 1. */
  top?: number;
  /** The size of lines and gaps relative to a small screen. */
  scale?: number;
}

/** Lays out columns from left to right; wider than the space if the columns would touch. `drawn`: the units of each column. */
export function layoutNet(
  counts: readonly number[],
  { width: available, height = 0, top: head = TOP, scale = 1 }: Space,
  drawn: readonly (readonly number[])[] = counts.map((count) =>
    Array.from({ length: Math.min(count, MOST_UNITS) }, (_, unit) => unit),
  ),
): NetLayout {
  const most = Math.max(1, ...drawn.map((units) => units.length));
  const top = head * scale;
  const bottom = MARGIN + (drawn.some((units, index) => units.length < counts[index]!) ? 16 * scale : 0);
  const fitting = height > 0 ? (height - top - bottom) / most : FREE_PITCH * scale;
  const pitch = Math.max(LEAST_PITCH, Math.min(LARGEST_PITCH * scale, fitting));
  const columnPitch = available / Math.max(1, counts.length);
  const size = Math.max(15, Math.min(Math.round(pitch * TILE), Math.round(columnPitch * 0.42)));
  const least = size + 26 * scale;
  const steps = Math.max(1, counts.length - 1);
  const left = MARGIN + size / 2 + 4 * scale;
  const right = MARGIN + size / 2 + (GATE_WIRES + 2 * GATE_RADIUS + GATE_WIRE) * scale;
  const across = Math.max(least, (available - left - right) / steps);
  const body = most * pitch;
  const width = Math.max(available, left + right + across * steps);
  const radius = GATE_RADIUS * scale;
  return {
    width,
    gate: { x: width - MARGIN - GATE_WIRE * scale - radius, y: top + body / 2, radius },
    height: top + body + bottom,
    size,
    scale,
    columns: drawn.map((units, index) => {
      const x = left + across * index;
      const first = top + (body - units.length * pitch + pitch) / 2;
      return {
        x,
        units: units.map((unit, place) => ({ x, y: first + place * pitch, unit })),
        hidden: counts[index]! - units.length,
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
    for (const start of left.units) {
      for (const end of right.units) {
        const distance = Math.abs(edgeHeight(start.y, end.y, share) - y);
        const edge = { layer, from: start.unit, to: end.unit };
        if (distance < least && drawn(edge)) {
          least = distance;
          best = edge;
        }
      }
    }
    return best;
  }
  return null;
}

/** The unit at a position, and whether its bias is there, at its left side; else null. */
export function unitAt(
  layout: NetLayout,
  x: number,
  y: number,
): { unit: { column: number; unit: number }; bias: boolean } | null {
  const half = layout.size / 2;
  for (const [column, { units }] of layout.columns.entries()) {
    const spot = units.find((one) => Math.abs(one.x - x) <= half + 8 && Math.abs(one.y - y) <= half + 3);
    if (spot) return { unit: { column, unit: spot.unit }, bias: column > 0 && x < spot.x - half + 1 };
  }
  return null;
}
