import { attempt, getterOf, kindOfTyped, typeOf } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';

/** The bytes of a module, or their address. */
export type ModuleSource = Uint8Array<ArrayBuffer> | string;

/** The package's module has half a megabyte; anything larger is a different file. */
const mostBytes = 2 ** 26;

interface Span {
  buffer: ArrayBufferLike;
  offset: number;
  length: number;
}

type Reader = (value: unknown) => Span;

const viewReader = (prototype: object): Reader => {
  const buffer = getterOf<ArrayBufferLike>(prototype, 'buffer');
  const offset = getterOf<number>(prototype, 'byteOffset');
  const length = getterOf<number>(prototype, 'byteLength');
  return (value) => ({ buffer: buffer(value), offset: offset(value), length: length(value) });
};

const bufferReader = (prototype: object): Reader => {
  const length = getterOf<number>(prototype, 'byteLength');
  return (value) => ({ buffer: value as ArrayBufferLike, offset: 0, length: length(value) });
};

const typedReader = viewReader(Object.getPrototypeOf(Uint8Array.prototype) as object);
const otherReaders = [
  viewReader(DataView.prototype),
  bufferReader(ArrayBuffer.prototype),
  // Browsers lack this class where memory may not be shared.
  ...(typeof SharedArrayBuffer === 'undefined' ? [] : [bufferReader(SharedArrayBuffer.prototype)]),
];

/** Returns where the value's bytes are, if it holds any. */
function spanOf(value: object): Span | null {
  if (kindOfTyped(value) !== undefined) return typedReader(value);
  for (const read of otherReaders) {
    try {
      return read(value);
    } catch {
      // These getters throw for objects of other classes.
    }
  }
  return null;
}

/** Returns a copy of the bytes, which cannot be changed or transferred while they are compiled. */
function copyOf({ buffer, offset, length }: Span): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(length);
  copy.set(new Uint8Array(buffer, offset, length));
  return copy;
}

/** Reads the option `wasm`: bytes in any kind of buffer, a string, or a URL. */
export function toModuleSource(value: unknown): ModuleSource {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null) {
    const span = spanOf(value);
    if (span && span.length > mostBytes) throw refusal('module-foreign', {}, { subject: 'wasm' });
    // Transferred memory cannot be read.
    if (span) return attempt('wasm', () => copyOf(span));
    const href: unknown = attempt('wasm', () => (value as { href?: unknown }).href);
    if (typeof href === 'string') return href;
  }
  throw refusal('needs-module', { type: typeOf(value) }, { subject: 'wasm' });
}
