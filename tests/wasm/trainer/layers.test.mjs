// Tests what layers, schedules and limits look like through the package, and what a trainer tells about its examples.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, labelled, throwsError } from '../help.mjs';

const layers = [
  { units: 4, activation: 'tanh', dropout: 0.5 },
  { units: 3, activation: 'maxout', frozen: true },
];
const config = { data: labelled(23, 3), layers, precision: 'float64' };

test('a configuration with dropout, frozen layers and maxout is returned as it was given', () => {
  const trainer = backflow.trainer(config);
  assert.deepEqual(trainer.config.layers, [
    { units: 4, activation: 'tanh', dropout: 0.5, frozen: false },
    { units: 3, activation: 'maxout', dropout: 0, frozen: true },
  ]);
  assert.deepEqual(
    trainer.parameters.map(({ name }) => name),
    ['W1', 'b1', 'W2', 'b2', 'V2', 'c2', 'W3', 'b3'],
  );
  trainer.configure({ layers: layers.map((layer) => ({ ...layer, dropout: 0.25, frozen: false })) });
  assert.deepEqual(
    trainer.config.layers.map(({ dropout, frozen }) => [dropout, frozen]),
    [
      [0.25, false],
      [0.25, false],
    ],
  );
  trainer.dispose();
});

test('the mask of the next step is a constant of its graph, and the step then uses it', () => {
  const trainer = backflow.trainer({ ...config, batchSize: 'all' });
  const graph = trainer.graph();
  const mask = graph.nodes.find(({ name }) => name === 'm1');
  assert.equal(mask.gate, 'constant');
  assert.deepEqual(mask.shape, [23, 4]);
  assert.deepEqual([...new Set(graph.value('m1').data)].sort(), [0, 2]);
  const before = trainer.parameters;
  const gradients = before.map(({ name }) => [...graph.gradient(name).data]);
  for (const { verdict } of graph.check()) assert.ok(['good', 'acceptable', 'lost', 'kink'].includes(verdict), verdict);
  trainer.step(1);
  trainer.parameters.forEach(({ name, data, gradient }, i) => {
    assert.deepEqual([...gradient], gradients[i], name);
    const frozen = /^[WbVc]2$/.test(name);
    const rate = frozen ? 0 : trainer.config.optimizer.learningRate;
    assert.deepEqual(
      [...data],
      [...before[i].data].map((w, k) => w - rate * gradients[i][k]),
      name,
    );
  });
  graph.dispose();
  trainer.dispose();
});

test('parameters come with what the optimizer keeps for them', () => {
  for (const [name, slots] of Object.entries({ adadelta: ['square', 'delta'], nadam: ['m', 'v'], lion: ['m'] })) {
    const trainer = backflow.trainer({ ...config, optimizer: { name }, precision: 'float32' });
    trainer.step(2);
    const [first] = trainer.parameters;
    assert.deepEqual(Object.keys(first.state), slots);
    for (const slot of slots) {
      assert.ok(first.state[slot] instanceof Float32Array);
      assert.ok(first.state[slot].some((one) => one !== 0));
    }
    trainer.dispose();
  }
});

test('a schedule and its warm-up set the rate of the next update', () => {
  const trainer = backflow.trainer({
    ...config,
    optimizer: { learningRate: 0.2 },
    schedule: { name: 'exponential', every: 2, factor: 0.25, warmup: 4 },
  });
  const rates = [0.05, 0.05, 0.0375, 0.025, 0.0125].map((rate) => rate);
  for (const rate of rates) {
    assertClose(trainer.step(0).learningRate, rate);
    trainer.step(1);
  }
  trainer.configure({ schedule: { name: 'constant', warmup: 0 } });
  assert.equal(trainer.step(0).learningRate, 0.2);
  throwsError(() => trainer.configure({ schedule: { every: 3 } }), {
    code: 'unknown-option',
    subject: 'schedule.every',
  });
  trainer.dispose();
});

test('examples have losses, classes and gradients', () => {
  const trainer = backflow.trainer({ ...config, batchSize: 'all' });
  const result = trainer.step(20);
  const { losses, confusion, perClass, predicted, ...rest } = trainer.evaluate();
  assert.deepEqual(rest, {});
  assertClose(losses.reduce((sum, loss) => sum + loss, 0) / 23, result.dataLoss);
  assert.equal(
    confusion.flat().reduce((sum, count) => sum + count),
    23,
  );
  assertClose(confusion.reduce((sum, row, k) => sum + row[k], 0) / 23, result.accuracy);
  assert.equal(perClass.length, 3);
  assert.equal(predicted.length, 23);
  assert.equal(trainer.evaluate({ on: 'test' }).losses.length, 0);
  throwsError(() => trainer.evaluate({ on: 'all' }), { code: 'bad-value', subject: 'on' });
  const gradients = trainer.exampleGradients(5);
  assert.deepEqual(gradients[0].shape, [2, 4]);
  throwsError(() => trainer.exampleGradients(23), { code: 'out-of-range', subject: 'example' });
  const units = trainer.activations([[0.5, -1]], { layer: 2 });
  assert.deepEqual(units.shape, [1, 3]);
  throwsError(() => trainer.activations([[0.5, -1]], { layer: 3 }), { code: 'out-of-range', subject: 'layer' });
  trainer.dispose();
});

test('values of the wrong kind in a layer are errors that name the option', () => {
  const make = (layer) => backflow.trainer({ ...config, layers: [{ units: 2, activation: 'tanh', ...layer }] });
  throwsError(() => make({ frozen: 1 }), { code: 'bad-value', subject: 'layers.frozen' });
  throwsError(() => make({ dropout: '0.5' }), { code: 'bad-value', subject: 'layers.dropout' });
  throwsError(() => make({ dropout: 1 }), { code: 'out-of-range', subject: 'layers.dropout' });
  throwsError(() => backflow.trainer({ ...config, clip: { norm: -1 } }), {
    code: 'out-of-range',
    subject: 'clip.norm',
  });
});
