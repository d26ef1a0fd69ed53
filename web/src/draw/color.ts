/** Colors of the page's tokens as numbers, for canvases: read once per theme, mixed in OKLab, packed for pixels. */

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The colors of the theme that drawings use. */
export interface Palette {
  surface: Rgb;
  raised: Rgb;
  ink: Rgb;
  soft: Rgb;
  line: Rgb;
  strongLine: Rgb;
  accent: Rgb;
  value: Rgb;
  gradient: Rgb;
  negative: Rgb;
  zero: Rgb;
  positive: Rgb;
  classes: Rgb[];
  /** Darker tones of the classes, around their points. */
  outlines: Rgb[];
}

const CLASSES = 6;

/** Reads `rgb(1, 2, 3)`, `rgb(1 2 3 / 50%)`, `color(srgb 0.1 0.2 0.3)` or `#123456`; anything else is black. */
export function parseColor(text: string): Rgb {
  const hex = /^\s*#([0-9a-f]{6})/i.exec(text);
  if (hex) {
    const packed = Number.parseInt(hex[1]!, 16);
    return [packed >> 16, (packed >> 8) & 255, packed & 255];
  }
  const numbers = (text.replace(/^[^(]*\((srgb)?/, '').match(/[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  const unit = text.includes('srgb') ? 255 : 1;
  return [(numbers[0] ?? 0) * unit, (numbers[1] ?? 0) * unit, (numbers[2] ?? 0) * unit];
}

/** Reads the current palette; `property` returns the computed text of a custom property. */
export function readPalette(property: (name: string) => string): Palette {
  const color = (name: string): Rgb => parseColor(property(name));
  return {
    surface: color('--surface'),
    raised: color('--surface-raised'),
    ink: color('--ink'),
    soft: color('--ink-soft'),
    line: color('--line'),
    strongLine: color('--line-strong'),
    accent: color('--accent'),
    value: color('--value'),
    gradient: color('--gradient'),
    negative: color('--sign-negative'),
    zero: color('--sign-zero'),
    positive: color('--sign-positive'),
    classes: Array.from({ length: CLASSES }, (_, index) => color(`--class-${index}`)),
    outlines: Array.from({ length: CLASSES }, (_, index) => color(`--class-${index}-outline`)),
  };
}

/** The color of a class; the set repeats after its last color. */
export function classColor(palette: Palette, label: number): Rgb {
  return label < 0 ? palette.soft : palette.classes[label % palette.classes.length]!;
}

/** The color of the line around a class's points. */
export function classOutline(palette: Palette, label: number): Rgb {
  return label < 0 ? palette.ink : palette.outlines[label % palette.outlines.length]!;
}

/** For a canvas's `fillStyle`. */
export function css(color: Rgb, alpha = 1): string {
  const [red, green, blue] = color;
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${alpha})`;
}

/** A pixel of an ImageData that is read as little-endian 32-bit words. */
export function pack([red, green, blue]: Rgb): number {
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}

function toLinear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function toChannel(linear: number): number {
  const c = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.min(255, Math.max(0, c * 255));
}

/** Lightness, and the two axes of the hue, perceptually uniform. */
export function toOklab(color: Rgb): Rgb {
  const [r, g, b] = [toLinear(color[0]), toLinear(color[1]), toLinear(color[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toChannel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toChannel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toChannel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The color at `share` of the way from one color to another, perceptually uniform. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const a = toOklab(from);
  const b = toOklab(to);
  return fromOklab([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]);
}

/** Entries of a color look-up table. */
export const LUT_SIZE = 256;

/** A scale from `low` through `middle` to `high`, as packed pixels. */
export function divergingLut(low: Rgb, middle: Rgb, high: Rgb): Uint32Array {
  const half = (LUT_SIZE - 1) / 2;
  return Uint32Array.from({ length: LUT_SIZE }, (_, index) =>
    pack(index < half ? mix(low, middle, index / half) : mix(middle, high, (index - half) / half)),
  );
}

/** A scale from `low` to `high`, as packed pixels. */
export function rampLut(low: Rgb, high: Rgb): Uint32Array {
  return Uint32Array.from({ length: LUT_SIZE }, (_, index) => pack(mix(low, high, index / (LUT_SIZE - 1))));
}

/** The index of a value in a table that spans `low` to `high`. Values outside are clamped; NaN is the middle. */
export function lutIndex(value: number, low: number, high: number): number {
  const share = (value - low) / (high - low);
  if (Number.isNaN(share)) return LUT_SIZE >> 1;
  return Math.round(Math.min(1, Math.max(0, share)) * (LUT_SIZE - 1));
}
