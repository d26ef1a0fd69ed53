/** Shapes of tensors as a person writes them. */
import type { TensorLike } from 'backflow';

/** As the package writes shapes: [] of a number, [n] of a vector, [rows, columns] of a matrix. */
export function shapeOf(value: TensorLike): number[] {
  if (typeof value === 'number') return [];
  if ('shape' in value) return Array.from(value.shape);
  const [first] = value;
  return typeof first === 'object' ? [value.length, first.length] : [value.length];
}

/** The tensor of this shape whose entries are told by their row-major place. */
export function tensorOf([rows, columns]: readonly number[], entry: (place: number) => number): TensorLike {
  if (rows === undefined) return entry(0);
  if (columns === undefined) return Array.from({ length: rows }, (_, place) => entry(place));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => entry(row * columns + column)),
  );
}
