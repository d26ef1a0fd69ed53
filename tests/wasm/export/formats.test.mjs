// The table of formats, what is refused, and that exporting changes nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ExportError, exportErrors, exportGraph, exportTrainer, formats } from 'backflow/export';
import { backflow, labelled, throwsError } from '../help.mjs';
import { graphOf } from './graphs.mjs';
import { nets, trained } from './nets.mjs';

/** Runs `action`, which must throw an ExportError with these fields. */
function refused(action, fields) {
  assert.throws(action, (error) => {
    assert.ok(error instanceof ExportError, error.stack);
    assert.equal(error.name, 'ExportError');
    for (const [key, value] of Object.entries(fields)) assert.equal(error[key], value, `${key} of "${error.message}"`);
    const row = exportErrors.find(({ reason }) => reason === error.reason);
    assert.equal(
      error.message,
      row.message.replace(/\{(\w+)\}/g, (_, key) => error.details[key]),
    );
    assert.doesNotMatch(error.message, /undefined|\{/);
    return true;
  });
}

const net = Object.keys(nets)[0];

test('every format makes its main file, with notes', () => {
  const trainer = trained(net);
  const graph = graphOf('a neuron');
  assert.deepEqual(
    formats.map(({ kind, id }) => `${kind} ${id}`),
    [
      ...['pytorch', 'numpy', 'jax', 'javascript', 'cpp', 'onnx', 'safetensors', 'npz'].map((id) => `net ${id}`),
      ...['pytorch', 'numpy', 'jax', 'latex', 'dot'].map((id) => `graph ${id}`),
    ],
  );
  for (const { id, kind, extension, title } of formats) {
    assert.ok(title);
    const { files, notes } =
      kind === 'net'
        ? exportTrainer(trainer, { format: id, name: 'mine' })
        : exportGraph(graph, { format: id, name: 'mine' });
    assert.equal(files[0].name, `mine.${extension}`);
    for (const { name, mime, data } of files) {
      assert.match(name, /^[\w-]+\.\w+$/);
      assert.match(mime, /^\w+\/[\w.+-]+$/);
      assert.ok(data.length > 0 && (typeof data === 'string' || data instanceof Uint8Array));
    }
    if (kind === 'net') assert.ok(notes.length > 0, id);
    for (const note of notes) assert.match(note, /^[A-Z][^]*\.$/);
  }
});

test('a file says where conventions differ, and that JAX was not run', () => {
  const { files, notes } = exportTrainer(trained('squared error on two classes, maxout and dropout'), {
    format: 'pytorch',
  });
  const plain = files[0].data.replace(/\n *# /g, ' ');
  for (const part of [
    'has no ½',
    'not a weight decay',
    'would split it',
    'Dropout is inverted',
    'they are transposed here',
  ]) {
    assert.ok(
      notes.some((note) => note.includes(part)),
      part,
    );
    assert.ok(plain.includes(part), part);
  }
  const jax = exportTrainer(trained(net), { format: 'jax' });
  assert.match(jax.files[0].data, /This file was not run/);
  assert.ok(jax.notes.some((note) => note.startsWith('This file was not run')));
});

test('exporting changes nothing: the trainer continues bit for bit, and the same state gives the same files', () => {
  const [one, other] = [trained(net), trained(net)];
  const { graphs } = backflow.diagnostics;
  for (const { id, kind } of formats) {
    if (kind === 'graph') continue;
    assert.deepEqual(exportTrainer(one, { format: id }), exportTrainer(one, { format: id }), id);
  }
  assert.deepEqual(one.save(), other.save());
  one.step(7);
  other.step(7);
  assert.deepEqual(one.save(), other.save());
  assert.equal(backflow.diagnostics.graphs, graphs);
});

test('the state of the optimizer is in a file of its own beside safetensors', () => {
  const trainer = trained('squared error on two classes, maxout and dropout');
  const { files, notes } = exportTrainer(trainer, { format: 'safetensors' });
  assert.deepEqual(
    files.map(({ name }) => name),
    ['net.safetensors', 'net_optimizer.safetensors'],
  );
  assert.ok(notes.some((note) => note.includes('a file of its own')));
  const { data } = files[1];
  const length = Number(new DataView(data.buffer, data.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(data.subarray(8, 8 + length)));
  const read = (name) => {
    const { dtype, data_offsets: ends } = header[name];
    const bytes = data.slice(...ends.map((end) => 8 + length + end)).buffer;
    return [...(dtype === 'F64' ? new Float64Array(bytes) : new Float32Array(bytes))];
  };
  assert.deepEqual(read('updates'), [25]);
  const [, bias] = trainer.parameters;
  assert.deepEqual(read('square.layer1.bias'), [...bias.state.square]);
  assert.deepEqual(header['delta.layer1.weight'].shape, [...trainer.parameters[0].shape].reverse());
  // One that keeps nothing, and one that has made no update, have no such file.
  for (const none of [backflow.trainer({ data: labelled(20, 2) }), trained(net, { steps: 0 })])
    assert.equal(exportTrainer(none, { format: 'safetensors' }).files.length, 1);
});

test('what is unknown or gone is an error', () => {
  const trainer = trained(net);
  refused(() => exportTrainer(trainer, { format: 'keras' }), {
    code: 'unknown-format',
    reason: 'unknown-format',
    subject: 'keras',
  });
  assert.throws(() => exportTrainer(trainer), ExportError);
  refused(() => exportTrainer(trainer, { format: 'latex' }), { code: 'unknown-format' });
  refused(() => exportGraph(graphOf('a neuron'), { format: 'onnx' }), { code: 'unknown-format' });
  for (const name of ['', '../net', 'a b', 'x'.repeat(65)])
    refused(() => exportTrainer(trainer, { format: 'numpy', name }), { code: 'bad-name', reason: 'name-taken' });
  trainer.dispose();
  throwsError(() => exportTrainer(trainer, { format: 'numpy' }), { code: 'disposed' });
});

test('what can’t be translated is refused by name', () => {
  const summed = backflow.trainer({
    data: labelled(20, 2),
    features: ['x', { name: 'total', expression: 'sum(concat(x, y))' }],
    layers: [],
  });
  refused(() => exportTrainer(summed, { format: 'pytorch' }), {
    code: 'not-translatable',
    reason: 'feature-gate',
    subject: 'concat',
  });
  for (const format of ['numpy', 'pytorch', 'jax', 'latex', 'dot']) {
    const edge = backflow.graph('f = sqrt(x) * y', { x: 0, y: 0 });
    refused(() => exportGraph(edge, { format }), { reason: 'no-derivative', subject: 'sqrt' });
    const infinite = backflow.graph('g = exp(x)\nf = g', { x: 1000 });
    refused(() => exportGraph(infinite, { format }), { code: 'not-translatable' });
  }
  const far = trained(net);
  far.setParameter(
    'W1',
    far.parameters[0].data.map(() => 3e38),
  );
  far.setParameter(
    'W2',
    far.parameters[2].data.map(() => 3e38),
  );
  refused(() => exportTrainer(far, { format: 'numpy' }), { code: 'not-translatable', reason: 'not-finite' });
});

test('a mistake on purpose is not exported', () => {
  const trainer = trained(net);
  const right = exportTrainer(trainer, { format: 'numpy' });
  trainer.makeMistake('missing-derivative');
  const { files, notes } = exportTrainer(trainer, { format: 'numpy' });
  assert.equal(trainer.mistake, 'missing-derivative');
  assert.deepEqual(files, right.files);
  assert.ok(notes.some((note) => note.startsWith('Backflow makes a mistake on purpose')));
  assert.deepEqual(
    exportGraph(trainer.graph({ example: 0 }), { format: 'numpy' }).files,
    exportGraph(trained(net).graph({ example: 0 }), { format: 'numpy' }).files,
  );
});

test('a choice that the tables here lack is refused by name', () => {
  const trainer = trained(net);
  const saying = (changes) =>
    new Proxy(trainer, {
      get: (target, key) => {
        if (key === 'config') return { ...target.config, ...changes };
        const value = target[key];
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  assert.ok(exportTrainer(saying({}), { format: 'numpy' }).files.length > 0);
  for (const [option, changes] of [
    ['optimizer', { optimizer: { name: 'newton' } }],
    ['schedule', { schedule: { name: 'newton' } }],
    ['regularizer', { regularizer: { name: 'newton', rate: 1 } }],
    ['activation', { layers: [{ units: 8, activation: 'newton' }] }],
    ['feature', { features: ['newton'] }],
  ])
    refused(() => exportTrainer(saying(changes), { format: 'numpy' }), {
      code: 'not-translatable',
      reason: 'option-not-translatable',
      subject: option,
      message: `${option} 'newton' can't be written in NumPy from scratch`,
    });
});

test('the graph of a typed feature is that of the first training point', () => {
  const trainer = trained('features with names and typed ones');
  const graph = trainer.featureGraph(7);
  const [x, y] = trainer.data.trainPoints.data;
  assert.deepEqual([...graph.value('x').data, ...graph.value('y').data], [x, y]);
  throwsError(() => trainer.featureGraph(0), { code: 'out-of-range', reason: 'no-typed-feature', subject: 'index' });
  throwsError(() => trainer.featureGraph(8), { code: 'out-of-range' });
  graph.dispose();
});

test('the exports import nothing, so that they run in browsers and workers', () => {
  const bundle = readFileSync(new URL('../../../build/package/export/index.js', import.meta.url), 'utf8');
  assert.doesNotMatch(bundle, /^import\b/m);
  assert.doesNotMatch(bundle, /\bfrom\s*["'](node:|backflow)/);
});
