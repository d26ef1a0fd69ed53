/** Pictures of predicted values: a contoured map over two columns, or curves over one. */
import { classOutline, lutIndex, mix, type Palette, type Rgb } from '../color';
import { zeroLines, type Segments } from './contour';
import { strokeMark, TEST_SIZE, traceMark } from './points';

/** A training or test point of a picture, with its value. */
export interface ValueDot {
  x: number;
  y: number;
  value: number;
  /** The class, or -1 if values are predicted. */
  label: number;
  train: boolean;
  /** Index within its set. */
  index: number;
}

/** The color of a point with this value: the higher, the more of the values' color. */
export function valueColor(palette: Palette, value: number, [low, high]: readonly [number, number]): Rgb {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
  return mix(palette.raised, palette.value, share);
}

export function paintValues(
  pixels: Uint32Array,
  values: ArrayLike<number>,
  lut: Uint32Array,
  [low, high]: readonly [number, number],
): void {
  for (let index = 0; index < pixels.length; ++index) pixels[index] = lut[lutIndex(values[index]!, low, high)]!;
}

/** The lines on which the map has each of these values. */
export function valueLines(values: ArrayLike<number>, cells: number, levels: readonly number[]): Segments {
  const field = new Float32Array(cells * cells);
  return levels.flatMap((level) => {
    for (let index = 0; index < field.length; ++index) field[index] = values[index]! - level;
    return zeroLines(field, cells, cells);
  });
}

export function strokeSegments(
  context: CanvasRenderingContext2D,
  segments: Segments,
  side: number,
  color: string,
  width: number,
): void {
  context.beginPath();
  for (let index = 0; index < segments.length; index += 4) {
    context.moveTo(segments[index]! * side, segments[index + 1]! * side);
    context.lineTo(segments[index + 2]! * side, segments[index + 3]! * side);
  }
  context.lineCap = 'round';
  context.lineWidth = width;
  context.strokeStyle = color;
  context.stroke();
}

/** One output over the cells of a line, from left to right. `toY` maps a value to the canvas. */
export function strokeCurve(
  context: CanvasRenderingContext2D,
  values: ArrayLike<number>,
  cells: number,
  output: number,
  side: number,
  toY: (value: number) => number,
  color: string,
  width: number,
): void {
  context.beginPath();
  for (let cell = 0; cell < cells; ++cell)
    context.lineTo(((cell + 0.5) / cells) * side, toY(values[output * cells + cell]!));
  context.lineJoin = 'round';
  context.lineWidth = width;
  context.strokeStyle = color;
  context.stroke();
}

/** Training points are filled, test points hollow. */
export function drawValueDots(
  context: CanvasRenderingContext2D,
  dots: readonly ValueDot[],
  palette: Palette,
  place: { x: (value: number) => number; y: (value: number) => number; radius: number },
  colorOf: (dot: ValueDot) => Rgb,
): void {
  const { radius } = place;
  for (const dot of dots) {
    context.beginPath();
    traceMark(context, dot.label, place.x(dot.x), place.y(dot.y), dot.train ? radius : radius * TEST_SIZE);
    const look = { train: dot.train, radius, ground: palette.raised };
    strokeMark(context, look, colorOf(dot), classOutline(palette, dot.label));
  }
}
