// Twelve nets that together use every activation, loss, regularizer, optimizer, schedule and kind of input.
import { backflow, labelled } from '../help.mjs';

const labels = (classes) => ({ ...labelled(60, classes), trainFraction: 0.7, seed: 3 });

/** Points of three columns with two targets. */
function regression() {
  const points = Array.from({ length: 40 }, (_, i) => [(i % 7) / 3 - 1, (i % 5) / 2 - 1, 10 + (i % 11)]);
  const targets = points.map(([a, b, c]) => [a * b + 0.1 * c, Math.sin(a) - b]);
  return { points, targets, trainFraction: 0.8, seed: 2 };
}

const layer = (activation, units = 4, more = {}) => ({ units, activation, ...more });

/** Names and configurations; `steps` are made before the export. */
export const nets = {
  'two classes, tanh, momentum': {
    data: labels(2),
    layers: [layer('tanh', 8)],
    optimizer: { name: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
    regularizer: { name: 'l2', rate: 0.01 },
  },
  'three classes, relu and sigmoid, adam': {
    data: labels(3),
    layers: [layer('relu', 6), layer('sigmoid', 5)],
    optimizer: { name: 'adam', learningRate: 0.02 },
    schedule: { name: 'cosine', steps: 50, minimum: 0.001, warmup: 5 },
  },
  'multiclass hinge, leaky ReLU, L1 on biases too': {
    data: labels(3),
    layers: [layer('leaky_relu')],
    loss: 'hinge',
    optimizer: { name: 'adagrad', learningRate: 0.1 },
    regularizer: { name: 'l1', rate: 0.02, biases: true },
  },
  'binary hinge on three classes, ELU': {
    data: labels(3),
    layers: [layer('elu')],
    loss: 'binary-hinge',
    optimizer: { name: 'rmsprop', learningRate: 0.01, momentum: 0.5 },
    schedule: { name: 'step', every: 7, factor: 0.5 },
  },
  'squared error on two classes, maxout and dropout': {
    data: labels(2),
    layers: [layer('maxout', 5, { dropout: 0.25 }), layer('softplus')],
    loss: 'squared-error',
    optimizer: { name: 'adadelta' },
    regularizer: { name: 'l2', rate: 0.05 },
  },
  'regression, SiLU, standardized': {
    data: regression(),
    layers: [layer('silu', 7)],
    loss: 'squared-error',
    standardize: true,
    optimizer: { name: 'adamw', learningRate: 0.01, weightDecay: 0.1 },
    schedule: { name: 'exponential', every: 9, factor: 0.8 },
  },
  'regression, GELU, Huber, tanh output, float64': {
    data: regression(),
    layers: [layer('gelu')],
    loss: 'huber',
    outputActivation: 'tanh',
    precision: 'float64',
    optimizer: { name: 'nadam', learningRate: 0.01 },
    clip: { norm: 0.3, value: 0.2 },
  },
  'absolute error on three classes, Mish, frozen': {
    data: labels(3),
    layers: [layer('mish', 4, { frozen: true }), layer('softsign')],
    loss: 'absolute-error',
    precision: 'float64',
    optimizer: { name: 'lion', learningRate: 0.01, weightDecay: 0.1 },
    schedule: { name: 'inverse', every: 20 },
  },
  'features with names and typed ones': {
    data: labels(2),
    features: [
      'x',
      'y',
      'x2',
      'y2',
      'xy',
      'sin_x',
      'sin_y',
      { name: 'ring', expression: 'sqrt(x^2 + y^2) - erf(x) / 2' },
    ],
    standardize: true,
    layers: [layer('tanh', 3), layer('identity', 3)],
    precision: 'float64',
  },
  'linear classifier, binary cross-entropy on three classes': {
    data: labels(3),
    layers: [],
    loss: 'binary-cross-entropy',
    batchSize: 'all',
  },
  'all ties: maxout of zeros': {
    data: labels(2),
    layers: [layer('maxout', 3)],
    initializer: 'zeros',
    loss: 'huber',
    steps: 0,
  },
  'four columns, leaky output': {
    data: {
      points: regression().points.map((p) => [...p, p[0] * 2]),
      labels: regression().points.map((_, i) => i % 2),
    },
    features: [
      { name: 'clipped', expression: 'clip(x4, -1, x1 + 1)' },
      { name: 'choice', expression: 'where(x1 < x2, 2^x1, x3)' },
    ],
    layers: [layer('relu', 4, { dropout: 0.5 })],
    outputActivation: 'leaky_relu',
    optimizer: { name: 'sgd', learningRate: 0.01, momentum: 0.5 },
    clip: { norm: 1 },
  },
};

/** Makes the trainer of a net and trains it a little. */
export function trained(name, changes = {}) {
  const { steps = 25, ...config } = { ...nets[name], ...changes };
  const trainer = backflow.trainer({ seed: 4, ...config });
  trainer.step(steps, { evaluate: false });
  return trainer;
}
