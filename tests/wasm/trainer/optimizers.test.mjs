// Tests optimizers and options through the package.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, labelled, throwsError } from '../help.mjs';

const config = { data: labelled(23, 3), layers: [{ units: 4, activation: 'tanh' }], precision: 'float64' };
const flat = (trainer) => trainer.parameters.flatMap(({ data }) => [...data]);

/** Returns the gradients of the next step, in the order of the parameters. */
function gradients(trainer) {
  const graph = trainer.graph();
  const all = trainer.parameters.flatMap(({ name }) => [...graph.gradient(name).data]);
  graph.dispose();
  return all;
}

/** Computes one update of every parameter by CONTRACT.md's formulas. */
const formulas = {
  sgd: ({ learningRate: rate, momentum, nesterov }) => {
    let v = 0;
    return (w, g) => {
      v = momentum * v + g;
      return w - rate * (nesterov ? g + momentum * v : v);
    };
  },
  adam: ({ learningRate: rate, beta1, beta2, epsilon }) => {
    let [m, v, t] = [0, 0, 0];
    return (w, g) => {
      t += 1;
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      return w - (rate * (m / (1 - beta1 ** t))) / (Math.sqrt(v / (1 - beta2 ** t)) + epsilon);
    };
  },
};

for (const given of [
  { name: 'sgd', learningRate: 0.1, momentum: 0.9 },
  { name: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
  { name: 'adam' },
]) {
  test(`twenty steps of ${JSON.stringify(given)} follow its formula`, () => {
    const trainer = backflow.trainer({ ...config, optimizer: given });
    const rules = flat(trainer).map(() => formulas[given.name](trainer.config.optimizer));
    for (let step = 1; step <= 20; step++) {
      const slopes = gradients(trainer);
      const wanted = flat(trainer).map((w, i) => rules[i](w, slopes[i]));
      trainer.step(1, { evaluate: false });
      assertClose(flat(trainer), wanted, `step ${step}`, 1e-13);
    }
    trainer.dispose();
  });
}

test('a new optimizer starts fresh during a run, with its own defaults and the given hyperparameters', () => {
  const trainer = backflow.trainer({ ...config, optimizer: { learningRate: 0.5, momentum: 0.5 } });
  trainer.step(5);
  trainer.configure({ optimizer: { beta1: 0.5, name: 'adam' } });
  assert.deepEqual(trainer.config.optimizer, {
    name: 'adam',
    learningRate: 0.001,
    beta1: 0.5,
    beta2: 0.999,
    epsilon: 1e-8,
  });
  throwsError(() => trainer.configure({ optimizer: { momentum: 0.5 } }), {
    code: 'unknown-option',
    subject: 'optimizer.momentum',
  });
  const before = flat(trainer);
  trainer.step(1);
  // The first step of Adam is as long as its rate.
  flat(trainer).forEach((w, i) => assert.ok(Math.abs(Math.abs(w - before[i]) - 0.001) < 1e-5));
  trainer.configure({ optimizer: { name: 'sgd' } });
  const { momentum, nesterov } = trainer.config.optimizer;
  assert.deepEqual({ momentum, nesterov }, { momentum: 0, nesterov: false });
  trainer.dispose();
});

test('a saved run of any optimizer continues bit for bit, and does not fit another optimizer', () => {
  for (const { name } of backflow.catalog.optimizers) {
    const optimizer = { name };
    const trainer = backflow.trainer({ ...config, optimizer });
    trainer.step(7);
    const state = trainer.save();
    assert.equal(state.version, 4);
    const restored = backflow.trainer({ ...config, optimizer }, { restore: state });
    trainer.step(9);
    restored.step(9);
    assert.deepEqual(flat(restored), flat(trainer));
    const other = name === 'sgd' ? 'adam' : 'sgd';
    throwsError(() => backflow.trainer({ ...config, optimizer: { name: other } }, { restore: state }), {
      code: 'state-mismatch',
      reason: 'state-optimizer',
    });
    for (const one of [trainer, restored]) one.dispose();
  }
});

test('the catalog lists options with ranges, choices and whether they may change', () => {
  const options = new Map(backflow.catalog.options.map((row) => [row.name, row]));
  assert.deepEqual(options.get('data.noise'), {
    name: 'data.noise',
    title: 'noise',
    kind: 'number',
    live: false,
    default: 0.1,
    range: { min: 0, max: 0.5 },
  });
  assert.deepEqual(options.get('precision').choices, ['float32', 'float64']);
  assert.equal(options.get('loss').choices[0], 'cross-entropy');
  assert.equal(options.get('batchSize').kind, 'number-or-all');
  assert.deepEqual(options.get('layers.units').range, { min: 1, max: 256, integer: true });
  assert.deepEqual(options.get('optimizer.momentum').optimizers, ['sgd', 'rmsprop']);
  assert.equal(options.get('optimizer.learningRate').optimizers.length, backflow.catalog.optimizers.length);
  const live = [...options.values()].filter((row) => row.live && !row.optimizers).map(({ name }) => name);
  assert.deepEqual(live.sort(), [
    'batchSize',
    'clip.norm',
    'clip.value',
    'layers.dropout',
    'layers.frozen',
    'optimizer.name',
    'regularizer.biases',
    'regularizer.name',
    'regularizer.rate',
    'schedule.every',
    'schedule.factor',
    'schedule.minimum',
    'schedule.name',
    'schedule.steps',
    'schedule.warmup',
    'shuffle',
  ]);
  for (const [path, range] of Object.entries(backflow.catalog.ranges)) {
    const { default: fallback, ...bounds } = range;
    assert.deepEqual([options.get(path).range, options.get(path).default], [bounds, fallback], path);
  }
});
