import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, fixture, throwsError } from '../help.mjs';

const text = 'a = x * y\nb = sin(x)\nf = a + b';
const values = { x: 2, y: 3 };
const of = (graph, name) => graph.gradient(name).data[0];

test('with overwriting, the fork is suspected', () => {
  const graph = backflow.graph(text, values);
  graph.backward({ mistake: { kind: 'overwrite' } });
  assert.equal(of(graph, 'x'), 3);
  assert.equal(graph.contributions('x').sum.data[0], 3);
  assert.equal(graph.snapshot().gradients[0].data[0], 3);
  assert.ok(graph.check({ node: 'x' })[0].relativeError > 0.1);
  const [suspect, ...more] = graph.suspects();
  assert.deepEqual(more, []);
  assert.deepEqual({ ...suspect, expected: 0, found: 0 }, { node: 0, slot: null, kind: 'sum', expected: 0, found: 0 });
  assert.deepEqual([...suspect.found.data], [3]);
  assert.ok(Math.abs(suspect.expected.data[0] - (3 + Math.cos(2))) < 1e-12);
  graph.backward();
  assert.ok(Math.abs(of(graph, 'x') - (3 + Math.cos(2))) < 1e-12);
  assert.deepEqual(graph.suspects(), []);
});

test('with a wrong local gradient, the gate is suspected', () => {
  const graph = backflow.graph(text, values);
  graph.backward({ mistake: { kind: 'wrong-local', node: 'b' } });
  assert.ok(Math.abs(of(graph, 'x') - (3 - Math.cos(2))) < 1e-12);
  assert.ok(graph.edges('b')[0].local.data[0] > 0, 'cos 2 is negative');
  const [{ node, slot, kind }, ...more] = graph.suspects();
  assert.deepEqual([node, slot, kind, more.length], [graph.nodes.find(({ name }) => name === 'b').id, 0, 'local', 0]);
});

test('invalid mistakes are errors', () => {
  const graph = backflow.graph(text, values);
  throwsError(() => graph.suspects(), { code: 'stale' });
  throwsError(() => graph.backward({ mistake: { kind: 'oops' } }), { code: 'bad-value', subject: 'mistake' });
  throwsError(() => graph.backward({ mistake: 'overwrite' }), { code: 'bad-value', subject: 'mistake' });
  throwsError(() => graph.backward({ mistake: { kind: 'wrong-local' } }), { code: 'bad-value' });
  throwsError(() => graph.backward({ mistake: { kind: 'wrong-local', node: 'x' } }), {
    code: 'bad-value',
    subject: 'mistake',
  });
  throwsError(() => graph.backward({ mistake: { kind: 'wrong-local', node: 'z' } }), { code: 'unknown-node' });
});

test('no gate is suspected in the lecture’s examples', () => {
  for (const { id, expression, inputs, upstream } of fixture('worked-examples.json').graphs) {
    const graph = backflow.graph(expression, inputs);
    graph.backward({ upstream });
    assert.deepEqual(graph.suspects(), [], id);
    graph.dispose();
  }
});

test('float32 differences lose their digits long before float64 ones', () => {
  const graph = backflow.graph('f = sigmoid(w * x) ^ 3', { w: 0.5, x: 2 });
  graph.backward();
  const error = (step, precision) => graph.check({ node: 'x', step, precision })[0].relativeError;
  assert.ok(error(1e-1, 'float32') > 1e-4 && error(1e-1, 'float64') > 1e-4, 'too long a step');
  assert.ok(error(1e-6, 'float32') > 1e-3);
  assert.ok(error(1e-6, 'float64') < 1e-8);
  assert.equal(error(1e-12, 'float32'), 1, 'rounding swallows the step');
  assert.ok(error(1e-12, 'float64') > 1e-7);
  assert.equal(error(1e-5), error(1e-5, 'float64'), 'double by default');
  const [single, double] = ['float32', 'float64'].map((precision) => graph.check({ precision }));
  assert.deepEqual(
    single.map(({ analytic }) => analytic),
    double.map(({ analytic }) => analytic),
  );
  assert.deepEqual(Object.keys(single[0]), Object.keys(double[0]));
  throwsError(() => graph.check({ precision: 'float16' }), { code: 'bad-value', subject: 'precision' });
});
