/** Makes a GIF of frames: one palette for all, and in each frame only the pixels that have changed. */
import { GIFEncoder, nearestColorIndex, quantize } from 'gifenc';

/** One color of the 256 means: as in the frame before. */
const COLORS = 255;
const UNCHANGED = 255;
/** A pixel that has changed by less than this, of 255, keeps its color: a slow change of shade is drawn in fewer frames. */
const NEAR = 10;
/** So many pixels of all frames choose the colors. */
const SAMPLES = 400_000;

interface Frame {
  /** Each pixel's color with 5, 6 and 5 bits: half the memory, and more than a palette tells apart. */
  colors: Uint16Array;
  ms: number;
}

export class GifFilm {
  readonly #frames: Frame[] = [];
  readonly #samples: number[] = [];
  readonly #size: { width: number; height: number };
  readonly #every: number;

  /** `frames`: how many there will be, about. */
  constructor(size: { width: number; height: number }, frames: number) {
    this.#size = size;
    this.#every = Math.max(1, Math.floor((size.width * size.height * frames) / SAMPLES));
  }

  /** Adds a frame that is shown for `ms`. `pixels` are RGBA. */
  add(pixels: Uint8ClampedArray, ms: number): void {
    const count = this.#size.width * this.#size.height;
    const colors = new Uint16Array(count);
    // An odd start for each frame, so that the samples are not the same columns in all of them.
    const start = (this.#frames.length * 7919) % this.#every;
    for (let at = 0; at < count; at++) {
      const [r, g, b] = [pixels[4 * at]!, pixels[4 * at + 1]!, pixels[4 * at + 2]!];
      colors[at] = ((r >> 3) << 11) | ((g >> 2) << 5) | (b >> 3);
      if (at % this.#every === start) this.#samples.push(r, g, b, 255);
    }
    this.#frames.push({ colors, ms });
  }

  /** The file. `wrote` is called with the number of frames that are written. */
  end(wrote: (frames: number) => void = () => undefined): Uint8Array<ArrayBuffer> {
    const palette = quantize(Uint8ClampedArray.from(this.#samples), COLORS);
    while (palette.length < 256) palette.push([0, 0, 0]);
    const indexOf = new Int16Array(65_536).fill(-1);
    const colors = palette.slice(0, COLORS);
    const nearest = (color: number): number => {
      if (indexOf[color]! < 0) {
        indexOf[color] = nearestColorIndex(colors, rgbOf(color));
      }
      return indexOf[color]!;
    };
    const { width, height } = this.#size;
    const gif = GIFEncoder();
    const shown = new Uint8Array(width * height);
    this.#frames.forEach((frame, index) => {
      const indices = new Uint8Array(shown.length);
      for (let at = 0; at < indices.length; at++) {
        const color = frame.colors[at]!;
        const next = nearest(color);
        const same = index > 0 && (next === shown[at] || isNear(rgbOf(color), palette[shown[at]!]!));
        indices[at] = same ? UNCHANGED : next;
        if (!same) shown[at] = next;
      }
      const over = index === 0 ? { palette, repeat: 0 } : { transparent: true, transparentIndex: UNCHANGED };
      gif.writeFrame(indices, width, height, { ...over, delay: frame.ms, dispose: 1 });
      wrote(index + 1);
    });
    gif.finish();
    return gif.bytes();
  }
}

/** Red, green and blue of a color with 5, 6 and 5 bits. */
const rgbOf = (color: number): [number, number, number] => [
  ((color >> 11) * 255) / 31,
  (((color >> 5) & 63) * 255) / 63,
  ((color & 31) * 255) / 31,
];

const isNear = (a: readonly number[], b: readonly number[]): boolean =>
  Math.abs(a[0]! - b[0]!) < NEAR && Math.abs(a[1]! - b[1]!) < NEAR && Math.abs(a[2]! - b[2]!) < NEAR;
