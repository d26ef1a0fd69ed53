/** The strip of gradient flow: a figure per layer on one scale of decades, below the net's columns. */

/** The scale, as exponents of ten. */
export interface Decades {
  low: number;
  high: number;
}

const HIGH = 0;
const COUNT = 8;

/**
 * 10⁻⁸ to 10⁰, moved by whole decades as far as the values need it; it is longer only if they span more. Zeros and values that are
 * not finite have no place on it.
 */
export function decadesOf(values: readonly number[]): Decades {
  const exponents = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
  if (exponents.length === 0) return { low: HIGH - COUNT, high: HIGH };
  const top = Math.ceil(Math.max(...exponents)) + 0; // never −0
  const bottom = Math.floor(Math.min(...exponents));
  if (top > HIGH) return { low: Math.min(bottom, top - COUNT), high: top };
  return { low: Math.min(bottom, HIGH - COUNT), high: bottom < HIGH - COUNT ? Math.max(top, bottom + COUNT) : HIGH };
}

/** A layer's figure. */
export interface Bob {
  /** From 1. */
  layer: number;
  value: number;
  x: number;
  /** Null: a zero, or a value that is not finite. */
  y: number | null;
}

/** Two neighbors that differ by more than a factor of 100. */
export interface Drop {
  x: number;
  y: number;
  /** The gradients run from right to left: what the right one is divided by, or multiplied with, to get the left one. */
  sign: '÷' | '×';
  factor: number;
}

export interface FlowPicture {
  decades: Decades;
  bobs: Bob[];
  /** Between neighbors on the scale. */
  lines: { x0: number; y0: number; x1: number; y1: number }[];
  drops: Drop[];
}

const LARGE = 100;

/** The place of a value between the two ends of the scale, which are at `top` and `bottom`. */
export function heightOf(value: number, { low, high }: Decades, top: number, bottom: number): number {
  return bottom - ((Math.log10(value) - low) / (high - low)) * (bottom - top);
}

/** `values`: of the layers from the first to the output; `columns`: the place of each. */
export function layoutFlow(
  values: readonly number[],
  columns: readonly number[],
  { top, bottom }: { top: number; bottom: number },
): FlowPicture {
  const decades = decadesOf(values);
  const bobs = values.map((value, index) => ({
    layer: index + 1,
    value,
    x: columns[index]!,
    y: value > 0 && Number.isFinite(value) ? heightOf(value, decades, top, bottom) : null,
  }));
  const lines: FlowPicture['lines'] = [];
  const drops: Drop[] = [];
  bobs.slice(1).forEach((right, index) => {
    const left = bobs[index]!;
    if (left.y === null || right.y === null) return;
    lines.push({ x0: left.x, y0: left.y, x1: right.x, y1: right.y });
    const ratio = right.value / left.value;
    const factor = Math.max(ratio, 1 / ratio);
    if (factor <= LARGE) return;
    drops.push({ x: (left.x + right.x) / 2, y: (left.y + right.y) / 2, sign: ratio > 1 ? '÷' : '×', factor });
  });
  return { decades, bobs, lines, drops };
}

/** Columns at equal distances, where the net isn't drawn. */
export function evenColumns(count: number, width: number): number[] {
  return Array.from({ length: count }, (_, index) => (width * (index + 0.5)) / (count + 0.5));
}
