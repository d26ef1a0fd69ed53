// Prints what an optimizer or dropout costs on W2, as a ratio to plain gradient descent: medians of alternating rounds.
// node tests/bench/once/options.mjs [rounds]
import { load } from '../../../build/package/node.js';

const rounds = Number(process.argv[2] ?? 21);
const backflow = await load();
const layers = (extra) => [
  { units: 16, activation: 'tanh', ...extra },
  { units: 16, activation: 'tanh', ...extra },
];
const base = {
  data: { name: 'spiral', samples: 512, trainFraction: 1, noise: 0.1, seed: 1 },
  layers: layers(),
  outputActivation: 'tanh',
  loss: 'squared-error',
  batchSize: 32,
  shuffle: false,
};
const cases = {
  sgd: base,
  'sgd again': base,
  ...Object.fromEntries(
    backflow.catalog.optimizers
      .filter(({ name }) => name !== 'sgd')
      .map(({ name }) => [name, { ...base, optimizer: { name } }]),
  ),
  dropout: { ...base, layers: layers({ dropout: 0.5 }) },
  clipping: { ...base, clip: { norm: 1 } },
  maxout: { ...base, layers: layers({ activation: 'maxout' }) },
};
const trainers = Object.entries(cases).map(([name, config]) => ({
  name,
  trainer: backflow.trainer(config),
  times: [],
}));
const steps = 4000;
const time = ({ trainer }) => {
  const start = performance.now();
  trainer.step(steps, { evaluate: false });
  return performance.now() - start;
};
for (const one of trainers) time(one);
for (let round = 0; round < rounds; round++) for (const one of trainers) one.times.push(time(one));
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const plain = median(trainers[0].times);
for (const { name, times } of trainers) {
  const taken = median(times);
  console.log(
    `${name.padEnd(12)} ${((taken / steps) * 1000).toFixed(2)} µs a step, ${(taken / plain).toFixed(2)} × sgd`,
  );
}
