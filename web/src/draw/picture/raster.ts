/** SVG files as pixels. */
import type { Picture } from './sheet';

/** The most pixels on a side that every browser draws. */
export const MOST_PIXELS = 8192;

/** A picture that can be drawn on a canvas; its address must be revoked by who has drawn it. */
async function decoded(svg: string): Promise<{ image: HTMLImageElement; done(): void }> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch (cause) {
    URL.revokeObjectURL(address);
    throw cause;
  }
  return { image, done: () => URL.revokeObjectURL(address) };
}

/** Draws a picture in a canvas, which keeps its size. */
export async function draw({ svg, width, height }: Picture, canvas: HTMLCanvasElement): Promise<void> {
  const { image, done } = await decoded(svg);
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(image, 0, 0, width, height);
  done();
}

export async function toPng(picture: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  await draw(picture, canvas);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture of this size'))), 'image/png'),
  );
}
