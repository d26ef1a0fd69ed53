import type { TensorLike } from 'backflow';

/** An example of the gallery: a text and its inputs' values. */
export interface ExampleText {
  text: string;
  values: Record<string, TensorLike>;
  upstream?: TensorLike;
}
