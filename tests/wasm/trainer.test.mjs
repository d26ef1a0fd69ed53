import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, throwsError } from './help.mjs';

/** Points in the plane with labels 0 … classes − 1, exact in float32. */
function labelled(count, classes) {
  const points = Array.from({ length: count }, (_, i) => [((i * 37) % 64) / 32 - 1, ((i * 29 + 7) % 64) / 32 - 1]);
  return { points, labels: points.map(([x, y]) => Math.floor(((x + 2 * y + 3) * classes) / 6)), classes };
}

const bits = (trainer) => trainer.parameters.map(({ data }) => Array.from(new Uint8Array(data.buffer))).flat();

test('parameters by name, shape and precision', () => {
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

test('a snapshot has the names, groups and shapes of the net', () => {
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
  throwsError(() => graph.set('X', [[1, 2]]), { code: 'shape', name: 'X' });
  throwsError(() => trainer.graph({ example: 23 }), { code: 'out-of-range', name: 'example' });
  throwsError(() => trainer.graph({ example: -1 }), { code: 'out-of-range', name: 'example' });
  throwsError(() => trainer.graph({ example: 0.5 }), { code: 'out-of-range', name: 'example' });
});

test('a snapshot outlives its trainer, and its check runs in float64', () => {
  const trainer = backflow.trainer({ data: labelled(23, 3), layers: [{ units: 3, activation: 'tanh' }] });
  const graph = trainer.graph({ example: 1 });
  trainer.dispose();
  const entries = graph.check({ node: 'W1' });
  assert.equal(entries.length, 6);
  for (const { relativeError, index } of entries) assert.ok(relativeError < 1e-5, `W1[${index}]: ${relativeError}`);
});

test('save and restore continue bit for bit, through a structured clone', () => {
  const config = { data: labelled(23, 3), optimizer: { learningRate: 0.1, momentum: 0.9 }, batchSize: 7 };
  const first = backflow.trainer(config);
  first.step(6);
  const state = structuredClone(first.save());
  const second = backflow.trainer(config, { restore: state });
  assert.deepEqual(bits(second), bits(first));
  assert.deepEqual(second.step(20), first.step(20));
  assert.deepEqual(bits(second), bits(first));
  assert.deepEqual(second.save(), first.save());
  throwsError(() => backflow.trainer({ ...config, layers: [] }, { restore: state }), {
    code: 'state-mismatch',
    name: 'restore',
  });
  throwsError(() => backflow.trainer(config, { restore: {} }), { code: 'state-mismatch', name: 'restore' });
  throwsError(() => backflow.trainer(config, { restore: { ...state, bytes: state.bytes.slice(0, 50) } }), {
    code: 'state-mismatch',
  });
});

test('configure merges in depth and refuses what is fixed, by name', () => {
  const trainer = backflow.trainer({ data: { name: 'xor' }, optimizer: { learningRate: 0.5, momentum: 0.25 } });
  trainer.configure({ optimizer: { learningRate: 0.01 }, batchSize: 'all' });
  assert.deepEqual(trainer.config.optimizer, { name: 'sgd', learningRate: 0.01, momentum: 0.25 });
  assert.equal(trainer.config.batchSize, 'all');
  const before = trainer.config;
  for (const [change, name] of [
    [{ data: { name: 'moons' } }, 'data'],
    [{ layers: [] }, 'layers'],
    [{ features: ['x'] }, 'features'],
    [{ loss: 'squared-error' }, 'loss'],
    [{ outputActivation: 'tanh' }, 'outputActivation'],
    [{ initializer: 'he' }, 'initializer'],
    [{ seed: 5 }, 'seed'],
    [{ precision: 'float64' }, 'precision'],
  ]) {
    throwsError(() => trainer.configure({ optimizer: { momentum: 0.5 }, ...change }), { code: 'fixed-option', name });
  }
  throwsError(() => trainer.configure({ optimizer: { learningRate: -1 } }), {
    code: 'out-of-range',
    name: 'optimizer.learningRate',
  });
  throwsError(() => trainer.configure({ optimiser: {} }), { code: 'unknown-option', name: 'optimiser' });
  assert.deepEqual(trainer.config, before);
});

test('what does not apply is null', () => {
  const whole = backflow.trainer({ data: { name: 'xor', trainFraction: 1 } }).step(0);
  assert.deepEqual([whole.testLoss, whole.testAccuracy], [null, null]);
  const split = backflow.trainer({ data: { name: 'xor' } }).step(0);
  assert.ok(split.testLoss > 0 && split.testAccuracy > 0 && split.accuracy > 0);
  const targets = backflow
    .trainer({
      data: {
        points: [
          [1, 2],
          [3, 4],
        ],
        targets: [[1], [2]],
      },
      loss: 'squared-error',
    })
    .step(0);
  assert.deepEqual([targets.accuracy, targets.testLoss], [null, null]);
  assert.equal('stopped' in targets, false);
});

test('data: the points before features and their labels', () => {
  const given = labelled(5, 3);
  const trainer = backflow.trainer({ data: given, features: ['x', 'xy', 'y2'] });
  assert.deepEqual(Array.from(trainer.data.trainPoints.data), given.points.flat());
  assert.deepEqual(trainer.data.trainPoints.shape, [5, 2]);
  assert.deepEqual(Array.from(trainer.data.trainLabels), given.labels);
  assert.equal(trainer.data.testPoints.data.length, 0);
  const flat = { data: Float64Array.from(given.points.flat()), shape: [5, 2] };
  const same = backflow.trainer({ data: { points: flat, labels: Uint8Array.from(given.labels) } });
  assert.deepEqual(same.data.trainPoints, trainer.data.trainPoints);
});

test('divergence and collapse are named', () => {
  const steep = (loss, seed) =>
    backflow.trainer({
      data: labelled(60, 2),
      layers: [{ units: 8, activation: 'relu' }],
      loss,
      optimizer: { learningRate: 10 },
      seed,
    });
  const reasons = [];
  for (let seed = 1; seed <= 8; seed++) {
    const { stopped, step } = steep('squared-error', seed).step(40);
    assert.equal(stopped.reason, 'diverged');
    assert.ok(stopped.at <= step && step < 40);
    const { stopped: dead, loss } = steep('cross-entropy', seed).step(500);
    assert.ok(Number.isFinite(loss));
    if (dead) reasons.push(dead.reason);
  }
  assert.ok(reasons.length > 0);
  assert.deepEqual(new Set(reasons), new Set(['collapsed']));
});

test('steps allocate nothing in the engine beside the evaluation and its report', () => {
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

test('step takes whole numbers from 0 on', () => {
  const trainer = backflow.trainer({ data: { name: 'xor' } });
  for (const n of [-1, 0.5, NaN, Infinity, 1e13])
    throwsError(() => trainer.step(n), { code: 'out-of-range', name: 'n' });
  assertClose(trainer.step(0).loss, trainer.step(0).loss);
});

test('a trainer that was disposed of is a typed error', () => {
  const trainer = backflow.trainer({ data: { name: 'xor' } });
  trainer.dispose();
  trainer.dispose();
  const grid = { x: [-1, 1], y: [-1, 1], width: 2, height: 2 };
  const uses = {
    parameters: () => trainer.parameters,
    config: () => trainer.config,
    data: () => trainer.data,
    step: () => trainer.step(1),
    setParameter: () => trainer.setParameter('W1', [1]),
    configure: () => trainer.configure({}),
    predict: () => trainer.predict([[1, 2]]),
    boundary: () => trainer.boundary(grid),
    maps: () => trainer.maps(grid),
    graph: () => trainer.graph(),
    save: () => trainer.save(),
  };
  for (const use of Object.values(uses)) throwsError(use, { code: 'disposed', message: /trainer/ });
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(trainer)).filter((name) => name !== 'constructor');
  assert.deepEqual(methods.sort(), Object.keys(uses).sort(), 'every method is in the list above');
});
