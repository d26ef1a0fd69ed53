import { BackflowError } from './error.js';
import type { FlatTensor } from './module.js';
import type { NumberList } from './types.js';

function fail(name: string, what: string): never {
  throw new BackflowError({ code: 'bad-value', message: `${name} ${what}`, name });
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function toNumber(name: string, value: unknown): number {
  if (typeof value !== 'number') return fail(name, `must hold numbers, not ${value === null ? 'null' : typeof value}`);
  return value;
}

/** `{ data, shape }`: the numbers must fill the shape. */
function fromShaped(name: string, value: { data: NumberList; shape: readonly number[] }): FlatTensor {
  const shape = [...value.shape];
  const size = shape.reduce((product, n) => product * n, 1);
  if (!isList(value.data) || shape.length > 2 || !shape.every((n) => Number.isInteger(n) && n > 0)) {
    fail(name, 'must have a shape of at most two whole numbers and data');
  }
  if (value.data.length !== size) fail(name, `has ${value.data.length} numbers for the shape [${shape.join(', ')}]`);
  return { shape, data: Float64Array.from(value.data, (x) => toNumber(name, x)) };
}

function fromRows(name: string, rows: ArrayLike<unknown>): FlatTensor {
  const first = rows[0] as ArrayLike<unknown>;
  const columns = first.length;
  if (columns === 0) fail(name, 'is empty');
  const data = new Float64Array(rows.length * columns);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r];
    if (!isList(row) || row.length !== columns) {
      fail(name, `is ragged: row 0 has ${columns} entries, row ${r} has ${isList(row) ? row.length : 'none'}`);
    }
    for (let c = 0; c < columns; c++) data[r * columns + c] = toNumber(name, row[c]);
  }
  return { shape: [rows.length, columns], data };
}

/** A number, vector, matrix or `{ data, shape }` as the module takes it. Errors name `name`; finiteness is the engine's to check. */
export function toTensor(name: string, value: unknown): FlatTensor {
  if (typeof value === 'number') return { shape: [], data: Float64Array.of(value) };
  if (isList(value)) {
    if (value.length === 0) fail(name, 'is empty');
    if (isList(value[0])) return fromRows(name, value);
    return { shape: [value.length], data: Float64Array.from(value, (x) => toNumber(name, x)) };
  }
  if (typeof value === 'object' && value !== null && 'data' in value && 'shape' in value) {
    return fromShaped(name, value as { data: NumberList; shape: readonly number[] });
  }
  return fail(name, 'must be a number, a vector or a matrix');
}

/** Points or targets: always rows × columns. */
export function toMatrix(name: string, value: unknown): FlatTensor {
  const tensor = toTensor(name, value);
  if (tensor.shape.length !== 2) fail(name, 'must be a matrix: one row an example');
  return tensor;
}
