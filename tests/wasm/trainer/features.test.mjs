// Typed features, standardizing, the columns of maps, and what a trainer says about its data.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, throwsError } from '../help.mjs';

const points = Array.from({ length: 40 }, (_, i) => [Math.sin(3 * i), Math.cos(5 * i) / 2, i / 20 - 1]);
const labels = points.map(([x, , z]) => Number(x + z > 0));
const planar = points.map(([x, y]) => [x, y]);

test('typed features and standardizing are part of the configuration', () => {
  const features = ['x', { name: 'r', expression: 'sqrt(x^2 + y^2)' }, 'sin_y'];
  const config = { data: { points: planar, labels }, features, standardize: true, precision: 'float64' };
  const trainer = backflow.trainer(config);
  assert.deepEqual(trainer.config.features, features);
  assert.equal(trainer.config.standardize, true);
  assert.deepEqual(trainer.parameters[0].shape, [3, 8]);
  throwsError(() => trainer.configure({ standardize: false }), { code: 'fixed-option', subject: 'standardize' });
  throwsError(() => trainer.configure({ features: ['x'] }), { code: 'fixed-option', subject: 'features' });
  trainer.configure({ features, standardize: true, batchSize: 5 });
  trainer.step(10);
  const again = backflow.trainer({ ...config, ...trainer.config, data: config.data }, { restore: trainer.save() });
  assert.deepEqual(again.step(5), trainer.step(5));
});

test('the inputs of a graph are the standardized features', () => {
  const trainer = backflow.trainer({
    data: { points: planar, labels },
    features: [{ name: 'double', expression: '2 * y' }],
    standardize: true,
    layers: [],
    batchSize: 'all',
    precision: 'float64',
  });
  const graph = trainer.graph();
  const [inputs] = graph.nodes.filter(({ group }) => group?.kind === 'input').map(({ id }) => graph.value(id).data);
  const values = planar.map(([, y]) => 2 * y);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  assert.equal(inputs.length, 40);
  inputs.forEach((input, i) => assert.ok(Math.abs(input - (values[i] - mean) / deviation) < 1e-12, String(i)));
  graph.dispose();
});

