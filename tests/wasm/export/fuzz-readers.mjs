// Fuzzes the readers of models: any bytes, and altered files of each kind. `npm run prove` gives the number of inputs.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExportError, exportTrainer, readModel } from 'backflow/export';
import { isEntry } from '../../../wasm/toolchain/process.mjs';
import { trained } from './nets.mjs';

const kinds = ['npz', 'safetensors', 'onnx'];

/** The files that are altered. */
function seeds() {
  const names = [
    'two classes, tanh, momentum',
    'squared error on two classes, maxout and dropout',
    'regression, GELU, Huber, tanh output, float64',
  ];
  return names.flatMap((name) => {
    const trainer = trained(name);
    return kinds.map((kind) => exportTrainer(trainer, { format: kind }).files[0].data);
  });
}

/** A change of a file: bytes at a place are replaced, taken out or put in, or the file ends there. */
const change = fc.record({
  // Without a preference for the beginning, which would spoil most files at once.
  at: fc.noBias(fc.nat(9999)),
  what: fc.constantFrom('replace', 'replace', 'replace', 'replace', 'remove', 'insert', 'end'),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
});

function altered(file, changes) {
  let list = [...file];
  for (const { at, what, bytes } of changes) {
    const place = Math.floor((at / 10_000) * list.length);
    if (what === 'end') list = list.slice(0, place);
    else list.splice(place, what === 'insert' ? 0 : bytes.length, ...(what === 'remove' ? [] : bytes));
  }
  return Uint8Array.from(list);
}

/** A model that was read has what its types say. */
function assertModel(model) {
  assert.ok(kinds.includes(model.kind));
  let before = model.inputs;
  const units = [...model.layers.map((layer) => layer.units), model.outputs];
  for (const { name, shape, data } of model.parameters) {
    const layer = Number(name.slice(1)) - 1;
    const wanted = /^[WV]/.test(name) ? [layer === 0 ? model.inputs : units[layer - 1], units[layer]] : [units[layer]];
    assert.deepEqual(shape, wanted, name);
    assert.equal(
      data.length,
      shape.reduce((product, side) => product * side, 1),
    );
    assert.ok(data.every(Number.isFinite), name);
    before = units[layer];
  }
  assert.equal(before, model.outputs);
}

/** Tries this many inputs; fast-check prints the seed and the smallest input of a failure. */
export function fuzzReaders(runs) {
  const files = seeds();
  const input = fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.nat(files.length - 1), fc.array(change, { minLength: 1, maxLength: 4 }))
        .map(([file, changes]) => altered(files[file], changes)),
    },
  );
  let read = 0;
  fc.assert(
    fc.property(input, fc.constantFrom('a.onnx', 'a.onnx', 'a.npz', 'a.safetensors', ''), (bytes, name) => {
      const before = bytes.slice();
      try {
        assertModel(readModel(bytes, name));
        read += 1;
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
        assert.ok(error.message.length < 2000);
      }
      assert.deepEqual(bytes, before);
    }),
    { numRuns: runs },
  );
  return read;
}

if (isEntry(import.meta.url)) {
  const runs = Number(process.argv[2] ?? 3000);
  console.log(`${runs} files, of which ${fuzzReaders(runs)} were still read`);
}
