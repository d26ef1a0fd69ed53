/** The net on one canvas: edges by sign and size, units with their maps, biases as bars. */
import type { UnitMaps } from 'backflow';
import { css, type Palette } from './color';
import { paintScalar, reach } from './maps';
import { traceEdge, type NetEdge, type NetLayer, type NetLayout } from './net-layout';

/** Widths that edges are sorted into: one stroke each instead of one per weight. */
const LEVELS = 10;
const WIDEST = 4.5;

/** The unit or edge under the pointer or the focus; its own edges are drawn in full, the others step back. */
export interface NetFocus {
  unit: { column: number; unit: number } | null;
  edge: NetEdge | null;
}

/** The largest weight or bias, at least 1: the scale of widths stays calm while weights are small. */
export function weightScale(layers: readonly NetLayer[]): number {
  return layers.reduce((most, { weights }) => Math.max(most, reach(weights.data)), 1);
}

/** 0 (hairline) to LEVELS - 1. */
export function weightLevel(weight: number, scale: number): number {
  const share = Math.min(1, Math.abs(weight) / scale);
  return Number.isNaN(share) ? 0 : Math.min(LEVELS - 1, Math.floor(Math.sqrt(share) * LEVELS));
}

function isInFocus(focus: NetFocus, layer: number, from: number, to: number): boolean {
  if (focus.edge) return focus.edge.layer === layer && focus.edge.from === from && focus.edge.to === to;
  if (!focus.unit) return true;
  const { column, unit } = focus.unit;
  return (column === layer + 1 && unit === to) || (column === layer && unit === from);
}

