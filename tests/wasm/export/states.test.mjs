// Exported programs go on with what the optimizer had accumulated, and prove it with the engine's next update.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { exportTrainer } from 'backflow/export';
import { backflow } from '../help.mjs';
import { nets, trained } from './nets.mjs';
import { inFolder, run, runPython, write } from './run.mjs';
import {
  changedOptimizer,
  changedPrograms,
  continueCpp,
  continueJavaScript,
  continuePython,
  names,
  proofBegins,
  stateBegins,
} from './states.mjs';

const programs = ['pytorch', 'numpy', 'jax', 'javascript', 'cpp'];
const nadam = 'regression, GELU, Huber, tanh output, float64';
const fails = /after the next update differs from what Backflow computed/;

test('every optimizer that keeps something is one of the nets', () => {
  const kept = backflow.catalog.optimizers.map(({ name }) => name);
  assert.deepEqual([...new Set(names.map((name) => nets[name].optimizer.name))].sort(), kept.sort());
});

test('PyTorch, NumPy and JAX (with a stand-in) go on where the optimizer was', () =>
  inFolder((folder) => assert.equal(continuePython(folder), 3 * (names.length + 1))));

test('JavaScript goes on where the optimizer was', () =>
  inFolder(async (folder) => assert.equal(await continueJavaScript(folder), names.length + 1)));

test('C++ goes on where Nadam was, and proves it', () => inFolder((folder) => continueCpp(folder, nadam)));

test('Python programs with a changed state fail their own proof', () =>
  inFolder((folder) => {
    const cases = changedPrograms(['pytorch', 'numpy', 'jax']);
    const paths = cases.map(({ file }, at) => join(write(folder, `changed-${at}`, [file]), file.name));
    for (const [at, [, ended]] of runPython(paths).entries()) assert.match(ended ?? 'proved', fails, cases[at].what);
  }));

test('JavaScript programs with a changed state fail their own proof', () =>
  inFolder(async (folder) => {
    for (const [at, { what, file }] of changedPrograms(['javascript']).entries()) {
      const path = write(folder, `changed-${at}`, [file]);
      const { prove } = await import(pathToFileURL(join(path, file.name)).href);
      assert.throws(prove, fails, what);
    }
  }));

test('a C++ program with a changed state fails its own proof', () =>
  inFolder((folder) => {
    const { file } = changedPrograms(['cpp'], [nadam]).find(({ what }) => what.endsWith('product'));
    const path = write(folder, 'changed', [file]);
    run(path, 'c++', '-std=c++20', '-DBACKFLOW_NET_MAIN', '-x', 'c++', file.name, '-o', 'net');
    const { code, output } = run(path, './net');
    assert.equal(code, 1);
    assert.match(output, fails);
  }));

test('an optimizer counts the updates since it was chosen, its schedule all of them', () => {
  const trainer = changedOptimizer();
  for (const format of ['numpy', 'javascript']) {
    const [{ data }] = exportTrainer(trainer, { format }).files;
    assert.match(data, /STATE_UPDATES = 3\b/, format);
    assert.match(data, /UPDATES = 9\b/, format);
  }
});

test('a note and the place in the file say that the state is there, if there is one', () => {
  const goesOn = 'The optimizer goes on where it was in Backflow';
  for (const format of programs) {
    const { files, notes } = exportTrainer(trained(nadam), { format });
    assert.ok(files[0].data.includes(goesOn), format);
    assert.ok(
      notes.some((note) => note.startsWith(goesOn)),
      format,
    );
    // One that has made no update, and one that keeps nothing.
    for (const none of [trained(nadam, { steps: 0 }), trained('features with names and typed ones')]) {
      const { files, notes } = exportTrainer(none, { format });
      assert.doesNotMatch(files[0].data, stateBegins, format);
      assert.doesNotMatch(files[0].data, proofBegins, format);
      assert.ok(!notes.some((note) => /optimizer (goes on|starts)/.test(note)), format);
    }
  }
});

/** The gradients of a net that fits its data are mostly rounding, and RMSProp divides them by their own size. */
const fitted = () => {
  const trainer = backflow.trainer({
    data: { name: 'xor', noise: 0 },
    layers: [
      { units: 6, activation: 'tanh' },
      { units: 4, activation: 'tanh' },
    ],
    optimizer: { name: 'rmsprop', learningRate: 0.01 },
    batchSize: 16,
    seed: 7,
  });
  trainer.step(6000, { evaluate: false });
  return trainer;
};

test('where rounding to float32 decides the next update, none is in the file, and a note says so', () =>
  inFolder(async (folder) => {
    const trainer = fitted();
    for (const format of programs) {
      const { files, notes } = exportTrainer(trainer, { format });
      assert.match(files[0].data, stateBegins, format);
      assert.doesNotMatch(files[0].data, proofBegins, format);
      assert.ok(
        notes.some((note) => note.startsWith("No update proves the optimizer's state")),
        format,
      );
    }
    const [file] = exportTrainer(trainer, { format: 'javascript' }).files;
    const { prove } = await import(pathToFileURL(join(write(folder, 'fitted', [file]), file.name)).href);
    assert.ok(prove() <= 1e-5);
  }));
