import { exportError } from '../export/errors.js';
import { isShape, numberTypes, numbersOf, sizeOf, type NumberType } from './bytes.js';
import type { FileTensor } from './types.js';

const types: Record<string, NumberType> = {
  F16: numberTypes.f16,
  BF16: numberTypes.bf16,
  F32: numberTypes.f32,
  F64: numberTypes.f64,
  I8: numberTypes.i8,
  U8: numberTypes.u8,
  I16: numberTypes.i16,
  I32: numberTypes.i32,
  I64: numberTypes.i64,
};

/** The length of the header, if the file begins like one of this format. */
export function headerLength(bytes: Uint8Array): number | null {
  if (bytes.length < 9 || bytes[8] !== 0x7b) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  return length <= 100_000_000n ? Number(length) : null;
}

function headerOf(bytes: Uint8Array, end: number, file: string): [name: string, entry: unknown][] {
  if (end > bytes.length) throw exportError('file-truncated', { file, what: 'a part of its header' });
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, end)));
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) return Object.entries(header);
  } catch {
    // The error below says what is wrong.
  }
  throw exportError('file-damaged', { file, what: 'its header is not JSON' });
}

/** Reads all tensors (github.com/huggingface/safetensors, "Format"). */
export function readSafetensors(bytes: Uint8Array, file: string): FileTensor[] {
  const end = 8 + headerLength(bytes)!;
  const tensors = headerOf(bytes, end, file).filter(([name]) => name !== '__metadata__');
  return tensors.map(([name, entry]) => {
    const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>;
    const damaged = (what: string) => exportError('file-damaged', { file, what: `'${name}' ${what}` });
    if (typeof dtype !== 'string' || !isShape(shape) || !isShape(offsets) || offsets.length !== 2)
      throw damaged('has no type, shape or place');
    const type = types[dtype];
    if (!type) throw exportError('tensor-type', { name, type: dtype });
    const [from, to] = offsets as [number, number];
    if (to - from !== sizeOf(shape) * type.size) throw damaged('has another number of bytes than its shape says');
    if (end + to > bytes.length) throw exportError('file-truncated', { file, what: `the tensor '${name}'` });
    return { name, shape, data: numbersOf(bytes.subarray(end + from, end + to), type) };
  });
}
