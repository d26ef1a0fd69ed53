// Exported graphs compute what the engine computes.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import katex from 'katex';
import { instance } from '@viz-js/viz';
import { exportGraph } from 'backflow/export';
import { backflow } from '../help.mjs';
import { graphOf, graphs } from './graphs.mjs';
import { nets, trained } from './nets.mjs';
import { assertProved, inFolder, run, python, runPython, write } from './run.mjs';

const names = Object.keys(graphs);

/** Where the stand-in for JAX can't differentiate: its central differences straddle a kink, or move a label. */
const kinks = [
  'activations',
  'second arguments that are inputs',
  'a power with a base that is not positive',
  'max and min at ties',
  'comparisons and choices',
  'cross-entropy of a batch',
];

const text = (graph, format) => exportGraph(graph, { format }).files[0].data;

test('the graphs use every gate of the catalog', () => {
  const used = new Set(
    names.flatMap((name) => graphOf(name).nodes.map(({ gate, inputs }) => `${gate} ${Math.min(inputs.length, 2)}`)),
  );
  for (const { name, minInputs } of backflow.catalog.gates) {
    const arity = name === 'leaky_relu' || name === 'elu' ? 2 : Math.min(minInputs, 2);
    assert.ok(used.has(`${name} ${arity}`), name);
  }
  assert.equal(names.length, 20);
});

test('NumPy, PyTorch and JAX (with a stand-in) prove twenty graphs', () =>
  inFolder((folder) => {
    const programs = names.flatMap((name, at) =>
      ['numpy', 'pytorch', 'jax']
        .filter((format) => format !== 'jax' || !kinks.includes(name))
        .map((format) =>
          join(write(folder, `${format}-${at}`, exportGraph(graphOf(name), { format }).files), 'graph.py'),
        ),
    );
    const results = runPython(programs);
    assert.equal(results.length, 54);
    for (const [program, ended, printed] of results) assertProved(program, ended, printed, 1e-9);
  }));

test('the training graph of a net, with its batch and mask, proves itself in either precision', () =>
  inFolder((folder) => {
    const programs = Object.keys(nets).flatMap((name, at) => {
      const graph = trained(name).graph();
      return ['numpy', 'pytorch'].map((format) =>
        join(write(folder, `${format}-${at}`, exportGraph(graph, { format }).files), 'graph.py'),
      );
    });
    for (const [program, ended, printed] of runPython(programs)) assertProved(program, ended, printed, 1e-5);
  }));

test('an expanded gate is exported as its parts', () =>
  inFolder((folder) => {
    const graph = backflow.graph('y = sigmoid(x); f = y * y + softplus(y)', { x: [1, -2] });
    graph.expand(graph.nodes.find(({ gate }) => gate === 'sigmoid').id);
    const programs = ['numpy', 'pytorch', 'jax'].map((format) =>
      join(write(folder, format, exportGraph(graph, { format }).files), 'graph.py'),
    );
    for (const [program, ended, printed] of runPython(programs)) assertProved(program, ended, printed, 1e-9);
    assert.match(text(graph, 'numpy'), /y = 1 \/ t\d/);
    assert.match(text(graph, 'latex'), /y &= \\frac\{1\}\{t_\{\d\}\}/);
  }));

test('every program is Python without a name that is not defined', () =>
  inFolder((folder) => {
    for (const name of kinks) {
      const path = write(folder, `jax-${names.indexOf(name)}`, exportGraph(graphOf(name), { format: 'jax' }).files);
      const { code, output } = run(
        path,
        python,
        '-c',
        `
import runpy
module = runpy.run_path("graph.py")
import numpy as np
got = module["forward"](**module["INPUTS"])
wanted = np.array(module["EXPECTED"]["value"])
assert np.max(np.abs(got - wanted)) < 1e-9, (got, wanted)`,
      );
      assert.equal(code, 0, `${name}: ${output}`);
    }
  }));

test('a program with a changed input fails its own proof', () =>
  inFolder((folder) => {
    const programs = ['numpy', 'pytorch', 'jax'].map((format) => {
      const changed = text(graphOf(names[0]), format).replace(/("y": \w+\.\w+\()5/, '$15.001');
      return join(write(folder, format, [{ name: 'graph.py', data: changed }]), 'graph.py');
    });
    for (const [program, ended] of runPython(programs))
      assert.match(ended ?? '', /differs from what Backflow/, program);
  }));

test('LaTeX shows the values, the gradients and the solution, and KaTeX reads every formula', () => {
  const tex = text(graphOf(names[0]), 'latex');
  for (const line of [
    '$q$ & $3$ & $-4$',
    'q &= x + y = \\left(-2\\right) + 5 = 3',
    '\\frac{\\partial f}{\\partial z} &= \\frac{\\partial f}{\\partial f} \\cdot q = 1 \\cdot 3 = 3',
  ])
    assert.ok(tex.includes(line), line);
  for (const name of names) {
    const document = text(graphOf(name), 'latex');
    const formulas = [...document.matchAll(/\\begin\{align\*\}\n([^]*?)\n\\end\{align\*\}/g)].map(([whole]) => whole);
    assert.equal(formulas.length, 2);
    for (const formula of [...formulas, ...[...document.matchAll(/\$([^$]+)\$/g)].map(([, one]) => one)])
      assert.doesNotThrow(() => katex.__parse(formula, { displayMode: true, strict: 'error' }), `${name}: ${formula}`);
  }
});

test('Graphviz draws every graph', async () => {
  const viz = await instance();
  for (const name of names) {
    const { status, errors, output } = viz.render(text(graphOf(name), 'dot'), { format: 'svg' });
    assert.equal(status, 'success', JSON.stringify(errors));
    assert.equal([...output.matchAll(/class="node"/g)].length, graphOf(name).nodes.length, name);
  }
});
