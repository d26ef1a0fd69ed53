/** The glossary: a row for each term that texts link to. Its words stand beside it in Markdown, a file for each language. */
import type { GraphScene } from '../../engine/protocol/lessons';
import type { LessonText } from '../format';

export interface GlossaryEntry {
  /** As in `[distributor](term:distributor)`. */
  id: string;
  /** The step that teaches the term; null if none does. */
  step: string | null;
  /** A tiny graph that shows it. */
  scene?: GraphScene;
}

const sumTimes: GraphScene = { text: 'q = x + y\nf = q * z', values: { x: -2, y: 5, z: -4 } };
const times: GraphScene = { text: 'f = x * y', values: { x: 2, y: 3 }, upstream: 5 };
const layer: GraphScene = {
  text: 'a = relu(W @ x + b)',
  values: {
    W: [
      [0.6, -0.4],
      [-0.3, 0.9],
    ],
    x: [1.2, -0.7],
    b: [0.1, 0.2],
  },
};
const product: GraphScene = {
  text: 'Y = X @ W',
  values: {
    X: [
      [1, 2],
      [-1, 3],
    ],
    W: [
      [2, 1],
      [0, -1],
    ],
  },
  upstream: [
    [1, 0],
    [2, -1],
  ],
};
const scores = { s: [3.2, 5.1, -1.7], y: 0 };

