/** Draws grids, zero lines and their labels. */
import { css, type Palette } from '../color';
import type { Segments } from './contour';
import { traceGrid, type Axes } from './space';

/** From values to pixels. */
export interface Place {
  x(value: number): number;
  y(value: number): number;
}

/** Rows, along which y stays the same, are stronger than columns, so that both can be followed through the bends. Dashes take too long. */
export function strokeGrid(
  context: CanvasRenderingContext2D,
  axes: Axes,
  cells: number,
  place: Place,
  palette: Palette,
  scale: number,
): void {
  context.save();
  context.lineWidth = scale;
  for (const along of ['rows', 'columns'] as const) {
    context.beginPath();
    traceGrid(context, axes, cells, along, place);
    context.strokeStyle = css(palette.strongLine, along === 'rows' ? 0.9 : 0.4);
    context.stroke();
  }
  context.restore();
}

export function strokeZeroLine(
  context: CanvasRenderingContext2D,
  segments: Segments,
  place: Place,
  color: string,
  scale: number,
): void {
  context.beginPath();
  for (let index = 0; index < segments.length; index += 4) {
    context.moveTo(place.x(segments[index]!), place.y(segments[index + 1]!));
    context.lineTo(place.x(segments[index + 2]!), place.y(segments[index + 3]!));
  }
  context.lineCap = 'round';
  context.lineWidth = 1.8 * scale;
  context.strokeStyle = color;
  context.stroke();
}

/** A short text at a place, moved inside the square of this side. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  side: number,
  palette: Palette,
  scale: number,
): void {
  const size = 12 * scale;
  const margin = size * 0.7;
  const inside = (value: number): number => Math.min(side - margin, Math.max(margin, value));
  context.save();
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3.5 * scale;
  context.strokeStyle = css(palette.raised);
  context.strokeText(text, inside(x), inside(y));
  context.fillStyle = css(palette.ink);
  context.fillText(text, inside(x), inside(y));
  context.restore();
}
