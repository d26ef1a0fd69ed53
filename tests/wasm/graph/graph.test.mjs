import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, throwsError } from '../help.mjs';

const list = ({ data }) => Array.from(data);

test('nodes are in topological order and have the fields of the contract', () => {
  const graph = backflow.graph('q = x + y\nf = q * z', { x: -2, y: 5, z: -4 });
  assert.deepEqual(graph.nodes, [
    { id: 0, name: 'x', gate: 'input', pattern: 'none', inputs: [], attributes: [], shape: [] },
    { id: 1, name: 'y', gate: 'input', pattern: 'none', inputs: [], attributes: [], shape: [] },
    { id: 2, name: 'z', gate: 'input', pattern: 'none', inputs: [], attributes: [], shape: [] },
    { id: 3, name: 'q', gate: 'add', pattern: 'distributor', inputs: [0, 1], attributes: [], shape: [], line: 1 },
    { id: 4, name: 'f', gate: 'mul', pattern: 'switcher', inputs: [3, 2], attributes: [], shape: [], line: 2 },
  ]);
  assert.equal(graph.output, 4);
});

test('a new graph has values; gradients exist after backward, as copies', () => {
  const graph = backflow.graph('q = x + y\nf = q * z', { x: -2, y: 5, z: -4 });
  assert.deepEqual(graph.value('f'), { shape: [], data: Float64Array.of(-12) });
  throwsError(() => graph.gradient('x'), { code: 'stale', message: /backward/ });
  graph.backward();
  const first = graph.gradient('x');
  assert.deepEqual(list(first), [-4]);
  first.data[0] = 99;
  assert.deepEqual(list(graph.gradient('x')), [-4]);
  assert.deepEqual(list(graph.gradient(0)), [-4]);
  graph.backward();
  assert.deepEqual(list(graph.gradient('x')), [-4], 'a second sweep does not add to the first');
});

test('set makes values stale; forward and backward refresh them', () => {
  const graph = backflow.graph('f = x * y', { x: 3, y: 4 });
  graph.backward();
  graph.set('x', 5);
  throwsError(() => graph.value('f'), { code: 'stale' });
  assert.deepEqual(list(graph.gradient('y')), [3], 'until the next forward()');
  assert.deepEqual(list(graph.value('x')), [5]);
  graph.forward();
  assert.deepEqual(list(graph.value('f')), [20]);
  throwsError(() => graph.gradient('y'), { code: 'stale' });
  graph.set('y', 6);
  graph.backward();
  assert.deepEqual(list(graph.value('f')), [30]);
  assert.deepEqual(list(graph.gradient('y')), [5]);
});

test('a loop that sets one input after the other uses the gradients of one sweep, in any order', () => {
  const order = (names) => {
    const graph = backflow.graph('q = x * y\nf = q ^ 2 + z * x\nh = 3 * z', { x: 2, y: -1, z: 0.5 }, { output: 'f' });
    for (let i = 0; i < 5; i++) {
      graph.forward();
      graph.backward();
      for (const name of names) graph.set(name, list(graph.value(name))[0] - 0.01 * list(graph.gradient(name))[0]);
    }
    graph.forward();
    return list(graph.value('f'));
  };
  const wanted = order(['x', 'y', 'z']);
  for (const names of [
    ['z', 'y', 'x'],
    ['y', 'x', 'z'],
  ])
    assert.deepEqual(order(names), wanted);
  const graph = backflow.graph('q = x * y\nh = 3 * z\nf = q + h', { x: 2, y: -1, z: 0.5 });
  graph.set('z', 1);
  assert.deepEqual(list(graph.value('q')), [-2], 'not behind the input');
  for (const name of ['h', 'f']) throwsError(() => graph.value(name), { code: 'stale' });
});

test('a new shape makes a new plan and keeps the other inputs', () => {
  const graph = backflow.graph('y = a * x\nf = sum(y)', { a: 2, x: 3 });
  assert.deepEqual(graph.nodes.find(({ name }) => name === 'y').shape, []);
  graph.backward();
  graph.set('x', [1, 2, 3]);
  graph.backward();
  assert.deepEqual(graph.nodes.find(({ name }) => name === 'y').shape, [3]);
  assert.deepEqual(list(graph.value('y')), [2, 4, 6]);
  assert.deepEqual(list(graph.gradient('a')), [6]);
  assert.deepEqual(graph.gradient('x'), { shape: [3], data: Float64Array.of(2, 2, 2) });
  graph.set('x', [
    [1, 2],
    [3, 4],
  ]);
  graph.set('a', [10, 100]);
  graph.backward();
  assert.deepEqual(list(graph.value('y')), [10, 200, 30, 400]);
  assert.deepEqual(list(graph.gradient('a')), [4, 6]);
});

test('a shape that does not fit is rejected and changes nothing', () => {
  const graph = backflow.graph('f = sum(a @ b)', { a: [[1, 2]], b: [[3], [4]] });
  graph.backward();
  throwsError(() => graph.set('b', [[1], [2], [3]]), { code: 'shape', line: 1, column: 11 });
  assert.deepEqual(list(graph.value('f')), [11]);
  assert.deepEqual(list(graph.gradient('a')), [3, 4]);
});

test('backward starts from any node with any upstream', () => {
  const graph = backflow.graph('q = x * x\nf = q * y', { x: [1, 2], y: 3 });
  graph.backward({ output: 'q' });
  assert.deepEqual(list(graph.gradient('x')), [2, 4]);
  assert.deepEqual(list(graph.gradient('y')), [0]);
  graph.backward({ output: 'q', upstream: [10, 100] });
  assert.deepEqual(list(graph.gradient('x')), [20, 400]);
  graph.backward({ output: graph.nodes.at(-1).id, upstream: [1, 0] });
  assert.deepEqual(list(graph.gradient('x')), [6, 0]);
  assert.deepEqual(list(graph.gradient('y')), [1]);
  throwsError(() => graph.backward({ upstream: 1 }), { code: 'shape', message: /\[2\]/ });
  throwsError(() => graph.backward({ upstream: [1, NaN] }), { code: 'bad-value' });
  throwsError(() => graph.backward({ output: 'nope' }), { code: 'unknown-node', subject: 'nope' });
  throwsError(() => graph.backward({ output: 99 }), { code: 'unknown-node' });
});

test('the output option chooses where the sweep starts', () => {
  const graph = backflow.graph('q = x * x\nf = q * 2', { x: 3 }, { output: 'q' });
  assert.equal(graph.nodes.find(({ id }) => id === graph.output).name, 'q');
  graph.backward();
  assert.deepEqual(list(graph.gradient('x')), [6]);
  assert.deepEqual(list(graph.value('f')), [18], 'what lies behind the output has a value too');
});
