import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BackflowError } from 'backflow';
import { backflow } from '../help.mjs';

/**
 * Runs `action` many times after a warm-up, and checks that the module's memory does not grow and no handle is left.
 */
function assertNoLeak(times, action) {
  for (let i = 0; i < times / 10; i++) action(i);
  const { memoryBytes } = backflow.diagnostics;
  for (let i = 0; i < times; i++) action(i);
  const after = backflow.diagnostics;
  assert.equal(after.memoryBytes, memoryBytes);
  assert.equal(after.graphs, 0);
  assert.equal(after.trainers, 0);
}

const big = Array.from({ length: 40 }, (_, r) => Array.from({ length: 40 }, (_, c) => r - c));

test('10,000 graphs leak nothing', () => {
  assertNoLeak(10000, () => {
    const graph = backflow.graph('y = tanh(a @ b)\nf = sum(y * y)', { a: big, b: [...Array(40).keys()] });
    graph.backward();
    graph.edges('y');
    graph.expand(graph.nodes.find(({ name }) => name === 'y').id);
    graph.dispose();
  });
});

test('1,000 trainers with snapshots, maps and saved states leak nothing', () => {
  assertNoLeak(1000, (i) => {
    const trainer = backflow.trainer({
      data: { name: 'spiral', seed: i },
      layers: [{ units: 16, activation: 'relu' }],
    });
    trainer.step(5);
    const graph = trainer.graph();
    graph.edges('loss');
    graph.dispose();
    trainer.maps({ x: [-6, 6], y: [-6, 6], width: 20, height: 20 });
    const again = backflow.trainer(trainer.config, { restore: trainer.save() });
    again.dispose();
    trainer.dispose();
  });
});

test('10,000 errors while making a graph or trainer leak nothing', () => {
  const attempts = [
    () => backflow.graph('y = sum(a @ b)', { a: big, b: [1, 2] }),
    () => backflow.graph('y = sum(a', { a: big }),
    () => backflow.graph('y = hinge(a, b)', { a: [1, 2], b: 7 }),
    () => backflow.graph('y = a', { a: [NaN] }),
    () => backflow.trainer({ data: { name: 'moons' }, loss: 'none' }),
    () =>
      backflow.trainer(
        { data: { name: 'moons' } },
        { restore: { format: 'backflow-trainer', version: 1, bytes: new Uint8Array(999) } },
      ),
  ];
  assertNoLeak(10000, (i) => assert.throws(attempts[i % attempts.length], BackflowError));
});

test('live handles are counted', () => {
  const graph = backflow.graph('y = x', { x: 1 });
  const trainer = backflow.trainer({ data: { name: 'xor' } });
  const snapshot = trainer.graph();
  assert.deepEqual([backflow.diagnostics.graphs, backflow.diagnostics.trainers], [2, 1]);
  for (const one of [graph, trainer, snapshot]) one.dispose();
  assert.deepEqual([backflow.diagnostics.graphs, backflow.diagnostics.trainers], [0, 0]);
});

test('a million steps do not grow the memory and leave JavaScript no garbage', () => {
  const trainer = backflow.trainer({ data: { name: 'spiral' }, layers: [{ units: 4, activation: 'tanh' }] });
  trainer.step(1000);
  const { memoryBytes } = backflow.diagnostics;
  const { heapUsed } = process.memoryUsage();
  trainer.step(1e6);
  assert.equal(trainer.step(0).step, 1_001_000);
  assert.ok(process.memoryUsage().heapUsed - heapUsed < 100_000, 'the JavaScript heap grew with the steps');
  assert.equal(backflow.diagnostics.memoryBytes, memoryBytes);
  trainer.dispose();
});
