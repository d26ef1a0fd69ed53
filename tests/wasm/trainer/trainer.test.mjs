import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, labelled, throwsError } from '../help.mjs';

test('parameters have names, shapes and a precision', () => {
  for (const [precision, list] of [
    ['float32', Float32Array],
    ['float64', Float64Array],
  ]) {
    const { parameters } = backflow.trainer({
      data: labelled(9, 3),
      layers: [{ units: 4, activation: 'relu' }],
      precision,
    });
    assert.deepEqual(
      parameters.map(({ name, shape }) => [name, shape]),
      [
        ['W1', [2, 4]],
        ['b1', [4]],
        ['W2', [4, 3]],
        ['b2', [3]],
      ],
    );
    for (const { data } of parameters) assert.ok(data instanceof list);
  }
});

for (const precision of ['float32', 'float64']) {
  test(`the next step changes every parameter by exactly minus the rate times the gradients shown (${precision})`, () => {
    for (const loss of ['softmax-cross-entropy', 'binary-cross-entropy', 'squared-error', 'hinge', 'binary-hinge']) {
      const trainer = backflow.trainer({
        data: labelled(23, 3),
        layers: [{ units: 5, activation: 'tanh' }],
        loss,
        optimizer: { learningRate: 0.25 },
        regularizer: { name: 'l2', rate: 0.01 },
        batchSize: 'all',
        precision,
      });
      for (let i = 0; i < 3; i++) {
        const graph = trainer.graph();
        const wanted = trainer.parameters.map(({ name, data }) => {
          const gradient = graph.gradient(name).data;
          const round = precision === 'float32' ? Math.fround : (x) => x;
          return data.map((p, k) => round(p - round(0.25 * gradient[k])));
        });
        trainer.step(1);
        assert.deepEqual(
          trainer.parameters.map(({ data }) => data),
          wanted,
          loss,
        );
        graph.dispose();
      }
    }
  });
}

test('a snapshot has the names, groups and shapes of the network', () => {
  const trainer = backflow.trainer({
    data: labelled(23, 3),
    layers: [{ units: 5, activation: 'tanh' }],
    regularizer: { rate: 0.01 },
    batchSize: 10,
  });
  const graph = trainer.graph();
  const node = (name) => graph.nodes.find((one) => one.name === name);
  assert.deepEqual(node('X').shape, [10, 2]);
  assert.deepEqual(node('X').group, { kind: 'input' });
  assert.deepEqual(node('W1').group, { kind: 'input', layer: 1 });
  assert.deepEqual(node('z1').group, { kind: 'affine', layer: 1 });
  assert.deepEqual(node('a1').group, { kind: 'activation', layer: 1 });
  assert.deepEqual(node('z2').group, { kind: 'affine', layer: 2 });
  assert.deepEqual(node('data_loss').group, { kind: 'loss' });
  assert.deepEqual(node('penalty').group, { kind: 'regularization' });
  assert.equal(graph.output, node('loss').id);
  assert.deepEqual(trainer.graph({ example: 4 }).nodes.find(({ name }) => name === 'X').shape, [1, 2]);
  throwsError(() => graph.set('X', [[1, 2]]), { code: 'shape', subject: 'X' });
  throwsError(() => trainer.graph({ example: 23 }), { code: 'out-of-range', subject: 'example' });
  throwsError(() => trainer.graph({ example: -1 }), { code: 'out-of-range', subject: 'example' });
  throwsError(() => trainer.graph({ example: 0.5 }), { code: 'out-of-range', subject: 'example' });
});

test('a snapshot outlives its trainer, and its check runs in float64', () => {
  const trainer = backflow.trainer({ data: labelled(23, 3), layers: [{ units: 3, activation: 'tanh' }] });
  const graph = trainer.graph({ example: 1 });
  trainer.dispose();
  const entries = graph.check({ node: 'W1' });
  assert.equal(entries.length, 6);
  for (const { relativeError, index } of entries) assert.ok(relativeError < 1e-5, `W1[${index}]: ${relativeError}`);
});

test('divergence stops a run; dead layers are listed, and the run continues', () => {
  const steep = (loss, seed) =>
    backflow.trainer({
      data: labelled(60, 2),
      layers: [{ units: 8, activation: 'relu' }],
      loss,
      optimizer: { learningRate: 10 },
      seed,
    });
  let dead = 0;
  for (let seed = 1; seed <= 8; seed++) {
    const { stopped, step } = steep('squared-error', seed).step(40);
    assert.equal(stopped.reason, 'diverged');
    assert.ok(stopped.at <= step && step < 40);
    const result = steep('cross-entropy', seed).step(500);
    assert.ok(Number.isFinite(result.loss));
    assert.equal(result.step, 500);
    assert.equal('stopped' in result, false);
    if (result.collapsed.length === 0) continue;
    assert.deepEqual(result.collapsed, [1]);
    dead += 1;
  }
  assert.ok(dead > 0);
});

test('updates without an evaluation report the last batch and make the same network', () => {
  const config = {
    data: labelled(23, 2),
    optimizer: { learningRate: 0.05 },
    regularizer: { rate: 0.01 },
    batchSize: 'all',
  };
  const evaluated = backflow.trainer(config);
  const updated = backflow.trainer(config);
  const nothing = { testLoss: null, accuracy: null, testAccuracy: null, collapsed: null };
  assert.deepEqual(updated.step(0, { evaluate: false }), {
    ...nothing,
    step: 0,
    epoch: 0,
    updatesLeft: 1,
    learningRate: 0.05,
    loss: null,
    dataLoss: null,
    regularizationLoss: null,
  });
  // The batch is the whole set, so the fourth update's loss equals an evaluation after the third.
  const third = evaluated.step(3);
  const fourth = updated.step(4, { evaluate: false });
  assert.equal(fourth.step, 4);
  for (const name of ['loss', 'dataLoss', 'regularizationLoss']) assertClose(fourth[name], third[name], name, 1e-6);
  for (const [name, value] of Object.entries(nothing)) assert.equal(fourth[name], value, name);
  evaluated.step(1, { evaluate: true });
  assert.deepEqual(updated.save(), evaluated.save());
  assert.equal(third.learningRate, 0.05);
  updated.configure({ optimizer: { learningRate: 0.5 } });
  assert.equal(updated.step(0).learningRate, 0.5);
  throwsError(() => updated.step(1, { evaluate: 1 }), { code: 'bad-value', subject: 'evaluate' });
});

test('steps allocate nothing in the engine except for the evaluation and its report', () => {
  const trainer = backflow.trainer({ data: labelled(23, 3), batchSize: 7, regularizer: { rate: 0.01 } });
  trainer.step(50);
  const allocations = (n) => {
    const before = backflow.diagnostics.allocations;
    trainer.step(n);
    return backflow.diagnostics.allocations - before;
  };
  const once = allocations(1);
  assert.equal(allocations(1000), once);
  assert.equal(allocations(1), once);
});
