/** Weights as pictures: a unit's weights in the shape of the images that it reads, and whole matrices cell by cell. */
import { lutIndex, pack } from '../color';
import type { Numbers } from './layout';

/** The size of an image whose pixels are the inputs, row by row, each with its channels (1, or red, green, blue) side by side. */
export interface ImageShape {
  height: number;
  width: number;
  channels: number;
}

/** The incoming weights of one unit: a column of a matrix [in, out], which is a row of its transpose. */
export function incoming({ data, shape }: Numbers, unit: number): Float64Array {
  const [sources, units] = shape as [number, number];
  return Float64Array.from({ length: sources }, (_, source) => data[source * units + unit]!);
}

/** Fills one pixel per weight of one channel: `most` has the full color of its sign. */
export function paintChannel(
  pixels: Uint32Array,
  weights: ArrayLike<number>,
  { channels }: ImageShape,
  channel: number,
  lut: Uint32Array,
  most: number,
): void {
  for (let pixel = 0; pixel < pixels.length; ++pixel)
    pixels[pixel] = lut[lutIndex(weights[pixel * channels + channel]!, -most, most)]!;
}

/** Mixes the three channels into a color. A weight of 0 is a medium gray, `most` is full light and `-most` none. */
export function paintColors(pixels: Uint32Array, weights: ArrayLike<number>, most: number): void {
  const light = (weight: number): number => Math.min(255, Math.max(0, 127.5 * (1 + weight / most))) || 0;
  for (let pixel = 0; pixel < pixels.length; ++pixel) {
    const at = 3 * pixel;
    pixels[pixel] = pack([light(weights[at]!), light(weights[at + 1]!), light(weights[at + 2]!)]);
  }
}

/** The least and the largest number. */
export function extent(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; ++index) {
    low = Math.min(low, values[index]!);
    high = Math.max(high, values[index]!);
  }
  return [low, high];
}

/** How many pixels each cell of a matrix may be high and wide, so that it fits and is neither tiny nor huge. */
export function cellSize(columns: number, width: number, scale: number): number {
  return Math.max(5 * scale, Math.min(30 * scale, Math.floor(width / Math.max(1, columns))));
}

/** Every how many rows or columns a name fits, at this distance. */
export const everyName = (cell: number, need: number): number => Math.max(1, Math.ceil(need / cell));
