// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { GifFilm } from '../../../../web/src/state/pictures/gif/encode';
import { Gif, type GifWorker } from '../../../../web/src/state/pictures/gif/gif';
import { readGif } from '../../../e2e/support/camera';

const SIZE = { width: 20, height: 10 };

/** A frame of one color with a square of another one. */
function frame(ground: number[], square: number[] | null = null): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * SIZE.width * SIZE.height);
  for (let at = 0; at < SIZE.width * SIZE.height; at++) {
    const inside = square && at % SIZE.width < 5 && at < 5 * SIZE.width;
    pixels.set([...(inside ? square : ground), 255], 4 * at);
  }
  return pixels;
}

describe('GifFilm', () => {
  it('writes every frame, in the first frame’s size, for ever', () => {
    const film = new GifFilm(SIZE, 3);
    film.add(frame([255, 255, 255]), 100);
    film.add(frame([255, 255, 255], [200, 0, 0]), 100);
    film.add(frame([0, 0, 80]), 500);
    const wrote: number[] = [];
    const bytes = film.end((count) => wrote.push(count));
    expect(readGif(bytes)).toEqual({ ...SIZE, frames: 3, loops: true });
    expect(wrote).toEqual([1, 2, 3]);
  });

  it('spends next to nothing on a frame that is like the one before', () => {
    const noisy = frame([0, 0, 0]).map((_, at) => (at % 4 === 3 ? 255 : (at * 7919) % 256)) as Uint8ClampedArray;
    const film = (frames: number): number => {
      const made = new GifFilm(SIZE, frames);
      for (let count = 0; count < frames; count++) made.add(noisy, 100);
      return made.end().length;
    };
    expect(film(2) - film(1)).toBeLessThan(60);
  });
});

describe('Gif', () => {
  it('hands frames over one by one, and gives the worker’s file', async () => {
    const sent: string[] = [];
    const worker: GifWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => sent.push('terminated'),
      postMessage(message) {
        sent.push(message.kind);
        const answer = (data: Parameters<NonNullable<GifWorker['onmessage']>>[0]['data']) =>
          queueMicrotask(() => worker.onmessage!({ data } as never));
        if (message.kind === 'frame') answer({ kind: 'taken' });
        if (message.kind === 'end') {
          answer({ kind: 'wrote', frames: 1 });
          answer({ kind: 'file', bytes: Uint8Array.of(1, 2) });
        }
      },
    };
    const gif = new Gif(SIZE, 1, () => worker);
    await gif.add(frame([1, 2, 3]), 50);
    const wrote: number[] = [];
    expect(await gif.end((count) => wrote.push(count))).toEqual(Uint8Array.of(1, 2));
    gif.dispose();
    expect(wrote).toEqual([1]);
    expect(sent).toEqual(['begin', 'frame', 'end', 'terminated']);
  });

  it('fails with a worker that fails', async () => {
    const worker: GifWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: () => undefined,
    };
    const gif = new Gif(SIZE, 1, () => worker);
    const added = gif.add(frame([1, 2, 3]), 50);
    worker.onerror!({ message: 'out of memory' } as ErrorEvent);
    await expect(added).rejects.toThrow('out of memory');
  });
});
