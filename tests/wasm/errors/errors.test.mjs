import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, throwsError } from '../help.mjs';

const inText = {
  syntax: ['y = x +', {}, { line: 1, column: 8 }],
  'reserved-name': ['x = a\nsin = x', {}, { line: 2, column: 1, subject: 'sin' }],
  'redefined-name': ['x = a\nx = b', {}, { line: 2, column: 1, subject: 'x' }],
  'unbound-name': ['y = 2 * x', {}, { line: 1, column: 9, subject: 'x' }],
  'unknown-input': ['y = x', { x: 1, z: 2 }, { subject: 'z' }],
  'unknown-gate': ['y = sigmod(x)', { x: 1 }, { line: 1, column: 5, message: /sigmoid/ }],
  arity: ['y = exp(x, x)', { x: 1 }, { line: 1, column: 5 }],
  shape: ['y = 1 + a @ b', { a: [[1, 2]], b: [1, 2, 3] }, { line: 1, column: 11, message: /\[1, 2\]/ }],
  nesting: [`y = ${'('.repeat(201)}x${')'.repeat(201)}`, { x: 1 }, { line: 1 }],
  'bad-value': ['y = hinge(s, label)', { s: [1, 2], label: 2 }, { message: /class index/ }],
};

for (const [code, [text, inputs, fields]] of Object.entries(inText)) {
  test(`${code} in a text has a position or a name`, () => {
    throwsError(() => backflow.graph(text, inputs), { code, ...fields });
  });
}

test('parse needs no values and reports the same positions', () => {
  assert.deepEqual(backflow.parse('q = x + y; f = q * z # done\ng = f'), {
    inputs: ['x', 'y', 'z'],
    names: ['q', 'f', 'g'],
    constants: [],
  });
  for (const code of ['syntax', 'reserved-name', 'redefined-name', 'unknown-gate', 'arity', 'nesting']) {
    const [text, , fields] = inText[code];
    throwsError(() => backflow.parse(text), { code, ...fields });
  }
});

test('columns count UTF-16 units, as a text field does', () => {
  throwsError(() => backflow.parse('변수 = 𝑥 + 1\nβ = 변수 +* 2'), { code: 'syntax', line: 2, column: 9 });
});

test('errors name inputs that are not tensors', () => {
  const build = (x) => backflow.graph('y = sum(x)', { x });
  throwsError(() => build([]), { code: 'bad-value', subject: 'x', message: /empty/ });
  throwsError(() => build([[]]), { code: 'bad-value', subject: 'x', message: /empty/ });
  throwsError(() => build([[1, 2], [3]]), { code: 'bad-value', subject: 'x', message: /ragged.*row 1/ });
  throwsError(() => build([[1], 2]), { code: 'bad-value', subject: 'x', message: /ragged/ });
  throwsError(() => build([1, [2]]), { code: 'bad-value', subject: 'x' });
  throwsError(() => build([1, NaN]), { code: 'bad-value', subject: 'x', message: /entry 1/ });
  throwsError(() => build(Infinity), { code: 'bad-value', subject: 'x' });
  throwsError(() => build('1'), { code: 'bad-value', subject: 'x' });
  throwsError(() => build([1, '2']), { code: 'bad-value', subject: 'x' });
  throwsError(() => build(null), { code: 'bad-value', subject: 'x' });
  throwsError(() => build([[[1]]]), { code: 'bad-value', subject: 'x' });
  assert.deepEqual(build(Float32Array.of(1, 2)).value('y').data, Float64Array.of(3));
});

test('unknown nodes are errors', () => {
  const graph = backflow.graph('y = x', { x: 1 });
  graph.backward();
  for (const use of ['value', 'gradient', 'edges', 'contributions']) {
    throwsError(() => graph[use]('nope'), { code: 'unknown-node', subject: 'nope' });
    throwsError(() => graph[use](77), { code: 'unknown-node', message: /77/ });
    throwsError(() => graph[use](-1), { code: 'unknown-node' });
    throwsError(() => graph[use](0.5), { code: 'unknown-node' });
  }
  throwsError(() => graph.set('y', 1), { code: 'unknown-input', subject: 'y' });
  throwsError(() => graph.set('nope', 1), { code: 'unknown-input', subject: 'nope' });
  throwsError(() => backflow.graph('y = x', { x: 1 }, { output: 'nope' }), { code: 'unknown-node', subject: 'nope' });
});

test('a graph too large for memory is an error, not a crash', () => {
  const column = Array.from({ length: 65536 }, () => [1]);
  const row = [new Array(65536).fill(1)];
  throwsError(() => backflow.graph('y = sum(a @ b)', { a: column, b: row }), {
    code: 'too-large',
    line: 1,
    column: 11,
  });
  throwsError(() => backflow.graph('y = sum(a * b)', { a: column, b: row }), { code: 'too-large' });
  const thousands = backflow.graph('y = sum(a @ b)', { a: column.slice(0, 1000), b: [row[0].slice(0, 1000)] });
  assert.equal(thousands.value('y').data[0], 1e6);
  thousands.dispose();
  // Each fits alone, but not all together.
  const text = Array.from({ length: 60 }, (_, i) => `y${i} = a @ b`).join('\n');
  const inputs = { a: column.slice(0, 8000), b: [row[0].slice(0, 8000)] };
  throwsError(() => backflow.graph(text, inputs), { code: 'out-of-memory' });
  assert.equal(backflow.graph('y = x', { x: 5 }).value('y').data[0], 5, 'and all goes on');
});

