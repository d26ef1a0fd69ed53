// The step that trains stores its values side by side, the step that is shown stores them row by row: with every row of the
// catalog and in both precisions, their gradients and losses have the same bits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow } from '../help.mjs';

const { catalog } = backflow;
const activations = catalog.options.find(({ name }) => name === 'layers.activation').choices;
const layers = (activation) => [
  { units: 5, activation },
  { units: 3, activation },
];

/** A configuration for each row, and for options that change a step's graph. */
const cases = [
  ...activations.map((activation) => [`activation ${activation}`, { layers: layers(activation) }]),
  ...activations.map((name) => [`output ${name}`, { outputActivation: name, loss: 'squared-error' }]),
  ...['cross-entropy', ...catalog.losses.map(({ name }) => name)].flatMap((loss) =>
    [2, 3].map((classes) => [`${loss}, ${classes} classes`, { loss, data: { name: 'spiral', classes, samples: 60 } }]),
  ),
  ...catalog.regularizers.map(({ name }) => [
    `regularizer ${name}`,
    { regularizer: { name, rate: 0.1, biases: true } },
  ]),
  ...catalog.initializers.map(({ name }) => [`initializer ${name}`, { initializer: name }]),
  ...catalog.optimizers.map(({ name }) => [`optimizer ${name}`, { optimizer: { name } }]),
  ...catalog.schedules.map(({ name }) => [`schedule ${name}`, { schedule: { name, warmup: 2 } }]),
  ['dropout', { layers: [{ units: 5, activation: 'relu', dropout: 0.4 }] }],
  ['frozen', { layers: [{ units: 5, activation: 'relu', frozen: true }] }],
  ['clipping', { clip: { norm: 0.1, value: 0.05 } }],
  ['values', { data: { name: 'sine', samples: 60 }, loss: 'squared-error' }],
];

for (const precision of ['float32', 'float64'])
  for (const [what, config] of cases)
    test(`${what}, ${precision}`, () => {
      const trainer = backflow.trainer({
        data: { name: 'spiral', samples: 60 },
        layers: layers('tanh'),
        batchSize: 7,
        precision,
        ...config,
      });
      for (let step = 0; step < 6; ++step) {
        const shown = trainer.graph();
        const { loss } = trainer.step(1, { evaluate: false });
        assert.equal(loss, shown.value('loss').data[0], 'loss');
        for (const { name, gradient } of trainer.parameters)
          assert.deepEqual(Array.from(gradient), Array.from(shown.gradient(name).data), `${name}, step ${step}`);
        shown.dispose();
      }
      trainer.dispose();
    });
