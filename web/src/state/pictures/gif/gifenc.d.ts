/** The parts of gifenc that are used; it comes without types. */
declare module 'gifenc' {
  type Palette = number[][];

  /** At most `most` colors, as [red, green, blue], for pixels in RGBA. */
  export function quantize(
    rgba: Uint8Array | Uint8ClampedArray,
    most: number,
    options?: { format?: 'rgb565' },
  ): Palette;

  /** The index of the color that is nearest to [red, green, blue]. */
  export function nearestColorIndex(palette: Palette, pixel: readonly number[]): number;

  export interface Encoder {
    writeFrame(
      indices: Uint8Array,
      width: number,
      height: number,
      options: {
        /** Only the first frame's is written: it holds for all. */
        palette?: Palette;
        /** In milliseconds. */
        delay: number;
        transparent?: boolean;
        transparentIndex?: number;
        /** 1: the next frame is drawn over this one. */
        dispose?: number;
        /** 0: for ever. */
        repeat?: number;
      },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;
}
