// statistics() and inputGradients() against the step's own graph and against differences.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, throwsError } from '../help.mjs';

const layers = (count, units, activation) => Array.from({ length: count }, () => ({ units, activation }));
const norm = (numbers) => Math.hypot(...numbers);
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
const near = (a, b, most, what) =>
  assert.ok(Math.abs(a - b) <= most * Math.max(1, Math.abs(a), Math.abs(b)), `${what}: ${a} and ${b}`);

/** A trainer whose next batch is its whole training set. */
const whole = (more = {}) =>
  backflow.trainer({
    data: { name: 'spiral' },
    layers: layers(3, 6, 'tanh'),
    batchSize: 'all',
    precision: 'float64',
    regularizer: { name: 'l2', rate: 0.01 },
    ...more,
  });

test('gradients and norms are those of the step on all examples', () => {
  const trainer = whole();
  trainer.step(30);
  const graph = trainer.graph();
  const { examples, layers } = trainer.statistics();
  assert.equal(examples, 150);
  assert.deepEqual(
    layers.map(({ layer }) => layer),
    [1, 2, 3, 4],
  );
  for (const { layer, ...figures } of layers) {
    const { data } = graph.gradient(`W${layer}`);
    const weights = trainer.parameters.find(({ name }) => name === `W${layer}`).data;
    near(figures.gradientNorm, norm(data), 1e-12, 'norm of the gradient');
    near(figures.gradientRms, norm(data) / Math.sqrt(data.length), 1e-12, 'per entry');
    near(figures.weightNorm, norm(weights), 1e-12, 'norm of the weights');
  }
});

test('the update ratio is that of the last update, and 0 before it and after restore', () => {
  const trainer = whole();
  assert.deepEqual(
    trainer.statistics().layers.map(({ updateRatio }) => updateRatio),
    [0, 0, 0, 0],
  );
  trainer.step(4);
  const before = trainer.parameters;
  trainer.step(1);
  const after = trainer.parameters;
  for (const { layer, updateRatio } of trainer.statistics().layers) {
    const index = after.findIndex(({ name }) => name === `W${layer}`);
    const change = after[index].data.map((value, i) => value - before[index].data[i]);
    near(updateRatio, norm(change) / norm(after[index].data), 1e-12, 'ratio');
    assert.deepEqual(after[index].previous, before[index].data);
  }
  const restored = backflow.trainer(trainer.config, { restore: trainer.save() });
  assert.deepEqual(
    restored.statistics().layers.map(({ updateRatio }) => updateRatio),
    [0, 0, 0, 0],
  );
});

test('histograms count every weight and every unit on every example', () => {
  const trainer = whole();
  trainer.step(10);
  for (const { layer, histograms } of trainer.statistics().layers) {
    const { data } = trainer.parameters.find(({ name }) => name === `W${layer}`);
    assert.equal(sum(histograms.weights.counts), data.length);
    assert.equal(histograms.weights.min, Math.min(...data));
    assert.equal(histograms.weights.max, Math.max(...data));
    assert.equal(sum(histograms.gradients.counts), data.length);
    const units = layer === 4 ? 1 : 6;
    assert.equal(sum(histograms.activations.counts), 150 * units);
    assert.equal(sum(histograms.preactivations.counts), 150 * units);
    // An output without activation: its sums are its values.
    if (layer === 4) assert.deepEqual(histograms.activations, histograms.preactivations);
    else assert.ok(histograms.activations.max <= 1);
  }
});

