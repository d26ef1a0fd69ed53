/** The page's end of making a GIF in a worker. */
import { spawnWorker } from '../../../engine/page/spawn';
import type { FromGif, ToGif } from './messages';
import workerUrl from './worker?worker&url';

/** The part of a Worker that is used; tests pass their own. */
export interface GifWorker {
  postMessage(message: ToGif, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromGif>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

const spawnGif = (): GifWorker => spawnWorker(workerUrl, 'backflow-gif') as unknown as GifWorker;

export class Gif {
  readonly #worker: GifWorker;
  #next: { done(file: Uint8Array<ArrayBuffer> | null): void; fail(cause: unknown): void } | null = null;
  #wrote: (frames: number) => void = () => undefined;

  constructor(size: { width: number; height: number }, frames: number, spawn = spawnGif) {
    this.#worker = spawn();
    this.#worker.onmessage = ({ data }) => {
      if (data.kind === 'wrote') this.#wrote(data.frames);
      else this.#next?.done(data.kind === 'file' ? data.bytes : null);
    };
    this.#worker.onerror = (event) => this.#next?.fail(new Error(event.message));
    this.#worker.postMessage({ kind: 'begin', ...size, frames });
  }

  /** Takes a frame. The pixels are the worker's afterwards. */
  async add(pixels: Uint8ClampedArray<ArrayBuffer>, ms: number): Promise<void> {
    await this.#ask({ kind: 'frame', pixels: pixels.buffer, ms }, [pixels.buffer]);
  }

  async end(wrote: (frames: number) => void): Promise<Uint8Array<ArrayBuffer>> {
    this.#wrote = wrote;
    return (await this.#ask({ kind: 'end' }))!;
  }

  /** Ends the worker, whatever it does. */
  dispose(): void {
    this.#worker.terminate();
  }

  #ask(message: ToGif, transfer: Transferable[] = []): Promise<Uint8Array<ArrayBuffer> | null> {
    return new Promise((done, fail) => {
      this.#next = { done, fail };
      this.#worker.postMessage(message, transfer);
    });
  }
}
