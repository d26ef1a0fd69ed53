import { exportError } from '../export/errors.js';

/** The largest file that is read, and the most numbers that it may hold. */
export const mostBytes = 2 ** 26;

/** How numbers of a type are stored: bytes for each, and how one is read. */
export interface NumberType {
  size: number;
  read: (view: DataView, at: number, little: boolean) => number;
}

function half(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

const scratch = new DataView(new ArrayBuffer(4));

/** A bfloat16 is the upper half of a float32. */
function brain(bits: number): number {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
}

export const numberTypes = {
  f16: { size: 2, read: (view, at, little) => half(view.getUint16(at, little)) },
  bf16: { size: 2, read: (view, at, little) => brain(view.getUint16(at, little)) },
  f32: { size: 4, read: (view, at, little) => view.getFloat32(at, little) },
  f64: { size: 8, read: (view, at, little) => view.getFloat64(at, little) },
  i8: { size: 1, read: (view, at) => view.getInt8(at) },
  u8: { size: 1, read: (view, at) => view.getUint8(at) },
  i16: { size: 2, read: (view, at, little) => view.getInt16(at, little) },
  i32: { size: 4, read: (view, at, little) => view.getInt32(at, little) },
  i64: { size: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
} as const satisfies Record<string, NumberType>;

/** Reads all numbers of these bytes. */
export function numbersOf(bytes: Uint8Array, type: NumberType, little = true): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Float64Array(Math.floor(bytes.length / type.size));
  for (let i = 0; i < numbers.length; i++) numbers[i] = type.read(view, i * type.size, little);
  return numbers;
}

/** The number of entries of a shape; Infinity if it is too large. */
export function sizeOf(shape: readonly number[]): number {
  const size = shape.reduce((product, side) => product * side, 1);
  return size <= mostBytes ? size : Infinity;
}

/** True for a list of whole numbers from 0, as shapes are. */
export const isShape = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= 16 && value.every((side) => Number.isSafeInteger(side) && side >= 0);

/** Throws for a file that is empty or too large. */
export function requireSize(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw exportError('file-empty', { file });
  if (bytes.length > mostBytes) throw exportError('file-too-large', { file, size: bytes.length, limit: mostBytes });
}
