/** The starting gradient of a graph, as a scene has it. */
import type { Tensor, TensorLike } from 'backflow';

/** A number stands for all entries of the output. Null: the engine's own, ones. */
export function startingGradient(upstream: TensorLike | null, { shape }: Pick<Tensor, 'shape'>): TensorLike | null {
  if (typeof upstream !== 'number') return upstream;
  const size = shape.reduce((all, one) => all * one, 1);
  return { shape, data: new Float64Array(size).fill(upstream) };
}
