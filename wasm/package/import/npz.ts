import { unzipSync } from 'fflate';
import { exportError } from '../export/errors.js';
import { mostBytes, numberTypes, numbersOf, sizeOf, type NumberType } from './bytes.js';
import type { FileTensor } from './types.js';

const types: Record<string, NumberType> = {
  f2: numberTypes.f16,
  f4: numberTypes.f32,
  f8: numberTypes.f64,
  i1: numberTypes.i8,
  u1: numberTypes.u8,
  i2: numberTypes.i16,
  i4: numberTypes.i32,
  i8: numberTypes.i64,
};

const decoder = new TextDecoder('latin1');

/** From columns one after the other to rows one after the other. */
function byRows(data: Float64Array, shape: number[]): Float64Array {
  if (shape.length !== 2) return data;
  const [rows, columns] = shape as [number, number];
  return data.map((_, at) => data[(at % columns) * rows + Math.floor(at / columns)]!);
}

/** Reads one array (numpy.org/doc/stable/reference/generated/numpy.lib.format.html). */
export function readNpy(bytes: Uint8Array, name: string, file: string): FileTensor {
  const damaged = (what: string) => exportError('file-damaged', { file, what: `'${name}' ${what}` });
  if (bytes.length < 12 || bytes[0] !== 0x93 || decoder.decode(bytes.subarray(1, 6)) !== 'NUMPY')
    throw damaged('is not a NumPy array');
  const long = bytes[6]! >= 2;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begin = long ? 12 : 10;
  const end = begin + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  if (end > bytes.length) throw damaged('ends within its header');
  const header = decoder.decode(bytes.subarray(begin, Math.min(end, begin + 10_000)));
  const descr = /'descr': *'([<>|=])([a-z]\d+)'/.exec(header);
  const shape = /'shape': *\(([\d, ]*)\)/.exec(header);
  const order = /'fortran_order': *(True|False)/.exec(header);
  if (!shape || !order) throw damaged('has a header that can’t be read');
  if (!descr || !types[descr[2]!]) {
    const type = /'descr': *([^,]*)/.exec(header)?.[1] ?? 'unknown';
    throw exportError('tensor-type', { name, type: type.replaceAll("'", '') });
  }
  const sides = shape[1]!
    .split(',')
    .map((side) => side.trim())
    .filter((side) => side !== '')
    .map(Number);
  const type = types[descr[2]!]!;
  const size = sizeOf(sides);
  if (bytes.length - end !== size * type.size) throw damaged('has another number of bytes than its shape says');
  const data = numbersOf(bytes.subarray(end), type, descr[1] !== '>');
  return { name, shape: sides, data: order[1] === 'True' ? byRows(data, sides) : data };
}

/** Reads all arrays of an archive of `np.savez`, compressed or not. */
export function readNpz(bytes: Uint8Array, file: string): FileTensor[] {
  let left = mostBytes;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name.endsWith('.npy') && (left -= originalSize) >= 0,
    });
  } catch {
    throw exportError('file-damaged', { file, what: 'its archive can’t be opened' });
  }
  if (left < 0) throw exportError('file-too-large', { file, size: mostBytes - left, limit: mostBytes });
  return Object.entries(entries).map(([name, data]) => readNpy(data, name.slice(0, -'.npy'.length), file));
}
