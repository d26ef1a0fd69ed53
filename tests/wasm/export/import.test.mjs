// Files of other programs become nets: what was exported, PyTorch's state and ONNX files, NumPy's archives.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { ExportError, exportTrainer, readModel } from 'backflow/export';
import { assertClose, backflow, labelled } from '../help.mjs';
import { fuzzReaders } from './fuzz-readers.mjs';
import { nets, trained } from './nets.mjs';
import { inFolder, runPython, write } from './run.mjs';

const bytesOf = (trainer, format) => exportTrainer(trainer, { format }).files[0].data;

/** Runs `action`, which must throw an ExportError with these fields. */
function refused(action, fields) {
  assert.throws(action, (error) => {
    assert.ok(error instanceof ExportError, error.stack);
    for (const [key, value] of Object.entries(fields))
      assert.deepEqual(error[key], value, `${key} of "${error.message}"`);
    return true;
  });
}

/** Nets without features and scales of their own: a plain network from its columns on. */
const plain = Object.keys(nets).filter((name) => !nets[name].features && !nets[name].standardize);

test('what was exported is read again, bit for bit', () => {
  for (const name of plain) {
    const trainer = trained(name);
    const config = nets[name];
    for (const format of ['npz', 'safetensors', 'onnx']) {
      const read = readModel(bytesOf(trainer, format), `net.${format}`);
      assert.equal(read.kind, format);
      const single = config.precision !== 'float64' || format === 'onnx';
      assert.deepEqual(
        read.parameters.map((one) => ({ ...one, data: [...one.data] })),
        trainer.parameters.map(({ name, shape, data }) => ({
          name,
          shape,
          data: single ? [...Float32Array.from(data)] : [...data],
        })),
        `${name}, ${format}`,
      );
      assert.deepEqual(
        read.layers.map(({ units }) => units),
        config.layers.map(({ units }) => units),
      );
      if (format !== 'onnx') continue;
      assert.deepEqual(
        read.layers.map(({ activation }) => activation),
        config.layers.map(({ activation }) => activation),
      );
      assert.equal(read.outputActivation, config.outputActivation ?? 'identity');
    }
  }
});

test('a trainer takes what was read and predicts the same', () => {
  const trainer = trained(plain[1]);
  const read = readModel(bytesOf(trainer, 'onnx'), 'net.onnx');
  const { steps, ...config } = {
    ...nets[plain[1]],
    layers: read.layers,
    outputActivation: read.outputActivation,
    seed: 99,
  };
  void steps;
  const other = backflow.trainer(config);
  for (const { name, data } of read.parameters) other.setParameter(name, data);
  const points = labelled(10, 3).points;
  assert.deepEqual(other.predict(points), trainer.predict(points));
});

const sequential = `
import json, struct
import torch
from torch import nn
torch.manual_seed(1)
net = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 4), nn.GELU(), nn.Linear(4, 12), nn.SiLU(), nn.Linear(12, 2, bias=False))
state = net.state_dict()
header, numbers = {"__metadata__": {"format": "pt"}}, b""
for name in sorted(state):
    data = state[name].numpy().tobytes()
    header[name] = {"dtype": "F32", "shape": list(state[name].shape), "data_offsets": [len(numbers), len(numbers) + len(data)]}
    numbers += data
text = json.dumps(header).encode()
with open("net.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + numbers)
torch.onnx.export(net, torch.zeros(2, 3), "net.onnx", opset_version=16)
import numpy as np
np.savez_compressed("net.npz", *[np.asfortranarray(one.numpy().T) for one in state.values()], np.zeros(2))
points = torch.randn(6, 3)
with open("expected.json", "w") as file:
    json.dump({"points": points.tolist(), "outputs": net(points).tolist()}, file)`;

