/** Maps over the plane as pixels: one output on a diverging scale, several as a blend of the classes' colors. */
import { divergingLut, lutIndex, mix, pack, rampLut, type Palette, type Rgb } from '../color';

/** How strong the classes' colors are on the map. Points stay readable on it. */
const TINT = 0.62;
const VALUE_TINT = 0.8;
/** Areas are paler than lines, so that they do not outweigh them. */
const SIGN_TINT = 0.8;

/** Low values get class 0's color, high values class 1's. */
export function decisionLut(palette: Palette): Uint32Array {
  const end = (label: number): Rgb => mix(palette.raised, palette.classes[label]!, TINT);
  return divergingLut(end(0), palette.raised, end(1));
}

/** Predicted values: the higher, the more of the values' color. */
export function valueLut(palette: Palette): Uint32Array {
  return rampLut(palette.raised, mix(palette.raised, palette.value, VALUE_TINT));
}

/** A scale for each output, up to its class's color; a single output runs between both classes. */
export function outputLuts(palette: Palette, outputs: number): Uint32Array[] {
  if (outputs === 1) return [decisionLut(palette)];
  return Array.from({ length: outputs }, (_, label) => {
    const end = mix(palette.raised, palette.classes[label % palette.classes.length]!, TINT);
    return divergingLut(palette.raised, mix(palette.raised, end, 0.5), end);
  });
}

/** The scale of weights and activations, by sign. */
export function activationLut(palette: Palette): Uint32Array {
  const end = (sign: Rgb): Rgb => mix(palette.zero, sign, SIGN_TINT);
  return divergingLut(end(palette.negative), palette.zero, end(palette.positive));
}

/** Fills `pixels` with `count` values, starting at `offset`. */
export function paintScalar(
  pixels: Uint32Array,
  values: ArrayLike<number>,
  offset: number,
  lut: Uint32Array,
  low: number,
  high: number,
): void {
  for (let index = 0; index < pixels.length; ++index) {
    pixels[index] = lut[lutIndex(values[offset + index]!, low, high)]!;
  }
}

/** Each class's weight in the blend; for scores it depends only on the distance to the highest score. */
export function blendWeights(values: readonly number[], range: readonly [number, number]): number[] {
  const [low, high] = range;
  const best = Math.max(...values);
  const isShare = low === 0 && high === 1;
  const weights = values.map((value) => Math.max(0, isShare ? value : 1 - (best - value) / (high - low)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? weights.map((weight) => weight / sum) : weights.map(() => 1 / values.length);
}

/** Fills `pixels` from `outputs` consecutive maps. */
export function paintClasses(
  pixels: Uint32Array,
  values: ArrayLike<number>,
  outputs: number,
  palette: Palette,
  range: readonly [number, number],
): void {
  const cells = pixels.length;
  const colors = Array.from({ length: outputs }, (_, label) =>
    mix(palette.raised, palette.classes[label % palette.classes.length]!, TINT),
  );
  const cell = new Array<number>(outputs);
  for (let index = 0; index < cells; ++index) {
    for (let output = 0; output < outputs; ++output) cell[output] = values[output * cells + index]!;
    const weights = blendWeights(cell, range);
    let [red, green, blue] = [0, 0, 0];
    for (let output = 0; output < outputs; ++output) {
      const color = colors[output]!;
      const weight = weights[output]!;
      red += weight * color[0];
      green += weight * color[1];
      blue += weight * color[2];
    }
    pixels[index] = pack([red, green, blue]);
  }
}

/** The class of a map's cell: the highest output, or the side of the range's middle. */
export function cellClass(
  values: ArrayLike<number>,
  cells: number,
  outputs: number,
  index: number,
  range: readonly [number, number],
): number {
  if (outputs === 1) return values[index]! > (range[0] + range[1]) / 2 ? 1 : 0;
  let best = 0;
  for (let output = 1; output < outputs; ++output) {
    if (values[output * cells + index]! > values[best * cells + index]!) best = output;
  }
  return best;
}

/** Fills `pixels` with the color of each cell's class. */
export function paintHard(
  pixels: Uint32Array,
  values: ArrayLike<number>,
  outputs: number,
  palette: Palette,
  range: readonly [number, number],
): void {
  const colors = palette.classes.map((color) => pack(mix(palette.raised, color, TINT)));
  for (let index = 0; index < pixels.length; ++index)
    pixels[index] = colors[cellClass(values, pixels.length, outputs, index, range) % colors.length]!;
}

/** The share of the map that each class covers. */
export function classShares(
  values: ArrayLike<number>,
  cells: number,
  outputs: number,
  classes: number,
  range: readonly [number, number],
): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (let index = 0; index < cells; ++index) {
    const label = cellClass(values, cells, outputs, index, range);
    if (label < classes) counts[label]! += 1;
  }
  return counts.map((count) => count / cells);
}

/** The largest magnitude in a layer's map, for a symmetric scale. */
export function reach(values: ArrayLike<number>): number {
  let most = 0;
  for (let index = 0; index < values.length; ++index) {
    const size = Math.abs(values[index]!);
    if (size > most && size < Infinity) most = size;
  }
  return most;
}