export const GLOSSARY: readonly GlossaryEntry[] = [
  { id: 'gradient', step: 'nudge.gradient', scene: { text: 'f = x * y', values: { x: 4, y: -3 } } },
  { id: 'upstream', step: 'backwards.x', scene: sumTimes },
  { id: 'local', step: 'backwards.local', scene: times },
  { id: 'downstream', step: 'backwards.times', scene: times },
  { id: 'chain-rule', step: 'backwards.chain', scene: { text: 'q = 3 * x\nf = 4 * q', values: { x: 2 } } },
  { id: 'gate', step: 'nudge.graph', scene: { text: 'f = x + y', values: { x: 3, y: 4 } } },
  { id: 'graph', step: 'nudge.graph', scene: sumTimes },
  { id: 'forward', step: 'nudge.graph', scene: sumTimes },
  { id: 'backward', step: 'backwards.once', scene: sumTimes },
  { id: 'distributor', step: 'patterns.add', scene: { text: 'f = x + y', values: { x: 3, y: 4 }, upstream: 2 } },
  { id: 'switcher', step: 'patterns.mul', scene: times },
  { id: 'router', step: 'patterns.max', scene: { text: 'f = max(x, y)', values: { x: 4, y: 5 }, upstream: 9 } },
  { id: 'adder', step: 'patterns.copy', scene: { text: 'f = x * x', values: { x: 3 } } },
  { id: 'composite', step: 'sigmoid.one', scene: { text: 'f = sigmoid(w * x)', values: { w: 2, x: -1 } } },
  { id: 'sigmoid', step: 'sigmoid.slope', scene: { text: 'f = sigmoid(z)', values: { z: 1 } } },
  { id: 'relu', step: 'vectors.relu', scene: { text: 'f = relu(z)', values: { z: [2, -1] }, upstream: [3, 4] } },
  { id: 'tanh', step: 'sigmoid.tanh', scene: { text: 'f = tanh(z)', values: { z: 0.5 } } },
  { id: 'max', step: 'patterns.max', scene: { text: 'f = max(x, y)', values: { x: 4, y: 2 } } },
  { id: 'saturation', step: 'activations.saturated', scene: { text: 'f = sigmoid(z)', values: { z: 8 } } },
  {
    id: 'dead-unit',
    step: 'activations.dead',
    scene: { text: 'z = w * x + b\na = relu(z)', values: { w: 1.5, x: 2, b: -10 } },
  },
  { id: 'kink', step: 'checking.kink', scene: { text: 'f = relu(x)', values: { x: 0 } } },
  {
    id: 'jacobian',
    step: 'vectors.cells',
    scene: { text: 'z = relu(x)', values: { x: [1, -2, 3, -1] }, upstream: [4, -1, 5, 9] },
  },
  { id: 'shape', step: 'vectors.shapes', scene: layer },
  {
    id: 'broadcast',
    step: 'matrices.bias',
    scene: {
      text: 'Y = X + b\nf = sum(Y)',
      values: {
        X: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        b: [10, 20],
      },
    },
  },
  { id: 'transpose', step: 'matrices.formula', scene: product },
  { id: 'loss', step: 'loss.value', scene: { text: 'L = (y - t) ^ 2', values: { y: 2, t: 3 } } },
  { id: 'softmax', step: 'loss.softmax', scene: { text: 'p = softmax(s)', values: { s: scores.s } } },
  { id: 'cross-entropy', step: 'loss.cat', scene: { text: 'L = softmax_cross_entropy(s, y)', values: scores } },
  { id: 'hinge', step: 'loss.hinge', scene: { text: 'L = hinge(s, y)', values: scores } },
  {
    id: 'regularization',
    step: 'loss.reg',
    scene: {
      text: 'data = (w * x - t) ^ 2\nreg = 0.5 * rate * w ^ 2\nL = data + reg',
      values: { w: 2, x: 1, t: 1, rate: 0.1 },
    },
  },
  {
    id: 'learning-rate',
    step: 'step.rate',
    scene: { text: 'w_new = w - rate * g', values: { w: 0.765, rate: 0.1, g: -0.203 } },
  },
  {
    id: 'batch',
    step: 'batches.mean',
    scene: { text: 'L = mean((w * x - t) ^ 2)', values: { w: 0.5, x: [1, 2, 2, 1], t: [0.4, 0.8, 0.9, 0.6] } },
  },
  { id: 'epoch', step: 'batches.epoch' },
  { id: 'optimizer', step: 'step.beats' },
  {
    id: 'update',
    step: 'step.rule',
    scene: { text: 'step = rate * g\nw_new = w - step', values: { rate: 0.1, g: -0.203, w: 0.765 } },
  },
  { id: 'overfitting', step: 'batches.by-heart' },
  { id: 'initialization', step: 'batches.zero-sigmoid' },
  {
    id: 'numeric-check',
    step: 'checking.central',
    scene: {
      text: 'up = (x + h) ^ 3\ndown = (x - h) ^ 3\nn = (up - down) / (2 * h)',
      values: { x: 1, h: 0.2 },
    },
  },
  { id: 'template', step: 'templates.one' },
  { id: 'boundary', step: 'templates.lines' },
  {
    id: 'vanishing',
    step: 'activations.five',
    scene: {
      text: 'a1 = sigmoid(x)\na2 = sigmoid(a1)\na3 = sigmoid(a2)\nf = sigmoid(a3)',
      values: { x: 1 },
    },
  },
  { id: 'exploding', step: 'activations.five', scene: { text: 'a = 5 * x\nb = 5 * a\nf = 5 * b', values: { x: 1 } } },
  { id: 'unit', step: 'templates.four', scene: { text: 'a = tanh(w * x + b)', values: { w: 2, x: 0.5, b: -0.5 } } },
  { id: 'layer', step: 'templates.layers', scene: layer },
  { id: 'parameter', step: 'templates.small' },
  { id: 'bias', step: 'matrices.bias', scene: { text: 'z = w * x + b', values: { w: 2, x: 3, b: 1 } } },
];

const TEXTS = import.meta.glob('./*.md') as Record<string, () => Promise<{ default: LessonText }>>;

/** The words of the entries, by id: `title` and `text`. Falls back to English. */
export async function fetchGlossary(language: string): Promise<LessonText['steps']> {
  return (await (TEXTS[`./${language}.md`] ?? TEXTS['./en.md']!)()).default.steps;
}
