/** The points of the editor: marks of classes, or dots in the color of their value. */
import { classColor, css, divergingLut, lutIndex, type Palette } from '../color';
import { traceMark } from './points';

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

/** A packed pixel as a CSS color. */
const unpack = (pixel: number): string => `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;

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
  const lut = values && divergingLut(palette.negative, palette.zero, palette.positive);
  for (const { x, y, z } of dots) {
    context.beginPath();
    traceMark(context, values ? -1 : z, place.x(x), place.y(y), place.radius);
    context.fillStyle = lut && values ? unpack(lut[lutIndex(z, values[0], values[1])]!) : css(classColor(palette, z));
    context.strokeStyle = css(values ? palette.ink : palette.raised);
    context.lineWidth = place.radius * (values ? 0.2 : 0.3);
    context.fill();
    context.stroke();
  }
}
