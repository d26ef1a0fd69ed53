import { asList, bounded, copyNumbers, entryOf, room, type List } from './lists.js';
import type { FlatTensor } from '../engine/module.js';
import { attempt, typeOf } from './reading.js';
import { refusal } from '../errors/reasons.js';
import type { Tensor } from '../types.js';

/** Returns the sides of a shape, or null if the value is not a shape. */
function toDims(name: string, value: unknown): number[] | null {
  const list = asList(name, value);
  if (!list || list.length > 2) return null;
  const dims = Array.from({ length: list.length }, (_, axis) => entryOf(name, list, axis));
  const sound = dims.every((n): n is number => typeof n === 'number' && Number.isInteger(n) && n > 0);
  return sound ? dims : null;
}

/** Reads `{ data, shape }`. The numbers must fill the shape. */
function fromShaped(name: string, data: unknown, shape: unknown): FlatTensor {
  const dims = toDims(name, shape);
  const list = asList(name, data);
  if (!dims || !list) throw refusal('needs-shape', { name });
  const size = dims.reduce((product, n) => product * n, 1);
  if (list.length !== size) throw refusal('shape-unfilled', { name, length: list.length, size });
  const numbers = room(name, size);
  copyNumbers(name, list, numbers);
  return { shape: dims, data: numbers };
}

/** Reads a matrix. The first row was read to recognize the matrix, and is not read again. */
function fromRows(name: string, rows: List, first: List): FlatTensor {
  const columns = first.length;
  if (columns === 0) throw refusal('empty-list', { name });
  const data = room(name, rows.length * columns);
  copyNumbers(name, first, data, 0, 0);
  for (let row = 1; row < rows.length; row++) {
    const entry = entryOf(name, rows, row);
    const list = asList(name, entry);
    if (!list) throw refusal('ragged-row-type', { name, row, type: typeOf(entry) });
    if (list.length !== columns) throw refusal('ragged-rows', { name, columns, row, length: list.length });
    copyNumbers(name, list, data, row * columns, row);
  }
  return { shape: [rows.length, columns], data };
}

function fromList(name: string, list: List): FlatTensor {
  if (list.length === 0) throw refusal('empty-list', { name });
  bounded(name, list);
  const first = list.kind === undefined ? entryOf(name, list, 0) : 0;
  const firstRow = asList(name, first);
  if (firstRow) return fromRows(name, list, firstRow);
  if (typeof first !== 'number') throw refusal('needs-numbers', { name, index: 0, type: typeOf(first) });
  const data = room(name, list.length);
  copyNumbers(name, list, data);
  return { shape: [list.length], data };
}

/**
 * Converts a number, vector, matrix or `{ data, shape }` for the module. The engine checks that the numbers are finite.
 */
export function toTensor(name: string, value: unknown): FlatTensor {
  if (typeof value === 'number') return { shape: [], data: Float64Array.of(value) };
  const list = asList(name, value);
  if (list) return fromList(name, list);
  if (typeof value === 'object' && value !== null) {
    const fields = attempt(name, () => {
      const { data, shape } = value as { data?: unknown; shape?: unknown };
      return { data, shape };
    });
    if (fields.data !== undefined && fields.shape !== undefined) return fromShaped(name, fields.data, fields.shape);
  }
  throw refusal('needs-tensor', { name, type: typeOf(value) });
}

/** Reads points or targets, which are always rows × columns. */
export function toMatrix(name: string, value: unknown): FlatTensor {
  const tensor = toTensor(name, value);
  if (tensor.shape.length !== 2) throw refusal('needs-matrix', { name });
  return tensor;
}

/** Splits concatenated numbers into tensors of these shapes, each with separate memory. */
export function cut(numbers: Float64Array, shapes: readonly (readonly number[])[]): Tensor[] {
  let at = 0;
  return shapes.map((shape) => {
    const data = numbers.slice(at, (at += shape.reduce((product, n) => product * n, 1)));
    return { shape: [...shape], data };
  });
}
