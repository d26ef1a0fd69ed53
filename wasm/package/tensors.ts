import { BackflowError } from './error.js';
import type { FlatTensor } from './module.js';
import type { Tensor } from './types.js';

/** What messages call the value, and the name that the error carries. */
interface Subject {
  label: string;
  name: string;
}

function fail({ label, name }: Subject, what: string): never {
  throw new BackflowError({ code: 'bad-value', message: `${label} ${what}`, name });
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function entry(of: Subject, value: unknown): number {
  return typeof value === 'number'
    ? value
    : fail(of, `must hold numbers, not ${value === null ? 'null' : typeof value}`);
}

function entries(of: Subject, list: ArrayLike<unknown>): Float64Array {
  // A million numbers are copied in a millisecond and looked at in a second.
  if (list instanceof Float32Array || list instanceof Float64Array) return new Float64Array(list);
  return Float64Array.from(list, (value) => entry(of, value));
}

/** `{ data, shape }`: the numbers must fill the shape. */
function fromShaped(of: Subject, { data, shape }: { data: unknown; shape: unknown }): FlatTensor {
  const dims = isList(shape) ? Array.from(shape) : [NaN];
  const sound = dims.every((n): n is number => typeof n === 'number' && Number.isInteger(n) && n > 0);
  if (!isList(data) || !sound || dims.length > 2)
    return fail(of, 'must have a shape of at most two whole numbers and data');
  const size = dims.reduce((product, n) => product * n, 1);
  if (data.length !== size) fail(of, `has ${data.length} numbers for the shape [${dims.join(', ')}]`);
  return { shape: dims, data: entries(of, data) };
}

function fromRows(of: Subject, rows: ArrayLike<unknown>, columns: number): FlatTensor {
  if (columns === 0) fail(of, 'is empty');
  const data = new Float64Array(rows.length * columns);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r];
    if (!isList(row) || row.length !== columns) {
      return fail(of, `is ragged: row 0 has ${columns} entries, row ${r} has ${isList(row) ? row.length : 'none'}`);
    }
    for (let c = 0; c < columns; c++) data[r * columns + c] = entry(of, row[c]);
  }
  return { shape: [rows.length, columns], data };
}

/**
 * A number, vector, matrix or `{ data, shape }` as the module takes it. Errors are about `name`, which messages call
 * `label`; finiteness is the engine's to check.
 */
export function toTensor(name: string, value: unknown, label = name): FlatTensor {
  const of = { name, label };
  if (typeof value === 'number') return { shape: [], data: Float64Array.of(value) };
  if (isList(value)) {
    if (value.length === 0) fail(of, 'is empty');
    const first = value[0];
    return isList(first) ? fromRows(of, value, first.length) : { shape: [value.length], data: entries(of, value) };
  }
  if (typeof value === 'object' && value !== null && 'data' in value && 'shape' in value) return fromShaped(of, value);
  return fail(of, 'must be a number, a vector or a matrix');
}

/** Points or targets: always rows × columns. */
export function toMatrix(name: string, value: unknown): FlatTensor {
  const tensor = toTensor(name, value);
  if (tensor.shape.length !== 2) fail({ name, label: name }, 'must be a matrix: one row an example');
  return tensor;
}

/** Cuts numbers that lie one after the other into tensors of these shapes, each with memory of its own. */
export function cut(numbers: Float64Array, shapes: readonly { shape: number[] }[]): Tensor[] {
  let at = 0;
  return shapes.map(({ shape }) => {
    const data = numbers.slice(at, (at += shape.reduce((product, n) => product * n, 1)));
    return { shape: [...shape], data };
  });
}

/** Numbers in a row, without a shape. */
export function toNumbers(name: string, value: unknown): Float64Array {
  const of = { name, label: name };
  return isList(value) ? entries(of, value) : fail(of, 'must be a list of numbers');
}
