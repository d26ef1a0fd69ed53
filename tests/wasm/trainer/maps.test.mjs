import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, throwsError } from '../help.mjs';

const config = (more = {}) => ({
  data: { name: 'spiral', classes: 3, samples: 90 },
  layers: [
    { units: 4, activation: 'tanh' },
    { units: 3, activation: 'relu' },
  ],
  precision: 'float64',
  ...more,
});
const grid = { x: [-3, 5], y: [-2, 4], width: 8, height: 3 };

/** Returns the cell centers, first row at the largest y. */
const centres = [];
for (let row = 0; row < grid.height; row++) {
  for (let column = 0; column < grid.width; column++) centres.push([-3 + column + 0.5, 4 - 2 * (row + 0.5)]);
}

/** Compares entry [output, row, column] of maps with entry [row · column, output] of a prediction. */
function assertSamePlaces(maps, prediction, outputs) {
  const cells = centres.length;
  for (let cell = 0; cell < cells; cell++) {
    for (let k = 0; k < outputs; k++)
      assert.equal(maps[k * cells + cell], prediction[cell * outputs + k], `${cell}, ${k}`);
  }
}

test('a prediction-only map equals the prediction in the maps of all units', () => {
  const trainer = backflow.trainer(config({ precision: 'float32' }));
  trainer.step(20);
  const { layers, output, outputs } = trainer.maps({ ...grid, units: false });
  assert.deepEqual(layers, []);
  assert.equal(outputs, 3);
  assert.ok(output instanceof Float32Array);
  assert.deepEqual(output, trainer.maps(grid).output);
});

test('a boundary is the prediction at the cell centers, first row at the largest y', () => {
  const trainer = backflow.trainer(config());
  trainer.step(20);
  const boundary = trainer.boundary(grid);
  assert.deepEqual(boundary.shape, [3, 3, 8]);
  const prediction = trainer.predict(centres);
  assert.deepEqual(prediction.shape, [24, 3]);
  assertSamePlaces(boundary.data, prediction.data, 3);
});

test('the units’ maps are the activations of a snapshot at the same points', () => {
  const source = backflow.trainer(config());
  source.step(20);
  // The cell centers are the training data of a second trainer with the same parameters.
  const shown = backflow.trainer({
    ...config(),
    data: { points: centres, labels: centres.map(() => 0), classes: 3 },
    batchSize: 'all',
  });
  for (const { name, data } of source.parameters) shown.setParameter(name, data);
  const graph = shown.graph();
  const maps = source.maps(grid);
  for (const [layer, units] of [
    [1, 4],
    [2, 3],
  ]) {
    const activations = graph.value(`a${layer}`);
    assert.deepEqual(activations.shape, [24, units]);
    const map = source.boundary({ ...grid, layer });
    assert.deepEqual(map.shape, [units, 3, 8]);
    assertSamePlaces(map.data, activations.data, units);
    assert.deepEqual(maps.layers[layer - 1], Float32Array.from(map.data));
    for (let unit = 0; unit < units; unit++) {
      const one = source.boundary({ ...grid, layer, unit });
      assert.deepEqual(one.shape, [1, 3, 8]);
      assert.deepEqual(one.data, map.data.slice(unit * 24, (unit + 1) * 24));
    }
  }
  assert.deepEqual(maps.output, Float32Array.from(source.boundary(grid).data));
  assert.deepEqual([maps.width, maps.height, maps.outputs], [8, 3, 3]);
});

