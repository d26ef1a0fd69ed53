import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, labelled, throwsError } from '../help.mjs';

const bits = (trainer) => trainer.parameters.map(({ data }) => Array.from(new Uint8Array(data.buffer))).flat();

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
    subject: 'restore',
  });
  throwsError(() => backflow.trainer(config, { restore: {} }), { code: 'state-mismatch', subject: 'restore' });
  for (const version of [0, 5, 1.5, NaN]) {
    throwsError(() => backflow.trainer(config, { restore: { ...state, version } }), {
      code: 'state-mismatch',
      subject: 'restore',
      reason: 'state-version',
    });
  }
  throwsError(() => backflow.trainer(config, { restore: { ...state, version: undefined } }), {
    code: 'state-mismatch',
  });
  throwsError(() => backflow.trainer(config, { restore: { ...state, bytes: new Uint8Array() } }), {
    code: 'state-mismatch',
    subject: 'restore',
  });
  throwsError(() => backflow.trainer(config, { restore: { ...state, bytes: state.bytes.slice(0, 50) } }), {
    code: 'state-mismatch',
  });
});

test('configure merges deeply and rejects fixed options by name', () => {
  const trainer = backflow.trainer({ data: { name: 'xor' }, optimizer: { learningRate: 0.5, momentum: 0.25 } });
  trainer.configure({ optimizer: { learningRate: 0.01 }, batchSize: 'all' });
  assert.deepEqual(trainer.config.optimizer, { name: 'sgd', learningRate: 0.01, momentum: 0.25, nesterov: false });
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
    throwsError(() => trainer.configure({ optimizer: { momentum: 0.5 }, ...change }), {
      code: 'fixed-option',
      subject: name,
    });
  }
  throwsError(() => trainer.configure({ optimizer: { learningRate: -1 } }), {
    code: 'out-of-range',
    subject: 'optimizer.learningRate',
  });
  throwsError(() => trainer.configure({ optimiser: {} }), { code: 'unknown-option', subject: 'optimiser' });
  assert.deepEqual(trainer.config, before);
});

test('figures that do not apply are null', () => {
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

test('given points are split, labels count from 0, and targets must be valid for the loss', () => {
  const { points, labels } = labelled(20, 2);
  const split = backflow.trainer({ data: { points, labels, trainFraction: 0.5, seed: 3 } });
  assert.deepEqual(
    [split.data.trainPoints.shape, split.data.testPoints.shape],
    [
      [10, 2],
      [10, 2],
    ],
  );
  assert.ok(split.step(1).testLoss > 0);
  assert.deepEqual(split.config.data, { classes: 2, trainFraction: 0.5, seed: 3 });
  const again = backflow.trainer({ data: { points, labels, trainFraction: 0.5, seed: 3 } });
  assert.deepEqual(again.data, split.data);
  throwsError(() => backflow.trainer({ data: { points, labels, noise: 0.1 } }), {
    code: 'unknown-option',
    subject: 'data.noise',
  });
  const [a, b] = points;
  throwsError(() => backflow.trainer({ data: { points: [a, b], labels: [1, 2] } }), {
    code: 'bad-value',
    subject: 'data.labels',
    message: /count from 0/,
  });
  assert.equal(backflow.trainer({ data: { points: [a, b], labels: [1, 2], classes: 3 } }).step(1).step, 1);
  throwsError(() => backflow.trainer({ data: { points: [a, b], targets: [[0], [1]] }, loss: 'binary-hinge' }), {
    code: 'bad-value',
    subject: 'data.targets',
  });
});

test('data returns the points before features and their labels', () => {
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

test('step takes whole numbers from 0', () => {
  const trainer = backflow.trainer({ data: { name: 'xor' } });
  for (const n of [-1, 0.5, NaN, Infinity, 1e13])
    throwsError(() => trainer.step(n), { code: 'out-of-range', subject: 'n' });
  assertClose(trainer.step(0).loss, trainer.step(0).loss);
});

test('a copy makes the same steps, and its own', () => {
  for (const config of [
    { data: { name: 'spiral', classes: 3 }, optimizer: { name: 'nadam' }, features: ['x', 'y', 'xy'] },
    { data: { name: 'moons' }, layers: [{ units: 4, activation: 'tanh', dropout: 0.3 }], standardize: true },
  ]) {
    const trainer = backflow.trainer(config);
    trainer.step(7, { evaluate: false });
    const copy = trainer[Symbol.for('backflow.copy')]();
    assert.deepEqual(copy.save(), trainer.save());
    copy.step(9, { evaluate: false });
    assert.equal(trainer.step(0, { evaluate: false }).step, 7);
    trainer.step(9, { evaluate: false });
    assert.deepEqual(copy.save(), trainer.save());
    copy.dispose();
  }
});

test('using a disposed trainer is an error', () => {
  const trainer = backflow.trainer({ data: { name: 'xor' } });
  assert.ok(trainer.data, 'what was read once is refused too');
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
    activations: () => trainer.activations([[1, 2]], { layer: 1 }),
    evaluate: () => trainer.evaluate(),
    exampleGradients: () => trainer.exampleGradients(0),
    inputGradients: () => trainer.inputGradients([[1, 2]], { output: 0 }),
    statistics: () => trainer.statistics(),
    diagnose: () => trainer.diagnose(),
    boundary: () => trainer.boundary(grid),
    maps: () => trainer.maps(grid),
    graph: () => trainer.graph(),
    featureGraph: () => trainer.featureGraph(0),
    mistake: () => trainer.mistake,
    makeMistake: () => trainer.makeMistake(null),
    save: () => trainer.save(),
  };
  for (const use of Object.values(uses)) throwsError(use, { code: 'disposed', message: /trainer/ });
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(trainer)).filter((name) => name !== 'constructor');
  assert.deepEqual(methods.sort(), Object.keys(uses).sort(), 'every method is in the list above');
});

test('updatesLeft counts to the end of the epoch, also with another batch size and after a restore', () => {
  const config = { data: { name: 'xor', samples: 75, trainFraction: 1 }, batchSize: 20 };
  const trainer = backflow.trainer(config);
  const left = () => trainer.step(0).updatesLeft;
  assert.deepEqual(
    [0, 1, 2, 1, 1].map((count) => trainer.step(count).updatesLeft),
    [4, 3, 1, 4, 3],
  );
  const restored = backflow.trainer(config, { restore: trainer.save() });
  assert.equal(restored.step(0).updatesLeft, 3);
  trainer.configure({ batchSize: 50 });
  const { epoch } = trainer.step(0);
  assert.equal(trainer.step(left()).epoch, epoch + 1);
  trainer.configure({ batchSize: 'all' });
  assert.equal(left(), 1);
});
