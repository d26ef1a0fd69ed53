/** Draws the net's units: frames, maps, and biases as bars. */
import type { UnitMaps } from 'backflow';
import { css, type Palette } from '../color';
import { paintScalar, reach } from './maps';
import type { NetLayer, NetLayout } from './layout';

/** Draws a thin frame around each unit, a strong one around the focus. */
export function paintFrames(
  context: CanvasRenderingContext2D,
  layout: NetLayout,
  palette: Palette,
  focus: { column: number; unit: number } | null,
): void {
  const half = layout.size / 2;
  const { scale } = layout;
  layout.columns.forEach(({ units }, column) => {
    if (column === 0) return;
    units.forEach(({ x, y, unit }) => {
      const inFocus = focus?.column === column && focus.unit === unit;
      context.strokeStyle = css(inFocus ? palette.accent : palette.strongLine);
      context.lineWidth = (inFocus ? 2 : 1) * scale;
      context.strokeRect(x - half, y - half, layout.size, layout.size);
    });
  });
}

interface BiasLook {
  /** The share of half a unit's side that a bias is long. */
  share(bias: number): number;
  /** It is framed; layer 0 holds `b1`. */
  chosen: { layer: number; unit: number } | null;
}

/** Draws a bar at each unit's left side: up for a positive bias, down for a negative one. */
export function paintBiases(
  context: CanvasRenderingContext2D,
  layout: NetLayout,
  layers: readonly NetLayer[],
  palette: Palette,
  { share, chosen }: BiasLook,
): void {
  const half = layout.size / 2;
  const width = (layout.size > 20 * layout.scale ? 4 : 3) * layout.scale;
  layers.forEach(({ biases }, layer) => {
    const column = layout.columns[layer + 1];
    if (!biases || !column) return;
    column.units.forEach(({ x, y, unit }) => {
      const bias = biases.data[unit]!;
      const left = x - half - width - 2;
      context.fillStyle = css(palette.raised);
      context.fillRect(left - 1, y - half, width + 2, layout.size);
      context.fillStyle = css(palette.line);
      context.fillRect(left, y - half, width, layout.size);
      const length = Math.min(1, share(bias)) * half || 0;
      context.fillStyle = css(bias < 0 ? palette.negative : palette.positive);
      context.fillRect(left, bias < 0 ? y : y - length, width, length);
      context.fillStyle = css(palette.soft);
      context.fillRect(left - 1, y - 0.5, width + 2, 1);
      if (chosen?.layer !== layer || chosen.unit !== unit) return;
      context.strokeStyle = css(palette.accent);
      context.lineWidth = 2 * layout.scale;
      context.strokeRect(left - 2, y - half - 1, width + 4, layout.size + 2);
    });
  });
}

/** Holds every unit's map in one bitmap, which is uploaded once per frame. */
export class MapAtlas {
  #canvas = document.createElement('canvas');
  #cells = 0;

  /** Paints all maps; each layer is scaled to its largest value. */
  fill(
    units: UnitMaps,
    layout: NetLayout,
    lut: Uint32Array,
    decisions: readonly Uint32Array[],
    range: readonly [number, number],
  ): void {
    // Over a single column, each row of a square repeats the only one.
    const side = units.width;
    const cells = side * units.height;
    this.#cells = side;
    const columns = layout.columns.slice(1);
    const total = columns.reduce((sum, column) => sum + column.units.length, 0);
    if (this.#canvas.width !== side || this.#canvas.height !== side * total) {
      this.#canvas.width = side;
      this.#canvas.height = Math.max(1, side * total);
    }
    const image = new ImageData(side, Math.max(1, side * total));
    const pixels = new Uint32Array(image.data.buffer);
    let row = 0;
    columns.forEach((column, index) => {
      const values = units.layers[index];
      const most = values ? Math.max(reach(values), 1e-6) : 0;
      for (const { unit } of column.units) {
        const start = row * side * side;
        const target = pixels.subarray(start, start + cells);
        if (values) paintScalar(target, values, unit * cells, lut, -most, most);
        else paintScalar(target, units.output, unit * cells, decisions[unit % decisions.length]!, range[0], range[1]);
        for (let at = cells; at < side * side; at += cells) pixels.copyWithin(start + at, start, start + cells);
        row += 1;
      }
    });
    this.#canvas.getContext('2d')?.putImageData(image, 0, 0);
  }

  /** Draws the maps into their units, up to this position from the left. */
  draw(context: CanvasRenderingContext2D, layout: NetLayout, until = layout.width): void {
    if (this.#cells === 0) return;
    context.save();
    context.beginPath();
    context.rect(0, 0, until, layout.height);
    context.clip();
    const side = layout.size;
    let row = 0;
    context.imageSmoothingEnabled = true;
    for (const column of layout.columns.slice(1)) {
      for (const { x, y } of column.units) {
        const top = row * this.#cells;
        // Half a cell less on every side, so that smoothing doesn't reach into the next map.
        const inner = this.#cells - 1;
        context.drawImage(this.#canvas, 0.5, top + 0.5, inner, inner, x - side / 2, y - side / 2, side, side);
        row += 1;
      }
    }
    context.restore();
  }
}