test('an error of a feature says where it is, and how to mend it', () => {
  const make = (expression, name = 'mine') =>
    backflow.trainer({ data: { points: planar, labels }, features: ['x', { name, expression }] });
  const subject = 'features';
  throwsError(() => make('x + z'), { code: 'unbound-name', subject, line: 1, column: 5, message: /'z' is no column/ });
  throwsError(() => make('x +'), { code: 'syntax', subject, line: 1, column: 4 });
  throwsError(() => make('2x'), { code: 'syntax', subject, line: 1, column: 2 });
  throwsError(() => make('log(x)'), {
    code: 'bad-value',
    subject,
    message: /'mine' is not a finite number at the point \(/,
  });
  throwsError(() => make('concat(x, y)'), { code: 'shape', subject });
  throwsError(() => make(''), { code: 'syntax', subject });
  throwsError(() => make('x', ''), { code: 'bad-value', subject });
  throwsError(() => make('x', 'a\nb'), { code: 'bad-value', subject });
  throwsError(() => make(5), { code: 'bad-value', subject: 'features[1].expression' });
  throwsError(() => make('x', 5), { code: 'bad-value', subject: 'features[1].name' });
  assert.throws(
    () => make('2x'),
    ({ fix }) => fix?.column === 2 && fix.line === 1,
  );
});

test('a prediction where a feature is not finite is an error, a map shows it', () => {
  const trainer = backflow.trainer({
    data: { points: [[1], [2], [3]], targets: [[1], [2], [3]] },
    features: [{ name: 'root', expression: 'sqrt(x1)' }],
    loss: 'squared-error',
  });
  throwsError(() => trainer.predict([[4], [-4]]), { code: 'bad-value', message: /'root' .* \(-4\)/ });
  const { data, shape } = trainer.boundary({ x: [-2, 2], width: 4 });
  assert.deepEqual(shape, [1, 1, 4]);
  assert.deepEqual(Array.from(data, Number.isNaN), [true, true, false, false]);
});

test('a map of several columns holds the others at their mean, or at a point', () => {
  const trainer = backflow.trainer({ data: { points, labels }, precision: 'float64' });
  trainer.step(20);
  const grid = { x: [0, 2], y: [0, 4], width: 2, height: 2 };
  const at = (...point) => trainer.predict([point]).data[0];
  const mean = points.reduce((sum, [, , z]) => sum + z, 0) / points.length;
  assert.ok(Math.abs(trainer.boundary(grid).data[1] - at(1.5, 3, mean)) < 1e-12);
  const turned = { ...grid, columns: [2, 0], at: Float32Array.of(9, 0.25, 9) };
  assert.equal(trainer.boundary(turned).data[1], at(3, 0.25, 1.5));
  assert.equal(trainer.maps(turned).output[2], Math.fround(at(1, 0.25, 0.5)));
  const line = trainer.boundary({ x: [0, 2], width: 2, columns: [1], at: [1, 1, 1], layer: 1 });
  assert.deepEqual(line.shape, [8, 1, 2]);
  const { height, layers } = trainer.maps({ x: [0, 2], width: 2, columns: [1] });
  assert.deepEqual([height, layers[0].length], [1, 16]);
});

test('a trainer says what its columns, classes and targets are', () => {
  const sine = backflow.trainer({ data: { name: 'sine', samples: 50, noise: 0 }, loss: 'squared-error' });
  const { trainPoints, trainTargets, testTargets, trainLabels, columns, classNames } = sine.data;
  assert.deepEqual(
    [trainPoints.shape, trainTargets.shape, testTargets.shape],
    [
      [25, 1],
      [25, 1],
      [25, 1],
    ],
  );
  trainPoints.data.forEach((x, i) => assert.ok(Math.abs(trainTargets.data[i] - Math.sin(x)) < 1e-12));
  assert.deepEqual([trainLabels.length, columns, classNames], [0, ['x'], null]);

  const cars = backflow.trainer({ data: { name: 'cars', samples: 20 } }).data;
  assert.equal(cars.columns.length, 192);
  assert.deepEqual([cars.columns[0], cars.columns[191]], ['row 1, column 1 red', 'row 8, column 8 blue']);
  assert.deepEqual([cars.classNames, cars.trainTargets], [['no car', 'car'], null]);

  const own = backflow.trainer({ data: { points, labels } }).data;
  assert.deepEqual([own.columns, own.classNames], [['x1', 'x2', 'x3'], null]);
  assert.deepEqual(backflow.trainer({ data: { points: planar, labels } }).data.columns, ['x', 'y']);
});

test('given points and targets are divided by share and seed, like data sets', () => {
  const targets = points.map(([x, y]) => [x, y - x]);
  const dataOf = (more) => backflow.trainer({ data: { points, targets, ...more }, loss: 'squared-error' }).data;
  const all = dataOf({});
  assert.deepEqual([all.trainPoints.shape, all.testPoints.data.length, all.testTargets.shape], [[40, 3], 0, [0, 2]]);
  const parts = dataOf({ trainFraction: 0.7, seed: 3 });
  assert.deepEqual(
    [parts.trainTargets.shape, parts.testTargets.shape],
    [
      [28, 2],
      [12, 2],
    ],
  );
  assert.deepEqual(dataOf({ trainFraction: 0.7, seed: 3 }), parts);
  assert.notDeepEqual(dataOf({ trainFraction: 0.7, seed: 4 }).trainPoints, parts.trainPoints);
  // Every target stays with its point.
  for (const [p, t] of [
    [parts.trainPoints, parts.trainTargets],
    [parts.testPoints, parts.testTargets],
  ]) {
    for (let i = 0; i < t.shape[0]; i++) {
      assert.equal(t.data[2 * i], p.data[3 * i]);
      assert.equal(t.data[2 * i + 1], p.data[3 * i + 1] - p.data[3 * i]);
    }
  }
});