test('errors name the field of invalid data', () => {
  const make = (data, more) => backflow.trainer({ data, ...more });
  const points = [
    [1, 2],
    [3, 4],
  ];
  throwsError(() => make({ points: [[1, 2], [3]], labels: [0, 1] }), {
    code: 'bad-value',
    subject: 'data.points',
    message: /row 1/,
  });
  throwsError(() => make({ points: [], labels: [] }), { code: 'bad-value', subject: 'data.points', message: /empty/ });
  throwsError(() => make({ points: [1, 2], labels: [0, 1] }), { code: 'bad-value', subject: 'data.points' });
  throwsError(() => make({ points: [[1, NaN]], labels: [0] }), {
    code: 'bad-value',
    subject: 'data.points',
    message: /column 1/,
  });
  throwsError(() => make({ points: { data: [1, 2, 3], shape: [2, 2] }, labels: [0, 1] }), {
    code: 'bad-value',
    subject: 'data.points',
  });
  throwsError(() => make({ points, labels: [0] }), { code: 'shape', subject: 'data.labels' });
  throwsError(() => make({ points, labels: [0, 0.5] }), {
    code: 'bad-value',
    subject: 'data.labels',
    message: /entry 1/,
  });
  throwsError(() => make({ points, labels: [0, -1] }), { code: 'bad-value', subject: 'data.labels' });
  throwsError(() => make({ points, labels: [0, 3], classes: 3 }), { code: 'bad-value', subject: 'data.labels' });
  throwsError(() => make({ points, labels: [0, 1000] }), { code: 'out-of-range', subject: 'data.labels' });
  throwsError(() => make({ points, labels: [0, 1], classes: 1001 }), { code: 'out-of-range', subject: 'data.classes' });
  throwsError(() => make({ points }), { code: 'bad-value', subject: 'data.labels' });
  throwsError(() => make({ points, targets: [[1]] }, { loss: 'squared-error' }), {
    code: 'shape',
    subject: 'data.targets',
  });
  throwsError(() => make({ points, targets: [[1], [NaN]] }, { loss: 'squared-error' }), {
    code: 'bad-value',
    subject: 'data.targets',
  });
  throwsError(() => make({ name: 'spirals' }), { code: 'unknown-name', subject: 'data.name', message: /spiral/ });
  throwsError(() => make({ name: 'spiral', samples: 1e9 }), { code: 'out-of-range', subject: 'data.samples' });
});

test('errors name the path of unknown options', () => {
  const make = (config) => backflow.trainer({ data: { name: 'xor' }, ...config });
  for (const [config, code, subject] of [
    [{ speed: 1 }, 'unknown-option', 'speed'],
    [{ optimizer: { speed: 1 } }, 'unknown-option', 'optimizer.speed'],
    [{ layers: [{ units: 3, activation: 'relu', bias: false }] }, 'unknown-option', 'layers.bias'],
    [{ data: { name: 'xor', noisy: 1 } }, 'unknown-option', 'data.noisy'],
    [{ layers: [{ units: 0, activation: 'relu' }] }, 'out-of-range', 'layers.units'],
    [{ layers: [{ units: 3, activation: 'rulu' }] }, 'unknown-name', 'layers.activation'],
    [{ layers: Array(11).fill({ units: 3, activation: 'relu' }) }, 'out-of-range', 'layers'],
    [{ layers: 3 }, 'bad-value', 'layers'],
    [{ layers: [{ units: '3', activation: 'relu' }] }, 'bad-value', 'layers.units'],
    [{ optimizer: { learningRate: '1' } }, 'bad-value', 'optimizer.learningRate'],
    [{ optimizer: { learningRate: 0 } }, 'out-of-range', 'optimizer.learningRate'],
    [{ optimizer: null }, 'bad-value', 'optimizer'],
    [{ batchSize: 'some' }, 'bad-value', 'batchSize'],
    [{ batchSize: 0 }, 'out-of-range', 'batchSize'],
    [{ shuffle: 'yes' }, 'bad-value', 'shuffle'],
    [{ seed: -1 }, 'out-of-range', 'seed'],
    [{ seed: 1.5 }, 'bad-value', 'seed'],
    [{ precision: 'float16' }, 'bad-value', 'precision'],
    [{ features: [] }, 'bad-value', 'features'],
    [{ features: ['w'] }, 'unknown-name', 'features'],
    [{ loss: 'l' }, 'unknown-name', 'loss'],
  ]) {
    throwsError(() => make(config), { code, subject });
  }
});
