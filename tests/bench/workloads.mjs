// The workloads: one description for all platforms, in the package's format.
import { readJson } from './read.mjs';

/** Reproducible numbers in [0, 1): a linear congruential generator (Numerical Recipes). */
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

/** The course notes' spiral. */
async function study() {
  const { X, y } = await readJson(new URL('../fixtures/spiral-case-study.json', import.meta.url));
  return { points: X, labels: y };
}

const hidden = (activation, ...units) => units.map((count) => ({ units: count, activation }));
const rate = (learningRate) => ({ optimizer: { learningRate } });

function net(data, layers, options) {
  const initializer = layers[0].activation === 'relu' ? 'he' : 'xavier';
  return { data, layers, shuffle: false, initializer, precision: 'float32', ...options };
}

const regression = { outputActivation: 'tanh', loss: 'squared-error', ...rate(0.03) };
const binary = { loss: 'binary-cross-entropy', ...rate(0.03) };
const decay = { name: 'l2', rate: 1e-3 };

/** Trainer configurations; their data divides into whole batches. */
const trainings = {
  W1: () => net(spiral(250, 2), hidden('tanh', 4, 2), { ...regression, batchSize: 10 }),
  W2: () => net(spiral(512, 2), hidden('tanh', 16, 16), { ...regression, batchSize: 32 }),
  W2b: () => net(spiral(512, 2), hidden('relu', 16, 16), { ...binary, batchSize: 32 }),
  W3: () => net(spiral(1280, 3), hidden('relu', 64, 64), { ...rate(0.03), batchSize: 128 }),
  W3c: async () => net(await study(), hidden('relu', 100), { ...rate(1), regularizer: decay, batchSize: 'all' }),
  W4: () => net(images(512, 3072, 10), hidden('relu', 100), { ...rate(0.01), batchSize: 64 }),
  W4b: () => net(images(512, 3072, 10), hidden('relu', 100), { ...rate(0.01), batchSize: 256 }),
};

/** Drawings: the boundary of W2's net, and every unit of a net with six layers of eight units. */
const drawings = {
  W5: { config: trainings.W2, units: false },
  W5u: {
    config: () => net(spiral(512, 2), hidden('tanh', 8, 8, 8, 8, 8, 8), { ...regression, batchSize: 32 }),
    units: true,
  },
};

/** Examples through a tanh net as scalar gates, bias first, and the sum of squared errors. */
function scalarNet(examples, sizes) {
  const random = numbers(3);
  const inputs = {};
  const lines = [];
  const value = (name) => ((inputs[name] = random() - 0.5), name);
  const weight = (layer, unit, input) => `w${layer}_${unit}_${input}`;
  for (let layer = 1; layer < sizes.length; layer++) {
    for (let unit = 0; unit < sizes[layer]; unit++) {
      value(`b${layer}_${unit}`);
      for (let input = 0; input < sizes[layer - 1]; input++) value(weight(layer, unit, input));
    }
  }
  const losses = [];
  for (let example = 0; example < examples; example++) {
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
  return { text: lines.join('\n'), inputs, sizes, examples };
}

/** Workloads of any size: `gates-5` runs 5 examples through a scalar net, `batch-64` trains W2's net with batches of 64. */
const growing = {
  gates: (examples) => ({ kind: 'graph', unit: 'sweeps', ...scalarNet(examples, [2, 4, 4, 1]) }),
  batch: (rows) => ({
    kind: 'training',
    unit: 'steps',
    config: net(spiral(4096, 2), hidden('tanh', 16, 16), { ...regression, batchSize: rows }),
  }),
};

export const names = [...Object.keys(trainings), ...Object.keys(drawings), 'W6'];

/** The kind of a workload: a training run, a drawing of `cells` × `cells`, or a graph. */
export async function workload(name) {
  if (trainings[name]) return { name, kind: 'training', unit: 'steps', config: await trainings[name]() };
  if (drawings[name]) {
    const { config, units } = drawings[name];
    return { name, kind: 'drawing', unit: units ? 'sets of maps' : 'grids', config: config(), units, cells: 100 };
  }
  // 10,303 gates.
  if (name === 'W6') return { name, kind: 'graph', unit: 'sweeps', ...scalarNet(16, [2, 16, 16, 1]) };
  const [family, size] = name.split('-');
  if (growing[family]) return { name, ...growing[family](Number(size)) };
  throw new Error(`there is no workload ${name}`);
}
