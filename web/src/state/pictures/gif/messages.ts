/** Messages between the page and the worker that makes a GIF. */
export type ToGif =
  | { kind: 'begin'; width: number; height: number; frames: number }
  | { kind: 'frame'; pixels: ArrayBuffer; ms: number }
  | { kind: 'end' };

export type FromGif =
  /** A frame was taken: the next one may come. */
  | { kind: 'taken' }
  /** Of the file, so many frames are written. */
  | { kind: 'wrote'; frames: number }
  | { kind: 'file'; bytes: Uint8Array<ArrayBuffer> };
