/** Shapes of tensors that are numbers or nested lists. */
import type { TensorLike } from 'backflow';

/** The shape as in the package: [] for a number, [n] for a vector, [rows, columns] for a matrix. */
export function shapeOf(value: TensorLike): number[] {
  if (typeof value === 'number') return [];
  if ('shape' in value) return Array.from(value.shape);
  const [first] = value;
  return typeof first === 'object' ? [value.length, first.length] : [value.length];
}

/** The tensor of this shape; `entry` returns the entry at a row-major index. */
export function tensorOf([rows, columns]: readonly number[], entry: (place: number) => number): TensorLike {
  if (rows === undefined) return entry(0);
  if (columns === undefined) return Array.from({ length: rows }, (_, place) => entry(place));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => entry(row * columns + column)),
  );
}
