/**
 * The worked examples of tests/fixtures/worked-examples.json as texts: the lecture's graphs, losses and linear classifier.
 * A test compares them with the fixture.
 */
import type { ExampleText } from './example-text';

export const WORKED = {
  mul: { text: 'f = x * y', values: { x: 4, y: -3 } },
  max: { text: 'f = max(x, y)', values: { x: 4, y: 2 } },
  'add-mul': { text: 'q = x + y\nf = q * z', values: { x: -2, y: 5, z: -4 } },
  'sigmoid-neuron-staged': {
    text: 'a = w0 * x0\nb = w1 * x1\nc = a + b\nd = c + w2\ne = -1 * d\ng = exp(e)\nh = 1 + g\nf = 1 / h',
    values: { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 },
  },
  'sigmoid-neuron': { text: 'f = sigmoid(w0 * x0 + w1 * x1 + w2)', values: { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 } },
  staged: {
    text: 'sigy = sigmoid(y)\nnum = x + sigy\nsigx = sigmoid(x)\nxpy = x + y\nxpysqr = xpy ^ 2\nden = sigx + xpysqr\ninvden = 1 / den\nf = num * invden',
    values: { x: 3, y: -4 },
  },
  patterns: { text: 'a = x * y\nb = max(z, w)\nc = a + b\nf = c * 2', values: { x: 3, y: -4, z: 2, w: -1 } },
  'copy-square': { text: 'f = x * x', values: { x: 3 } },
  'copy-double': { text: 'f = x + x', values: { x: 3 } },
  'card-add': { text: 'f = x + y', values: { x: 3, y: 4 }, upstream: 2 },
  'card-mul': { text: 'f = x * y', values: { x: 2, y: 3 }, upstream: 5 },
  'card-max': { text: 'f = max(x, y)', values: { x: 4, y: 5 }, upstream: 9 },
  'l2-of-Wx': {
    text: 'q = W @ x\nf = sum(q ^ 2)',
    values: {
      W: [
        [0.1, 0.5],
        [-0.3, 0.8],
      ],
      x: [0.2, 0.4],
    },
  },
  'relu-vector': { text: 'z = relu(x)', values: { x: [1, -2, 3, -1] }, upstream: [4, -1, 5, 9] },
  matmul: {
    text: 'y = x @ w',
    values: {
      x: [
        [2, 1, -3],
        [-3, 4, 2],
      ],
      w: [
        [3, 2, 1, -1],
        [2, 1, 3, 2],
        [3, 2, 1, -2],
      ],
    },
    upstream: [
      [2, 3, -3, 9],
      [-8, 1, 4, 6],
    ],
  },
  'loss-1': { text: 'h = hinge(s, y)\nL = softmax_cross_entropy(s, y)', values: { s: [3.2, 5.1, -1.7], y: 0 } },
  'loss-2': { text: 'h = hinge(s, y)\nL = softmax_cross_entropy(s, y)', values: { s: [1.3, 4.9, 2], y: 1 } },
  'loss-3': { text: 'h = hinge(s, y)\nL = softmax_cross_entropy(s, y)', values: { s: [2.2, 2.5, -3.1], y: 2 } },
  'loss-4': { text: 'h = hinge(s, y)\nL = softmax_cross_entropy(s, y)', values: { s: [-2.85, 0.86, 0.28], y: 2 } },
  'loss-5': { text: 'h = hinge(s, y)\nL = softmax_cross_entropy(s, y)', values: { s: [123, 456, 789], y: 2 } },
  'linear-hinge-l2': {
    text: 's = W @ x\ndata = hinge(s, y)\nreg = 0.5 * rate * sum(W ^ 2)\nL = data + reg',
    values: {
      W: [
        [0.5, -0.3],
        [0.2, 0.4],
        [-0.1, 0.6],
      ],
      x: [1, 2],
      y: 0,
      rate: 0.2,
    },
  },
} satisfies Record<string, ExampleText>;
