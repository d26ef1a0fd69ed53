/** Directions in which an input can be pushed: one entry, all alike, or the person's own. */
import type { TensorLike } from 'backflow';
import { rankOf, rowsOf } from './tensor-text';

/** In the value's shape: 1 at the flat index, else 0. */
export function oneEntry(value: TensorLike, entry: number): TensorLike {
  const rank = rankOf(value);
  if (rank === 0) return 1;
  let at = 0;
  const rows = rowsOf(value).map((row) => row.map(() => (at++ === entry ? 1 : 0)));
  return rank === 1 ? rows[0]! : rows;
}

/** In the value's shape: 1 everywhere. */
export function allEntries(value: TensorLike): TensorLike {
  if (rankOf(value) === 0) return 1;
  const rows = rowsOf(value).map((row) => row.map(() => 1));
  return rankOf(value) === 1 ? rows[0]! : rows;
}

export type Direction = { kind: 'one'; entry: number } | { kind: 'all' } | { kind: 'own' };

/** What a tangent is; null stands for ones. */
export function directionOf(tangent: TensorLike | null): Direction {
  if (tangent === null) return { kind: 'all' };
  const flat = rowsOf(tangent).flat();
  if (flat.every((entry) => entry === 1) && flat.length > 1) return { kind: 'all' };
  const moved = flat.filter((entry) => entry !== 0);
  return moved.length === 1 && moved[0] === 1 ? { kind: 'one', entry: flat.indexOf(1) } : { kind: 'own' };
}

/** The tangent, if it still has the value's shape. */
export function fitting(tangent: TensorLike | null, value: TensorLike): TensorLike | null {
  if (tangent === null) return null;
  const [a, b] = [rowsOf(tangent), rowsOf(value)];
  const alike = rankOf(tangent) === rankOf(value) && a.length === b.length && a[0]!.length === b[0]!.length;
  return alike ? tangent : oneEntry(value, 0);
}

/** As the package writes shapes. */
export function shapeOf(value: TensorLike): number[] {
  const rows = rowsOf(value);
  return [[], [rows[0]!.length], [rows.length, rows[0]!.length]][rankOf(value)]!;
}