/** Draws every edge. Positive weights are solid, negative ones dashed. */
export function paintEdges(
  context: CanvasRenderingContext2D,
  layout: NetLayout,
  layers: readonly NetLayer[],
  palette: Palette,
  focus: NetFocus,
): void {
  const scale = weightScale(layers);
  // Where hundreds of edges cross, each steps back a little.
  const most = layers.reduce((count, { weights }) => Math.max(count, weights.data.length), 1);
  const density = Math.min(1, Math.max(0.45, 11 / Math.sqrt(most)));
  const buckets = new Map<number, Path>();
  layers.forEach(({ weights }, layer) => {
    const start = layout.columns[layer];
    const end = layout.columns[layer + 1];
    if (!start || !end) return;
    const outputs = weights.shape[1]!;
    for (let from = 0; from < start.units.length; ++from) {
      for (let to = 0; to < end.units.length; ++to) {
        const weight = weights.data[from * outputs + to]!;
        const shown = isInFocus(focus, layer, from, to);
        const key = weightLevel(weight, scale) * 4 + (weight < 0 ? 2 : 0) + (shown ? 1 : 0);
        const list = buckets.get(key);
        const edge = [
          start.x + layout.size / 2,
          start.units[from]!.y,
          end.x - layout.size / 2,
          end.units[to]!.y,
        ] as const;
        if (list) list.push(edge);
        else buckets.set(key, [edge]);
      }
    }
  });
  context.lineCap = 'butt';
  for (const key of [...buckets.keys()].sort((a, b) => (a & 1) - (b & 1) || a - b))
    strokeBucket(context, key, buckets.get(key)!, palette, density);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

type Path = (readonly [number, number, number, number])[];

function strokeBucket(
  context: CanvasRenderingContext2D,
  key: number,
  edges: Path,
  palette: Palette,
  density: number,
): void {
  const share = ((key >> 2) + 0.5) / LEVELS;
  const negative = (key & 2) !== 0;
  context.strokeStyle = css(negative ? palette.negative : palette.positive);
  context.globalAlpha = (0.22 + 0.78 * share) * ((key & 1) !== 0 ? density : 0.14);
  context.lineWidth = 0.6 + (WIDEST - 0.6) * share * share;
  context.setLineDash(negative ? [7, 2.5] : []);
  context.beginPath();
  for (const [x0, y0, x1, y1] of edges) traceEdge(context, x0, y0, x1, y1);
  context.stroke();
}

/** A thin frame around each unit, strong around the one in focus, and the way from the outputs to the decision map. */
export function paintFrames(
  context: CanvasRenderingContext2D,
  layout: NetLayout,
  palette: Palette,
  focus: { column: number; unit: number } | null,
): void {
  const half = layout.size / 2;
  const last = layout.columns.length - 1;
  layout.columns.forEach(({ units }, column) => {
    if (column === 0) return;
    units.forEach(({ x, y }, unit) => {
      const inFocus = focus?.column === column && focus.unit === unit;
      context.strokeStyle = css(inFocus ? palette.accent : palette.strongLine);
      context.lineWidth = inFocus ? 2 : 1;
      context.strokeRect(x - half, y - half, layout.size, layout.size);
      if (column !== last) return;
      context.beginPath();
      context.moveTo(x + half, y);
      context.lineTo(layout.width - 4, y);
      context.moveTo(layout.width - 9, y - 4);
      context.lineTo(layout.width - 4, y);
      context.lineTo(layout.width - 9, y + 4);
      context.stroke();
    });
  });
}

/** A bar at a unit's left side: up for a positive bias, down for a negative one. */
export function paintBiases(
  context: CanvasRenderingContext2D,
  layout: NetLayout,
  layers: readonly NetLayer[],
  palette: Palette,
): void {
  const scale = layers.reduce((most, { biases }) => Math.max(most, biases ? reach(biases.data) : 0), 1);
  const half = layout.size / 2;
  const width = layout.size > 20 ? 4 : 3;
  layers.forEach(({ biases }, layer) => {
    const column = layout.columns[layer + 1];
    if (!biases || !column) return;
    column.units.forEach(({ x, y }, unit) => {
      const bias = biases.data[unit]!;
      const left = x - half - width - 2;
      context.fillStyle = css(palette.raised);
      context.fillRect(left - 1, y - half, width + 2, layout.size);
      context.fillStyle = css(palette.line);
      context.fillRect(left, y - half, width, layout.size);
      const length = Math.min(1, Math.abs(bias) / scale) * half;
      context.fillStyle = css(bias < 0 ? palette.negative : palette.positive);
      context.fillRect(left, bias < 0 ? y : y - length, width, length);
      context.fillStyle = css(palette.soft);
      context.fillRect(left - 1, y - 0.5, width + 2, 1);
    });
  });
}

/** Where each unit's map is kept: one bitmap for the whole net, one upload a frame. */
export class MapAtlas {
  #canvas = document.createElement('canvas');
  #cells = 0;

  /** Paints all maps, each layer on a scale to its own largest value. */
  fill(
    units: UnitMaps,
    layout: NetLayout,
    lut: Uint32Array,
    decisions: readonly Uint32Array[],
    range: readonly [number, number],
  ): void {
    const cells = units.width * units.height;
    this.#cells = units.width;
    const columns = layout.columns.slice(1);
    const total = columns.reduce((sum, column) => sum + column.units.length, 0);
    if (this.#canvas.width !== units.width || this.#canvas.height !== units.height * total) {
      this.#canvas.width = units.width;
      this.#canvas.height = Math.max(1, units.height * total);
    }
    const image = new ImageData(units.width, Math.max(1, units.height * total));
    const pixels = new Uint32Array(image.data.buffer);
    let row = 0;
    columns.forEach((column, index) => {
      const values = units.layers[index];
      const most = values ? Math.max(reach(values), 1e-6) : 0;
      for (let unit = 0; unit < column.units.length; ++unit, ++row) {
        const target = pixels.subarray(row * cells, (row + 1) * cells);
        if (values) paintScalar(target, values, unit * cells, lut, -most, most);
        else paintScalar(target, units.output, unit * cells, decisions[unit % decisions.length]!, range[0], range[1]);
      }
    });
    this.#canvas.getContext('2d')?.putImageData(image, 0, 0);
  }

  /** Draws the maps into their units. */
  draw(context: CanvasRenderingContext2D, layout: NetLayout): void {
    if (this.#cells === 0) return;
    const side = layout.size;
    let row = 0;
    context.imageSmoothingEnabled = true;
    for (const column of layout.columns.slice(1)) {
      for (const { x, y } of column.units) {
        const top = row * this.#cells;
        // Half a cell less on every side: smoothing must not draw in the neighbour's map.
        const inner = this.#cells - 1;
        context.drawImage(this.#canvas, 0.5, top + 0.5, inner, inner, x - side / 2, y - side / 2, side, side);
        row += 1;
      }
    }
  }
}
