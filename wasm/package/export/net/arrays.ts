import { zipSync } from 'fflate';
import type { Notes } from '../notes.js';
import type { ExportedFile } from '../types.js';
import type { NetModel, NetParameter } from './model.js';
import { modulesOf } from './torch-parts.js';

const encoder = new TextEncoder();

/** Numbers as little-endian bytes. */
function bytesOf(data: ArrayLike<number>, single: boolean): Uint8Array {
  const size = single ? 4 : 8;
  const view = new DataView(new ArrayBuffer(size * data.length));
  Array.from(data).forEach((value, at) =>
    single ? view.setFloat32(4 * at, value, true) : view.setFloat64(8 * at, value, true),
  );
  return new Uint8Array(view.buffer);
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, one) => length + one.length, 0));
  let at = 0;
  for (const one of parts) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

/** A file of NumPy's format 1.0 (numpy.org/doc/stable/reference/generated/numpy.lib.format.html). */
function npy({ shape, data }: NetParameter, single: boolean): Uint8Array {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '<f${single ? 4 : 8}', 'fortran_order': False, 'shape': (${sides}), }`;
  const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
  const start = Uint8Array.of(0x93, ...encoder.encode('NUMPY'), 1, 0, length & 255, length >> 8);
  return joined([start, encoder.encode(`${header.padEnd(length - 1)}\n`), bytesOf(data, single)]);
}

/** The parameters as W1, b1, …, for `np.load`. The time is fixed, so that equal nets give equal files. */
export function npzNet(net: NetModel, notes: Notes): ExportedFile[] {
  notes.say('weights');
  const files = net.parameters.map((one) => [`${one.name}.npy`, npy(one, net.single)] as const);
  const data = zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(1980, 0, 1) });
  return [{ name: `${net.name}.npz`, mime: 'application/zip', data }];
}

/** A matrix with rows and columns exchanged; a vector as it is. */
export function transposed({ name, shape, data }: NetParameter): NetParameter {
  if (shape.length < 2) return { name, shape, data };
  const [rows, columns] = shape as [number, number];
  const other = Array.from({ length: rows * columns }, (_, at) => data[(at % rows) * columns + Math.floor(at / rows)]!);
  return { name, shape: [columns, rows], data: other };
}

/** The parameters by the names and in the layout of the PyTorch export. */
export function safetensorsNet(net: NetModel, notes: Notes): ExportedFile[] {
  const names = new Map(
    net.layers.flatMap((layer) =>
      modulesOf(layer).flatMap(([module, weights, bias]) => [
        [weights, `${module}.weight`],
        [bias, `${module}.bias`],
      ]),
    ) as [string, string][],
  );
  const tensors = net.parameters.map((one) => ({ ...transposed(one), name: names.get(one.name)! }));
  const header: Record<string, unknown> = {
    __metadata__: { format: 'pt', producer: 'backflow', net: net.title, layout: notes.say('transposed') },
  };
  notes.say('state');
  let at = 0;
  for (const { name, shape, data } of tensors) {
    const end = at + data.length * (net.single ? 4 : 8);
    header[name] = { dtype: net.single ? 'F32' : 'F64', shape, data_offsets: [at, end] };
    at = end;
  }
  const text = encoder.encode(JSON.stringify(header));
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(32);
  padded.set(text);
  const length = new DataView(new ArrayBuffer(8));
  length.setBigUint64(0, BigInt(padded.length), true);
  const numbers = tensors.map(({ data }) => bytesOf(data, net.single));
  const data = joined([new Uint8Array(length.buffer), padded, ...numbers]);
  return [{ name: `${net.name}.safetensors`, mime: 'application/octet-stream', data }];
}
