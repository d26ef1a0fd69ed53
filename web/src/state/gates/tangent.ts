/** Directions of an input's tangent: one entry, all entries equally, or a custom one. */
import type { TensorLike } from 'backflow';
import { shapeOf, tensorOf } from '../../engine/protocol/tensor-shape';
import { rowsOf } from './tensor-text';

export { shapeOf };

/** A tangent in the value's shape: 1 at the flat index, else 0. */
export function oneEntry(value: TensorLike, entry: number): TensorLike {
  const shape = shapeOf(value);
  return shape.length === 0 ? 1 : tensorOf(shape, (place) => (place === entry ? 1 : 0));
}

/** A tangent in the value's shape: 1 everywhere. */
export function allEntries(value: TensorLike): TensorLike {
  return tensorOf(shapeOf(value), () => 1);
}

export type Direction = { kind: 'one'; entry: number } | { kind: 'all' } | { kind: 'own' };

/** The kind of a tangent; null means ones. */
export function directionOf(tangent: TensorLike | null): Direction {
  if (tangent === null) return { kind: 'all' };
  const flat = rowsOf(tangent).flat();
  if (flat.every((entry) => entry === 1) && flat.length > 1) return { kind: 'all' };
  const moved = flat.filter((entry) => entry !== 0);
  return moved.length === 1 && moved[0] === 1 ? { kind: 'one', entry: flat.indexOf(1) } : { kind: 'own' };
}

/** The tangent if it has the value's shape, else null. */
export function fitting(tangent: TensorLike | null, value: TensorLike): TensorLike | null {
  if (tangent === null) return null;
  return shapeOf(tangent).join() === shapeOf(value).join() ? tangent : oneEntry(value, 0);
}
