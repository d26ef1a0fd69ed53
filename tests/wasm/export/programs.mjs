// What is proved of exported nets: each program with each net, and that its training makes the steps of the engine.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { exportTrainer } from 'backflow/export';
import { nets, trained } from './nets.mjs';
import { assertProved, run, runPython, write } from './run.mjs';

/** Programs of a net that Python runs, with the file that proves it. */
const pythonFormats = { pytorch: 'net.py', numpy: 'net.py', jax: 'net.py', onnx: 'net_prove.py' };

/** Where the stand-in for JAX can't differentiate: its central differences straddle a kink of this net. */
const kinks = ['all ties: maxout of zeros'];

const files = (trainer, format) => exportTrainer(trainer, { format }).files;

/** Proves the Python programs of some nets, with one process for all. */
export function provePython(folder, names) {
  const programs = names.flatMap((name) => {
    const trainer = trained(name);
    return Object.entries(pythonFormats)
      .filter(([format]) => format !== 'jax' || !kinks.includes(name))
      .map(([format, main]) =>
        join(write(folder, `${format}-${Object.keys(nets).indexOf(name)}`, files(trainer, format)), main),
      );
  });
  for (const [program, ended, printed] of runPython(programs)) assertProved(program, ended, printed);
  return programs.length;
}

/** Proves the JavaScript module of a net, in this process. */
export async function proveJavaScript(folder, name) {
  const path = write(folder, `javascript-${Object.keys(nets).indexOf(name)}`, files(trained(name), 'javascript'));
  const { prove } = await import(pathToFileURL(join(path, 'net.mjs')).href);
  assert.ok(prove() <= 1e-5, name);
}

/** Writes and compiles the header of a net, without a warning; returns the folder of the program. */
function compiled(folder, name, trainer) {
  const path = write(folder, name, files(trainer, 'cpp'));
  const flags = ['-std=c++20', '-Wall', '-Wextra', '-Werror', '-DBACKFLOW_NET_MAIN', '-x', 'c++'];
  const { code, output } = run(path, 'c++', ...flags, 'net.hpp', '-o', 'net');
  assert.equal(code, 0, `${name}: ${output}`);
  return path;
}

export function proveCpp(folder, name) {
  const path = compiled(folder, `cpp-${Object.keys(nets).indexOf(name)}`, trained(name));
  const { code, output } = run(path, './net');
  assert.equal(code, 0, `${name}: ${output}`);
  assertProved(name, null, output);
}

/** The loss of a net after some updates in Backflow. */
const lossAfter = (name, steps) => trained(name, whole(name)).step(steps).loss;

/** No batches, dropout, or rounding of float32 decide a comparison. Without steps before, schedules count from 0. */
function whole(name) {
  const layers = nets[name].layers.map((layer) => ({ ...layer, dropout: 0 }));
  return { layers, batchSize: 'all', precision: 'float64', steps: 0 };
}

const steps = 12;

const printedLosses = (text) => [...text.matchAll(/^update \d+: loss (\S+?)(?:,|$)/gm)].map(([, loss]) => Number(loss));

function assertLosses(what, got, wanted) {
  assert.equal(got.length, 1, what);
  // PyTorch keeps the product of nadam's momenta in float32, and programs print nine digits.
  assert.ok(
    Math.abs(got[0] - wanted) <= (what.includes('pytorch') ? 1e-7 : 1e-8) * Math.max(1, wanted),
    `${what}: ${got[0]}, not ${wanted}`,
  );
}

/** Trains each net with the exported loops; after some updates, each has the loss that the engine has. */
export async function compareTraining(folder, names) {
  const cases = names.map((name) => ({ name, wanted: lossAfter(name, steps), trainer: trained(name, whole(name)) }));
  const programs = cases.flatMap(({ name, trainer, wanted }) =>
    ['pytorch', 'numpy'].map((format) => {
      const path = write(folder, `train-${format}-${Object.keys(nets).indexOf(name)}`, files(trainer, format));
      return { program: `${join(path, 'net.py')} --train ${steps}`, wanted };
    }),
  );
  const results = runPython(programs.map(({ program }) => program));
  for (const [at, [program, ended, printed]] of results.entries()) {
    assert.equal(ended, null, `${program}: ${ended}`);
    assertLosses(program, printedLosses(printed), programs[at].wanted);
  }
  for (const { name, trainer, wanted } of cases) {
    const path = write(folder, `train-javascript-${Object.keys(nets).indexOf(name)}`, files(trainer, 'javascript'));
    const { code, output } = run(path, process.execPath, 'net.mjs', '--train', String(steps));
    assert.equal(code, 0, output);
    assertLosses(name, printedLosses(output), wanted);
  }
}

/** The same for C++. */
export function compareCppTraining(folder, name) {
  const path = compiled(folder, `train-cpp-${Object.keys(nets).indexOf(name)}`, trained(name, whole(name)));
  const { code, output } = run(path, './net', '--train', String(steps));
  assert.equal(code, 0, `${name}: ${output}`);
  assertLosses(name, printedLosses(output), lossAfter(name, steps));
}

/** Optimizers that keep something from one update to the next. */
const keeping = ({ optimizer = {} }) => (optimizer.name ?? 'sgd') !== 'sgd' || optimizer.momentum > 0;

/** After some updates, PyTorch goes on with the optimizer's state: it has the losses that the engine has after more of them. */
export function continueTraining(folder, names) {
  const before = 5;
  const cases = names.filter((name) => keeping(nets[name]));
  assert.ok(cases.length >= 8, 'every optimizer with a state');
  const programs = cases.map((name) => {
    const config = { ...whole(name), steps: before };
    const made = files(trained(name, config), 'pytorch');
    assert.match(made[0].data, /^STATE = \{/m, name);
    const path = write(folder, `continue-${Object.keys(nets).indexOf(name)}`, made);
    return { program: `${join(path, 'net.py')} --train ${steps}`, wanted: trained(name, config).step(steps).loss };
  });
  const results = runPython(programs.map(({ program }) => program));
  for (const [at, [program, ended, printed]] of results.entries()) {
    assert.equal(ended, null, `${program}: ${ended}`);
    // PyTorch keeps its counts of steps in float32.
    assertLosses(`pytorch ${program}`, printedLosses(printed), programs[at].wanted);
  }
}
