/** Data of the user's own: points with classes or with target values. */
import type { PointsConfig } from 'backflow';

export interface OwnData {
  name: string;
  /** Names of the columns that are inputs. */
  columns: string[];
  /** Name of the column that is predicted. */
  target: string;
  /** [n, columns], row by row. */
  points: Float64Array;
  /** [n] class indices, or null if the data has targets. */
  labels: Uint8Array | null;
  /** [n] values, or null if the data has classes. */
  targets: Float64Array | null;
  classNames: string[];
}

export const countOf = ({ points, columns }: OwnData): number => points.length / Math.max(1, columns.length);

/** The engine's configuration of the points; the split comes from the settings. */
export function toPoints(data: OwnData): PointsConfig {
  const n = countOf(data);
  const points = { shape: [n, data.columns.length], data: data.points };
  if (data.labels) return { points, labels: data.labels, classes: Math.max(2, data.classNames.length) };
  return { points, targets: { shape: [n, 1], data: data.targets! } };
}

/** What is lacking before a net can train on the data; null if nothing. */
export type Lack = { kind: 'points'; count: number } | { kind: 'classes'; count: number } | null;

export function lackOf(data: OwnData): Lack {
  const count = countOf(data);
  if (count < 2) return { kind: 'points', count };
  if (!data.labels) return null;
  const used = new Set(data.labels).size;
  return used < 2 ? { kind: 'classes', count: used } : null;
}

export function sameData(a: OwnData, b: OwnData): boolean {
  const same = (left: ArrayLike<number> | null, right: ArrayLike<number> | null) =>
    left === right ||
    (left !== null &&
      right !== null &&
      left.length === right.length &&
      Array.prototype.every.call(left, (one, index) => one === right[index]));
  return (
    a.name === b.name &&
    a.target === b.target &&
    JSON.stringify([a.columns, a.classNames]) === JSON.stringify([b.columns, b.classNames]) &&
    same(a.points, b.points) &&
    same(a.labels, b.labels) &&
    same(a.targets, b.targets)
  );
}

/** Another version of the page, or another page of this site, may have written something else. */
export function isOwnData(value: unknown): value is OwnData {
  if (typeof value !== 'object' || value === null) return false;
  const { columns, points, labels, targets, classNames } = value as Partial<OwnData>;
  if (!Array.isArray(columns) || columns.length === 0 || !(points instanceof Float64Array)) return false;
  const count = points.length / columns.length;
  return Number.isInteger(count) && Array.isArray(classNames) && (labels ?? targets)?.length === count;
}
