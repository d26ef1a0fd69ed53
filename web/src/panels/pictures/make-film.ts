/** Makes a GIF of what the page shows, moment by moment. */
import { draw } from '../../draw/picture/raster';
import type { Picture } from '../../draw/picture/sheet';
import type { Shot } from '../../state/pictures/film';
import { Gif } from '../../state/pictures/gif/gif';
import { takePicture, type Wanted } from './take';

/** More pixels in all frames together need more memory than phones have. */
export const MOST_FILM_PIXELS = 60_000_000;

export class TooManyPixels extends Error {}

/**
 * Null if it was cancelled. `shots`: how many there will be. The elements are looked for again for each shot, since the page may replace
 * them.
 */
export async function makeFilm(
  moments: AsyncGenerator<Shot>,
  shots: number,
  wanted: () => Wanted,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const canvas = document.createElement('canvas');
  let gif: Gif | null = null;
  let taken = 0;
  try {
    for await (const { ms } of moments) {
      if (signal.aborted) return null;
      const picture = await takePicture(wanted(), 1);
      if (!gif) {
        if (picture.width * picture.height * shots > MOST_FILM_PIXELS) throw new TooManyPixels();
        gif = new Gif(picture, shots);
        canvas.width = picture.width;
        canvas.height = picture.height;
      }
      await gif.add(await pixelsOf(picture, canvas), ms);
      progress((0.8 * ++taken) / shots);
    }
    if (signal.aborted || !gif) return null;
    return await gif.end((frames) => progress(0.8 + (0.2 * frames) / taken));
  } finally {
    gif?.dispose();
  }
}

/** All frames of a film have the first one's size. */
async function pixelsOf(picture: Picture, canvas: HTMLCanvasElement): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const { width, height } = canvas;
  await draw(picture, canvas);
  return canvas.getContext('2d', { willReadFrequently: true })!.getImageData(0, 0, width, height).data;
}
