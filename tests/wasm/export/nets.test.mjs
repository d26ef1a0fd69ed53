// Exported nets compute what the engine computes, and train as it trains. `npm run prove` compiles all of them in C++.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { exportTrainer } from 'backflow/export';
import { backflow } from '../help.mjs';
import { nets, trained } from './nets.mjs';
import { compareCppTraining, compareTraining, proveCpp, proveJavaScript, provePython } from './programs.mjs';
import { inFolder, run, runPython, write } from './run.mjs';

const names = Object.keys(nets);
/** Two nets that have most of what the others have one by one. */
const two = ['features with names and typed ones', 'squared error on two classes, maxout and dropout'];

test('the nets use every activation, loss, regularizer, optimizer, schedule and named feature', () => {
  const { catalog } = backflow;
  const all = JSON.stringify(nets);
  const lossNames = names.map(
    (name) =>
      trained(name)
        .graph({ example: 0 })
        .nodes.find(({ group }) => group.kind === 'loss').gate,
  );
  for (const { name } of catalog.activations) assert.ok(all.includes(`"${name}"`), name);
  for (const { gate } of catalog.losses) assert.ok(lossNames.includes(gate), gate);
  for (const { name } of [...catalog.optimizers, ...catalog.schedules])
    assert.ok(name === 'constant' || all.includes(`"${name}"`), name);
  for (const { name } of catalog.features) assert.ok(all.includes(`"${name}"`), name);
  for (const { name } of catalog.regularizers) assert.ok(name === 'none' || all.includes(`"${name}"`), name);
});

test('PyTorch, NumPy, JAX (with a stand-in) and ONNX prove twelve nets', () =>
  inFolder((folder) => assert.equal(provePython(folder, names), 47)));

test('JavaScript proves twelve nets', () =>
  inFolder(async (folder) => {
    for (const name of names) await proveJavaScript(folder, name);
  }));

for (const name of two) test(`C++ proves a net: ${name}`, () => inFolder((folder) => proveCpp(folder, name)));

test('the exported training loops make the engine’s steps', () =>
  inFolder(async (folder) => {
    await compareTraining(folder, names);
    compareCppTraining(folder, two[1]);
  }));

/** Changes the first number of a parameter in a program's text. */
const changed = (text, name) =>
  text.replace(
    new RegExp(`("?\\b${name}"?(?::| =) *(?:\\{\\d+, \\d+, )?[[{\\s]*)(-?[\\d.]+(?:e-?\\d+)?)`),
    (_, before, number) => before + (Number(number) + 0.1),
  );

test('a program with a changed weight fails its own proof', () =>
  inFolder(async (folder) => {
    const trainer = trained(names[0]);
    const programs = [];
    for (const [format, main] of [
      ['pytorch', 'net.py'],
      ['numpy', 'net.py'],
      ['javascript', 'net.mjs'],
      ['cpp', 'net.hpp'],
    ]) {
      const { files } = exportTrainer(trainer, { format });
      const at = files.findIndex(({ name }) => name === main);
      const text = changed(files[at].data, 'W1');
      assert.notEqual(text, files[at].data, format);
      const path = write(folder, format, [{ name: main, data: text }]);
      if (main === 'net.py') programs.push(join(path, main));
      if (format === 'javascript') {
        const { code, output } = run(path, process.execPath, main);
        assert.notEqual(code, 0);
        assert.match(output, /differs from what Backflow computed/);
      }
      if (format === 'cpp') {
        run(path, 'c++', '-std=c++20', '-DBACKFLOW_NET_MAIN', '-x', 'c++', main, '-o', 'net');
        const { code, output } = run(path, './net');
        assert.equal(code, 1);
        assert.match(output, /differs from what Backflow computed/);
      }
    }
    for (const [program, ended] of runPython(programs))
      assert.match(ended ?? '', /differs from what Backflow/, program);
  }));

