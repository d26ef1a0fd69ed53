// What is proved of exported nets: each program with each net, and that its training makes the steps of the engine.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { exportTrainer } from 'backflow/export';
import { nets, trained } from './nets.mjs';
import { assertProved, run, runPython, write } from './run.mjs';

/** Programs of a net that Python runs, with the file that proves it. */
const pythonFormats = { pytorch: 'net.py', numpy: 'net.py', jax: 'net.py', onnx: 'net_prove.py' };

/**
 * Where the central differences of the stand-in for JAX are too coarse, and what is changed for it: they straddle a kink of the first net,
 * which is left out; the second has gradients of 1e-15, which Nadam divides by something as small.
 */
const coarse = {
  'all ties: maxout of zeros': null,
  'regression, GELU, Huber, tanh output, float64': { standardize: true },
};

/** The changes of a net for a format; null: the format is left out. */
export const changesFor = (format, name) => (format === 'jax' && name in coarse ? coarse[name] : {});

export const files = (trainer, format) => exportTrainer(trainer, { format }).files;

/** Proves the Python programs of some nets, with one process for all. */
export function provePython(folder, names) {
  const programs = names.flatMap((name) =>
    Object.entries(pythonFormats)
      .filter(([format]) => changesFor(format, name))
      .map(([format, main]) => {
        const made = files(trained(name, changesFor(format, name)), format);
        return join(write(folder, `${format}-${Object.keys(nets).indexOf(name)}`, made), main);
      }),
  );
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
export function compiled(folder, name, trainer) {
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
export function whole(name) {
  const layers = nets[name].layers.map((layer) => ({ ...layer, dropout: 0 }));
  return { layers, batchSize: 'all', precision: 'float64', steps: 0 };
}

export const steps = 12;

export const printedLosses = (text) =>
  [...text.matchAll(/^update \d+: loss (\S+?)(?:,|$)/gm)].map(([, loss]) => Number(loss));

export function assertLosses(what, got, wanted) {
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
