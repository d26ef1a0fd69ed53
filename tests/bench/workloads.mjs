// The workloads of SPEED.md: one description for every platform, as the package takes it.
import { readFileSync } from 'node:fs';

/** Numbers in [0, 1) that are the same everywhere: a linear congruential generator (Numerical Recipes). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Arms of a spiral around the origin, radius up to 5. */
function spiral(count, arms) {
  const random = numbers(7);
  const points = [];
  const labels = [];
  for (let i = 0; i < count; i++) {
    const arm = i % arms;
    const radius = (5 * i) / count;
    const angle = (3.5 * i) / count + (2 * Math.PI * arm) / arms + 0.2 * (random() - 0.5);
    points.push([radius * Math.sin(angle), radius * Math.cos(angle)]);
    labels.push(arm);
  }
  return { points, labels };
}

function images(count, size, classes) {
  const random = numbers(11);
  const data = Float64Array.from({ length: count * size }, () => random() - 0.5);
  return { points: { data, shape: [count, size] }, labels: Array.from({ length: count }, (_, i) => i % classes) };
}

const hidden = (activation, ...units) => units.map((count) => ({ units: count, activation }));

function net(data, layers, options) {
  const initializer = layers[0].activation === 'relu' ? 'he' : 'xavier';
  return { data, layers, shuffle: false, initializer, precision: 'float32', ...options };
}

const regression = { outputActivation: 'tanh', loss: 'squared-error', optimizer: { learningRate: 0.03 } };
const study = JSON.parse(readFileSync(new URL('../fixtures/spiral-case-study.json', import.meta.url), 'utf8'));

/** Trainings: `steps` at a time, long enough that the evaluation at the end of a call does not count. */
export const trainings = [
  { name: 'W1', steps: 40000, config: net(spiral(250, 2), hidden('tanh', 4, 2), { ...regression, batchSize: 10 }) },
  { name: 'W2', steps: 5000, config: net(spiral(512, 2), hidden('tanh', 16, 16), { ...regression, batchSize: 32 }) },
  {
    name: 'W2b',
    steps: 5000,
    config: net(spiral(512, 2), hidden('relu', 16, 16), {
      loss: 'binary-cross-entropy',
      optimizer: { learningRate: 0.03 },
      batchSize: 32,
    }),
  },
  {
    name: 'W3',
    steps: 300,
    config: net(spiral(1280, 3), hidden('relu', 64, 64), { optimizer: { learningRate: 0.03 }, batchSize: 128 }),
  },
  {
    name: 'W3c',
    steps: 1000,
    config: net({ points: study.X, labels: study.y }, hidden('relu', 100), {
      optimizer: { learningRate: 1 },
      regularizer: { name: 'l2', rate: 1e-3 },
      batchSize: 'all',
    }),
  },
  {
    name: 'W4',
    steps: 60,
    config: net(images(512, 3072, 10), hidden('relu', 100), { optimizer: { learningRate: 0.01 }, batchSize: 64 }),
  },
  {
    name: 'W4b',
    steps: 20,
    config: net(images(512, 3072, 10), hidden('relu', 100), { optimizer: { learningRate: 0.01 }, batchSize: 256 }),
  },
];

/** The decision boundary of W2's net. */
export const boundary = { name: 'W5', config: trainings[1].config, cells: 100 };

/** 16 examples through a 2-16-16-1 tanh net as scalar gates, bias first, and the sum of squared errors. */
function scalarNet() {
  const random = numbers(3);
  const inputs = {};
  const lines = [];
  const value = (name) => ((inputs[name] = random() - 0.5), name);
  const sizes = [2, 16, 16, 1];
  const weight = (layer, unit, input) => `w${layer}_${unit}_${input}`;
  for (let layer = 1; layer < sizes.length; layer++) {
    for (let unit = 0; unit < sizes[layer]; unit++) {
      value(`b${layer}_${unit}`);
      for (let input = 0; input < sizes[layer - 1]; input++) value(weight(layer, unit, input));
    }
  }
  const losses = [];
  for (let example = 0; example < 16; example++) {
    let below = [value(`x${example}_0`), value(`x${example}_1`)];
    for (let layer = 1; layer < sizes.length; layer++) {
      below = Array.from({ length: sizes[layer] }, (_, unit) => {
        const name = `a${example}_${layer}_${unit}`;
        const products = below.map((input, k) => `${input} * ${weight(layer, unit, k)}`);
        lines.push(`${name} = tanh(b${layer}_${unit} + ${products.join(' + ')})`);
        return name;
      });
    }
    lines.push(`e${example} = ${below[0]} - ${value(`t${example}`)}`);
    losses.push(`e${example} * e${example}`);
  }
  lines.push(`loss = ${losses.join(' + ')}`);
  return { text: lines.join('\n'), inputs };
}

export const graph = { name: 'W6', ...scalarNet() };
