import { zipSync } from 'fflate';
import type { Notes } from '../notes.js';
import type { ExportedFile } from '../types.js';
import { bytesOf, joined } from './bytes.js';
import type { NetModel, NetParameter } from './model.js';
import { modulesOf } from './torch-parts.js';

const encoder = new TextEncoder();

/** A file of NumPy's format 1.0 (numpy.org/doc/stable/reference/generated/numpy.lib.format.html). */
function npy({ shape, data }: NetParameter, single: boolean): Uint8Array {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '<f${single ? 4 : 8}', 'fortran_order': False, 'shape': (${sides}), }`;
  const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
  const start = Uint8Array.of(0x93, ...encoder.encode('NUMPY'), 1, 0, length & 255, length >> 8);
  return joined([start, encoder.encode(`${header.padEnd(length - 1)}\n`), bytesOf(data, single)]);
}

/** What the optimizer keeps as arrays: `optimizer.<slot>.<parameter>`, and single numbers. */
function stateArrays({ state }: NetModel): NetParameter[] {
  if (!state) return [];
  return state.arrays.flatMap(({ name, shape, slots }) =>
    slots.map(({ slot, data }) => ({ name: `optimizer.${slot}.${name}`, shape, data })),
  );
}

/** The counts of the optimizer, which float32 can't hold exactly. */
function stateCounts({ state }: NetModel): NetParameter[] {
  if (!state) return [];
  const { updates, numbers } = state;
  return [
    { name: 'optimizer.updates', shape: [1], data: [updates] },
    ...(numbers.length > 0 ? [{ name: 'optimizer.numbers', shape: [numbers.length], data: numbers }] : []),
  ];
}

/** The parameters as W1, b1, …, for `np.load`. The time is fixed, so that equal nets give equal files. */
export function npzNet(net: NetModel, notes: Notes): ExportedFile[] {
  notes.say('weights');
  if (net.state) notes.say('stateArrays');
  const files = [
    ...[...net.parameters, ...stateArrays(net)].map((one) => [`${one.name}.npy`, npy(one, net.single)] as const),
    ...stateCounts(net).map((one) => [`${one.name}.npy`, npy(one, false)] as const),
  ];
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
  const about = { format: 'pt', producer: 'backflow', net: net.title, layout: notes.say('transposed') };
  notes.say('state');
  const files = [safetensors(net.name, about, [[tensors, net.single]])];
  if (!net.state) return files;
  // A file of its own, because load_state_dict accepts no other names.
  notes.say('stateFile');
  const kept = stateArrays(net).map((one) => {
    const [slot, parameter] = one.name.split('.').slice(1) as [string, string];
    return { ...transposed(one), name: `${slot}.${names.get(parameter)!}` };
  });
  const counts = stateCounts(net).map((one) => ({ ...one, name: one.name.replace('optimizer.', '') }));
  const optimizer = { format: 'pt', producer: 'backflow', optimizer: net.optimizer.name };
  return [
    ...files,
    safetensors(`${net.name}_optimizer`, optimizer, [
      [kept, net.single],
      [counts, false],
    ]),
  ];
}

/** A file of tensors (github.com/huggingface/safetensors): a header in JSON, padded to 8 bytes, then their numbers. */
function safetensors(
  name: string,
  about: Record<string, string>,
  parts: [tensors: NetParameter[], single: boolean][],
): ExportedFile {
  const header: Record<string, unknown> = { __metadata__: about };
  let at = 0;
  // Wide numbers first keep all of them aligned.
  const tensors = parts
    .flatMap(([list, single]) => list.map((one) => ({ ...one, single })))
    .sort((a, b) => Number(a.single) - Number(b.single));
  for (const { name: tensor, shape, data, single } of tensors) {
    const end = at + data.length * (single ? 4 : 8);
    header[tensor] = { dtype: single ? 'F32' : 'F64', shape, data_offsets: [at, end] };
    at = end;
  }
  const text = encoder.encode(JSON.stringify(header));
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(32);
  padded.set(text);
  const length = new DataView(new ArrayBuffer(8));
  length.setBigUint64(0, BigInt(padded.length), true);
  const numbers = tensors.map(({ data, single }) => bytesOf(data, single));
  const data = joined([new Uint8Array(length.buffer), padded, ...numbers]);
  return { name: `${name}.safetensors`, mime: 'application/octet-stream', data };
}
