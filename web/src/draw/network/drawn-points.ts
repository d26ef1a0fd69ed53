/** The points of the editor: marks of classes, or dots in the color of their value. */
import { classColor, classOutline, css, type Palette } from '../color';
import { strokeMark, traceMark } from './points';
import { valueColor } from './values';

/** `z`: the class, or the value. */
export interface DrawnDot {
  x: number;
  y: number;
  z: number;
}

export interface DrawnPlace {
  x(value: number): number;
  y(value: number): number;
  radius: number;
}

/** Lines at each whole number, and stronger ones through the origin. */
export function drawGrid(context: CanvasRenderingContext2D, side: number, extent: number, palette: Palette): void {
  for (let tick = -extent; tick <= extent; ++tick) {
    const at = Math.round(((tick + extent) / (2 * extent)) * side) + 0.5;
    context.beginPath();
    context.moveTo(at, 0);
    context.lineTo(at, side);
    context.moveTo(0, side - at + 1);
    context.lineTo(side, side - at + 1);
    context.lineWidth = 1;
    context.strokeStyle = css(tick === 0 ? palette.strongLine : palette.line, tick === 0 ? 0.8 : 0.7);
    context.stroke();
  }
}

/** `values`: the range of the values; null for classes. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  dots: readonly DrawnDot[],
  palette: Palette,
  place: DrawnPlace,
  values: readonly [number, number] | null,
): void {
  for (const { x, y, z } of dots) {
    context.beginPath();
    const label = values ? -1 : z;
    traceMark(context, label, place.x(x), place.y(y), place.radius);
    const color = values ? valueColor(palette, z, values) : classColor(palette, label);
    strokeMark(
      context,
      { train: true, radius: place.radius, ground: palette.raised },
      color,
      classOutline(palette, label),
    );
  }
}