test('many examples in chunks give the same figures as all at once; beyond 10,000 a sample is taken', () => {
  const points = (count) => Array.from({ length: count }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
  const made = (count) =>
    whole({
      data: { points: points(count), labels: points(count).map(([x]) => Number(x > 0)) },
      layers: layers(1, 3, 'relu'),
    });
  const chunked = made(2500);
  const { data } = chunked.graph().gradient('W1');
  const [first] = chunked.statistics().layers;
  near(first.gradientNorm, norm(data), 1e-12, 'in chunks');
  assert.equal(sum(first.histograms.activations.counts), 2500 * 3);
  const many = made(20_000);
  const sampled = many.statistics();
  assert.equal(sampled.examples, 10_000);
  assert.deepEqual(many.statistics(), sampled, 'always the same sample');
});

test('dead units have local gradient 0 everywhere, saturated ones nearly everywhere', () => {
  const trainer = backflow.trainer({ data: { name: 'circle' }, layers: layers(1, 4, 'relu') });
  trainer.setParameter('b1', [-1000, 0, 0, -1000]);
  assert.equal(trainer.statistics().layers[0].deadShare, 0.5);
  const sigmoid = backflow.trainer({ data: { name: 'circle' }, layers: layers(1, 4, 'sigmoid') });
  sigmoid.setParameter('b1', [-1000, 0, 1000, 1000]);
  const [layer] = sigmoid.statistics().layers;
  assert.equal(layer.deadShare, 0);
  assert.equal(layer.saturatedShare, 0.75);
  const maxout = backflow.trainer({ data: { name: 'circle' }, layers: layers(1, 4, 'maxout') });
  assert.equal(maxout.statistics().layers[0].saturatedShare, 0);
});

test('statistics and diagnosis leave the run as it is', () => {
  const plain = whole({ batchSize: 10, layers: [{ units: 6, activation: 'relu', dropout: 0.3 }] });
  const examined = whole({ batchSize: 10, layers: [{ units: 6, activation: 'relu', dropout: 0.3 }] });
  for (let i = 0; i < 5; ++i) {
    plain.step(7);
    examined.step(7);
    examined.statistics();
    examined.diagnose();
    examined.inputGradients([[1, 2]], { output: 0 });
  }
  assert.deepEqual(examined.save(), plain.save());
});

const features = ['x', 'y', 'x2', 'y2', 'xy', 'sin_x', 'sin_y', { name: 'typed', expression: 'x * x * y + sin(x)' }];
const points = [
  [1, 2],
  [-0.5, 3],
  [0.25, -1.5],
];

/** The differences of `value(points)`, a number for each point, by each coordinate. */
function differences(value, points) {
  const h = 1e-5;
  const moved = (row, column, by) =>
    points.map((point, r) => point.map((v, c) => (r === row && c === column ? v + by : v)));
  return points.flatMap((point, row) =>
    point.map((_, column) => (value(moved(row, column, h))[row] - value(moved(row, column, -h))[row]) / (2 * h)),
  );
}

for (const standardize of [false, true])
  test(`gradients of an output by the points agree with differences; standardize: ${standardize}`, () => {
    const trainer = whole({ data: { name: 'spiral', classes: 3 }, features, standardize });
    trainer.step(20);
    for (const output of [0, 2]) {
      const { shape, data } = trainer.inputGradients(points, { output });
      assert.deepEqual(shape, [3, 2]);
      const column = (tensor) => points.map((_, row) => tensor.data[row * 3 + output]);
      const wanted = differences((at) => column(trainer.predict(at, { raw: true })), points);
      wanted.forEach((value, i) => near(data[i], value, 1e-7, `entry ${i}`));
    }
  });

for (const loss of ['cross-entropy', 'squared-error', 'hinge', 'absolute-error', 'huber', 'binary-hinge'])
  test(`gradients of the ${loss} of each point agree with differences`, () => {
    const trainer = whole({ data: { name: 'spiral', classes: 3 }, loss });
    trainer.step(20);
    const labels = [0, 2, 1];
    // The loss of single points: that of a trainer with these as its data and the same parameters.
    const losses = (at) => {
      const one = backflow.trainer({ ...trainer.config, data: { points: at, labels, classes: 3 } });
      for (const { name, data } of trainer.parameters) one.setParameter(name, data);
      const values = one.evaluate().losses;
      one.dispose();
      return values;
    };
    const { data } = trainer.inputGradients(points, { labels });
    differences(losses, points).forEach((value, i) => near(data[i], value, 1e-6, `entry ${i}`));
  });

test('targets, data with many columns and a long list of points', () => {
  const rows = Array.from({ length: 600 }, (_, i) => [Math.sin(i), Math.cos(i), i / 600]);
  const targets = rows.map(([a, b, c]) => [a * b, c]);
  const trainer = backflow.trainer({
    data: { points: rows, targets },
    loss: 'squared-error',
    layers: layers(1, 5, 'tanh'),
    precision: 'float64',
  });
  trainer.step(50);
  const all = trainer.inputGradients(rows, { targets });
  assert.deepEqual(all.shape, [600, 3]);
  // A point's gradient does not depend on the points beside it.
  const one = trainer.inputGradients([rows[599]], { targets: [targets[599]] });
  assert.deepEqual(Array.from(one.data), Array.from(all.data.slice(-3)));
});

test('what cannot be differentiated is an error', () => {
  const trainer = whole();
  const refused = (of, expected, at = points) => throwsError(() => trainer.inputGradients(at, of), expected);
  refused({}, { code: 'bad-value', message: /one of/ });
  refused({ output: 0, labels: [0, 1, 0] }, { code: 'bad-value', message: /one of/ });
  refused({ output: 1 }, { code: 'out-of-range', message: /no output 1/ });
  refused({ labels: [0] }, { code: 'shape', message: /1 rows for 3/ });
  refused({ labels: [] }, { code: 'shape', message: /0 rows for 3/ });
  refused({ labels: [0, 1, 2] }, { code: 'bad-value', message: /class indices from 0 to 1/ });
  refused({ targets: [[1], [0]] }, { code: 'shape', message: /2 rows for 3/ });
  refused({ output: 0 }, { code: 'shape', message: /\[n, 2\]/ }, [[1, 2, 3]]);
  const fitted = backflow.trainer({ data: { name: 'sine' }, loss: 'squared-error' });
  throwsError(() => fitted.inputGradients([[1]], { labels: [0] }), { code: 'bad-value', message: /targets/ });
});
