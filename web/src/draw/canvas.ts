/** Canvases that are sharp on every screen. */

/** How many pixels a CSS pixel has at least; more while a picture is taken for a larger size. */
export const sharpness = { least: 1 };

/** Clears the canvas and returns a context in CSS pixels. The bitmap is reallocated only when the size changes. */
export function sharpContext(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = Math.max(sharpness.least, Math.min(3, window.devicePixelRatio || 1));
  const columns = Math.max(1, Math.round(width * ratio));
  const rows = Math.max(1, Math.round(height * ratio));
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(columns / Math.max(1, width), 0, 0, rows / Math.max(1, height), 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

/** Writes packed pixels into a canvas of exactly that size; CSS scales it. */
export function putPixels(canvas: HTMLCanvasElement, columns: number, rows: number, pixels: Uint32Array): void {
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  const bytes = new Uint8ClampedArray(pixels.buffer as ArrayBuffer, pixels.byteOffset, columns * rows * 4);
  canvas.getContext('2d')?.putImageData(new ImageData(bytes, columns, rows), 0, 0);
}