test('PyTorch’s Sequential as safetensors and as ONNX, and its arrays as npz', () =>
  inFolder((folder) => {
    const path = write(folder, 'torch', [{ name: 'make.py', data: sequential }]);
    const [[, ended]] = runPython([join(path, 'make.py')]);
    assert.equal(ended, null);
    const { points, outputs } = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8'));
    const activations = ['tanh', 'gelu', 'silu'];
    for (const file of ['net.safetensors', 'net.onnx', 'net.npz']) {
      const read = readModel(new Uint8Array(readFileSync(join(path, file))), file);
      assert.deepEqual([read.inputs, read.outputs, read.layers.map(({ units }) => units)], [3, 2, [5, 4, 12]], file);
      if (read.kind === 'onnx')
        assert.deepEqual(
          read.layers.map(({ activation }) => activation),
          activations,
        );
      if (read.kind === 'safetensors')
        assert.ok(read.notes.includes('Layer 4 has no bias in the file: it gets zeros.'));
      const layers = read.layers.map(({ units }, at) => ({ units, activation: activations[at] }));
      const trainer = backflow.trainer({ data: { points, targets: outputs }, layers, loss: 'squared-error' });
      for (const { name, data } of read.parameters) trainer.setParameter(name, data);
      assertClose(trainer.predict(points).data, outputs, file, 1e-6);
    }
  }));

/** An npz with arrays of float64 zeros. */
function archive(shapes) {
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }\n`;
    const size = shape.reduce((product, side) => product * side, 1);
    const head = [0x93, ...Buffer.from('NUMPY'), 1, 0, header.length & 255, header.length >> 8, ...Buffer.from(header)];
    return [`${name}.npy`, Uint8Array.from([...head, ...Array(8 * size).fill(0)])];
  });
  return zipSync(Object.fromEntries(entries));
}

test('what doesn’t fit is named, layer by layer', () => {
  refused(() => readModel(archive({ W1: [2, 4], b1: [3], W2: [5, 1], b2: [1] }), 'a.npz'), {
    code: 'does-not-fit',
    message: "layer 1: the bias 'b1' has 3 entries, its weights have 4 units",
    others: ["layer 2: 'W2' takes 5 inputs, but the layer before has 4 units"],
  });
  refused(() => readModel(archive({ 'conv.weight': [2, 2, 3], b2: [1], W2: [3, 1], note: [4] }), 'a.npz'), {
    message: "the tensor 'conv.weight' has 3 axes; a layer has matrices and vectors",
    others: ["it is unclear to which layer the tensor 'note' belongs"],
  });
  refused(() => readModel(archive({ W1: [2, 4], b1: [4], b2: [1] }), 'a.npz'), { message: "layer 2: 'W2' is missing" });
  refused(() => readModel(archive({}), 'a.npz'), { reason: 'no-layers' });
  refused(() => readModel(bytesOf(trained('features with names and typed ones'), 'onnx'), 'net.onnx'), {
    reason: 'onnx-operator',
    message: "layer 1: the operator 'Gather' is none of a plain network",
  });
});

test('a truncated, altered or foreign file is a sentence', () => {
  refused(() => readModel(new Uint8Array(), 'a.npz'), { reason: 'file-empty', message: 'a.npz is empty' });
  refused(() => readModel(new TextEncoder().encode('some text that is long'), 'a.txt'), { reason: 'file-kind' });
  refused(() => readModel(new TextEncoder().encode('some text that is long'), 'a.safetensors'), {
    reason: 'file-foreign',
  });
  refused(() => readModel(new TextEncoder().encode('some text that is long'), 'a.onnx'), { reason: 'file-foreign' });
  refused(() => readModel('W1', 'a.npz'), { code: 'unreadable-file' });
  const trainer = trained(plain[0]);
  for (const format of ['npz', 'safetensors', 'onnx']) {
    const bytes = bytesOf(trainer, format);
    for (const length of [1, 9, 40, bytes.length >> 1, bytes.length - 1])
      assert.throws(
        () => readModel(bytes.slice(0, length), `net.${format}`),
        ExportError,
        `${format} of ${length} bytes`,
      );
  }
});

test('the readers give a net or an ExportError for any bytes', () => fuzzReaders(3000));