test('the notebook has the program’s cells, which run in order', () =>
  inFolder((folder) => {
    const { files } = exportTrainer(trained(names[1]), { format: 'pytorch' });
    const notebook = JSON.parse(files.find(({ name }) => name === 'net.ipynb').data);
    assert.equal(notebook.nbformat, 4);
    assert.equal(notebook.nbformat_minor, 5);
    const ids = notebook.cells.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, cell_type, metadata, source } of notebook.cells) {
      assert.match(id, /^[\w-]{1,64}$/);
      assert.ok(['markdown', 'code'].includes(cell_type));
      assert.deepEqual(metadata, {});
      assert.ok(source.slice(0, -1).every((line) => line.endsWith('\n')));
    }
    const code = notebook.cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''));
    const path = write(folder, 'notebook', [...files, { name: 'cells.py', data: code.join('\n\n') }]);
    const [[, ended, printed]] = runPython([join(path, 'cells.py')]);
    assert.equal(ended, null);
    assert.match(printed, /^largest difference \de-0\d\n/);
    assert.match(printed, /update 1000: loss /);
  }));

test('NumPy computes small probabilities as exactly as large ones', () =>
  inFolder((folder) => {
    const program = `
import math, runpy
import numpy as np
sigmoid = runpy.run_path("net.py")["sigmoid"]
scores = np.array([-500, -80, -30, -1, 0, 1, 30, 500], dtype=np.float32)
for score, got in zip(scores.tolist(), sigmoid(scores).tolist()):
    wanted = math.exp(min(score, 0)) / (1 + math.exp(-abs(score)))
    assert abs(got - wanted) <= 1e-6 * wanted + 1e-40, (score, got)
print("equal")`;
    const { files } = exportTrainer(trained(names[0]), { format: 'numpy' });
    const path = write(folder, 'sigmoid', [...files, { name: 'small.py', data: program }]);
    const [[, ended, printed]] = runPython([join(path, 'small.py')]);
    assert.deepEqual([ended, printed], [null, 'equal\n']);
  }));

test('npz and safetensors hold the parameters as their libraries read them', () =>
  inFolder((folder) => {
    const trainer = trained(two[1]);
    const files = ['npz', 'safetensors', 'pytorch'].flatMap((format) => exportTrainer(trainer, { format }).files);
    const program = `
import json, struct, runpy
import numpy as np, torch
net = runpy.run_path("net.py")
wanted = {name: np.array(one, dtype=np.float32) for name, one in net["PARAMETERS"].items()}
got = np.load("net.npz")
kept = net["STATE"]
slots = {"square_avg": "square", "acc_delta": "delta"}
assert sorted(got) == sorted([*wanted, "optimizer.updates", *(f"optimizer.{slots[key]}.{name}" for name in kept for key in kept[name])])
assert got["optimizer.updates"].dtype == np.float64 and got["optimizer.updates"] == [net["STATE_UPDATES"]]
for name in kept:
    for key, numbers in kept[name].items():
        one = got[f"optimizer.{slots[key]}.{name}"]
        assert one.dtype == np.float32 and np.array_equal(one, np.array(numbers, dtype=np.float32)), key
for name in wanted:
    assert got[name].dtype == np.float32 and np.array_equal(got[name], wanted[name]), name
data = open("net.safetensors", "rb").read()
(length,) = struct.unpack("<Q", data[:8])
header = json.loads(data[8:8 + length])
assert header.pop("__metadata__")["format"] == "pt"
state = {}
for name, row in header.items():
    start, end = row["data_offsets"]
    state[name] = torch.from_numpy(np.frombuffer(data[8 + length + start:8 + length + end], "<f4").reshape(row["shape"]).copy())
module = net["Net"]()
module.load_state_dict(state)
for name, one in net["named"](module).items():
    assert np.array_equal(one.detach().numpy().T, wanted[name]), name
print("equal")`;
    const path = write(folder, 'arrays', [...files, { name: 'read.py', data: program }]);
    const [[, ended, printed]] = runPython([join(path, 'read.py')]);
    assert.deepEqual([ended, printed], [null, 'equal\n']);
  }));