test('predictions are probabilities for the cross-entropies and outputs for other losses', () => {
  const softmax = backflow.trainer(config());
  const { data } = softmax.predict(centres);
  for (let i = 0; i < data.length; i += 3) {
    assert.ok(Math.abs(data[i] + data[i + 1] + data[i + 2] - 1) < 1e-12);
    for (let k = 0; k < 3; k++) assert.ok(data[i + k] > 0 && data[i + k] < 1);
  }
  const raw = softmax.predict(centres, { raw: true }).data;
  assert.notDeepEqual(raw, data);
  const sum = Math.exp(raw[0]) + Math.exp(raw[1]) + Math.exp(raw[2]);
  assert.ok(Math.abs(data[0] - Math.exp(raw[0]) / sum) < 1e-12);

  const binary = backflow.trainer(config({ data: { name: 'moons' } }));
  const logits = binary.predict(centres, { raw: true });
  assert.deepEqual(logits.shape, [24, 1]);
  binary.predict(centres).data.forEach((p, i) => assert.ok(Math.abs(p - 1 / (1 + Math.exp(-logits.data[i]))) < 1e-12));

  for (const loss of ['squared-error', 'hinge', 'binary-hinge']) {
    const other = backflow.trainer(config({ loss }));
    assert.deepEqual(other.predict(centres), other.predict(centres, { raw: true }), loss);
  }
});

test('predictions of many points do not depend on how they are divided', () => {
  const trainer = backflow.trainer(config({ precision: 'float32' }));
  const points = Array.from({ length: 700 }, (_, i) => [(i % 31) / 5 - 3, (i % 17) / 3 - 3]);
  const all = trainer.predict(points).data;
  for (const i of [0, 255, 256, 511, 512, 699]) {
    assert.deepEqual(trainer.predict([points[i]]).data, all.slice(3 * i, 3 * i + 3), `point ${i}`);
  }
});

test('a prediction does not affect the run', () => {
  const alone = backflow.trainer(config());
  const watched = backflow.trainer(config());
  for (let i = 0; i < 10; i++) {
    watched.step(3);
    watched.boundary(grid);
    watched.predict(centres);
    watched.maps(grid);
  }
  alone.step(30);
  assert.deepEqual(watched.save(), alone.save());
});

test('errors name invalid grids and points', () => {
  const trainer = backflow.trainer(config());
  for (const [change, name] of [
    [{ width: 0 }, 'width'],
    [{ height: 2.5 }, 'height'],
    [{ width: 1001, height: 1000 }, 'width'],
    [{ layer: 3 }, 'layer'],
    [{ layer: 0 }, 'layer'],
    [{ layer: 1, unit: 4 }, 'unit'],
    [{ layer: 1, unit: -1 }, 'unit'],
  ]) {
    throwsError(() => trainer.boundary({ ...grid, ...change }), { code: 'out-of-range', subject: name });
  }
  throwsError(() => trainer.boundary({ ...grid, x: [0, NaN] }), { code: 'bad-value', subject: 'x' });
  throwsError(() => trainer.predict([[1, 2, 3]]), { code: 'shape', subject: 'points' });
  throwsError(() => trainer.predict([1, 2]), { code: 'bad-value', subject: 'points' });
  throwsError(() => trainer.predict([[1, 2], [3]]), { code: 'bad-value', subject: 'points', message: /row 1/ });
  throwsError(() => trainer.predict([]), { code: 'bad-value', subject: 'points' });
  throwsError(() => trainer.boundary({ ...grid, y: undefined }), { code: 'bad-value', subject: 'y' });
  const wide = backflow.trainer({ data: { points: [[1, 2, 3]], labels: [0] } });
  for (const [change, code, subject] of [
    [{ columns: [0, 3] }, 'out-of-range', 'columns'],
    [{ columns: [1, 1] }, 'bad-value', 'columns'],
    [{ columns: [0, 1, 2] }, 'too-large', 'columns'],
    [{ columns: [0.5, 1] }, 'out-of-range', 'columns'],
    [{ columns: 1 }, 'bad-value', 'columns'],
    [{ columns: ['x', 'y'] }, 'bad-value', 'columns'],
    [{ at: [1, 2] }, 'shape', 'at'],
    [{ at: [1, 2, NaN] }, 'bad-value', 'at'],
    [{ at: 'x' }, 'bad-value', 'at'],
  ]) {
    throwsError(() => wide.boundary({ ...grid, ...change }), { code, subject });
    throwsError(() => wide.maps({ ...grid, ...change }), { code, subject });
  }
});
