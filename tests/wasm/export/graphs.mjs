// Twenty graphs that together use every gate of the catalog, broadcasting, forks, ties, corners and difficult names.
import { backflow } from '../help.mjs';

const matrix = [
  [1, -2, 0.5],
  [0.25, 3, -1],
];

/** Names: a text, its values. */
export const graphs = {
  'the lecture’s first graph': ['q = x + y\nf = q * z', { x: -2, y: 5, z: -4 }],
  'a neuron': ['f = 1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))', { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 }],
  forks: ['a = x * y; b = a + x; c = a * b - x / y; f = c ^ 2 + b', { x: 1.5, y: -0.7 }],
  'elementary gates': [
    'f = log(x) + sqrt(x) + abs(y) + sin(x) * cos(y) + tan(y / 3) + log2(x) - log10(x) + erf(y) + reciprocal(x)',
    { x: 2.5, y: -1.25 },
  ],
  activations: [
    'f = relu(x) + leaky_relu(x) + elu(x) + softplus(x) + sigmoid(x) + tanh(x) + silu(x) + gelu(x) + mish(x) + softsign(x) + step(x) + identity(x)',
    { x: [-1.5, 0, 0.75, 2] },
  ],
  'second arguments that are inputs': ['f = leaky_relu(x, s) + elu(x, s)', { x: [-1, 2, 0], s: 0.3 }],
  powers: ['f = x ^ 3 - y ^ b + 2 ^ x + x ^ (0 - 1) + n ^ 2', { x: 1.7, y: 0.6, b: [1.5, -2], n: -3 }],
  'a power with a base that is not positive': ['f = a ^ b', { a: [-2, 3], b: [2, 2] }],
  'max and min at ties': [
    'f = max(x, y, 1) * 2 + min(x, y) + max(v) + min(v)',
    { x: [1, 2, 1], y: [1, 0, 3], v: [4, 4, -1, -1] },
  ],
  'comparisons and choices': [
    'c = x < y or x >= 2 and not (y == 1)\nf = where(c, x * y, x + 1) + (x > 0) * y + (x <= 1) + (x != y) + clip(x, -1, y) + clip(1, 0, y) + leaky_relu(-1, y) + where(1 < 2, x, 0)',
    { x: [-2, 0.5, 3], y: [1, 0.5, 2] },
  ],
  broadcasting: [
    'f = X * r + c - v / X',
    {
      X: [
        [1, 2],
        [3, 4],
      ],
      r: [0.5, -1],
      c: [[1], [2]],
      v: 3,
    },
  ],
  products: [
    'f = sum(A @ B @ v) + u @ A @ w + u @ u + sum(affine(A, B, v)) * dot(u, v)',
    {
      A: matrix,
      B: [
        [1, 2],
        [0, 1],
        [-1, 3],
      ],
      v: [2, -1],
      u: [1, 2],
      w: [1, 0, 2],
    },
  ],
  'reductions along an axis': [
    'f = sum(X, 0) * mean(X, 0) + amax(X, 0) - amin(X, 0) + sum(mean(X, 1)) + sum(amax(X, -1) * sum(X, 1)) + mean(X)',
    { X: matrix },
  ],
  'norm, softmax, transpose': [
    'p = softmax(X)\nf = norm(X.T @ p) + norm(z) + softmax(v) @ v',
    { X: matrix, z: [0, 0], v: [1, 2, -1] },
  ],
  'lists, picks and joins': [
    'm = [[1, -2], [3, 4]]\nf = sum(m @ concat(x[0], X[1, 0])) * x[-1] + concat(X, X)[0] @ [1, 2, 3, 4, 5, 6]',
    { x: [0.5, -1.5, 2], X: matrix },
  ],
  'cross-entropy of a batch': [
    's = X @ W\nf = softmax_cross_entropy(s, label)',
    {
      X: matrix,
      W: [
        [1, 0],
        [0.5, -1],
        [2, 1],
      ],
      label: [0, 1],
    },
  ],
  'hinge of one example, with its label picked': [
    'f = hinge(s, label) + softmax_cross_entropy(s, label) + pick(s, label)',
    { s: [3.2, 5.1, -1.7], label: 0 },
  ],
  'losses with targets': [
    'f = squared_error(o, t) + binary_cross_entropy(o, p) + binary_hinge(o, [[1, -1], [-1, 1]]) + absolute_error(o, t) + huber(o, t)',
    {
      o: [
        [0.5, -2],
        [1.5, 0.25],
      ],
      t: [
        [1, 1],
        [-1, 0.25],
      ],
      p: [
        [0.5, 1],
        [0, 0.25],
      ],
    },
  ],
  'names that programs use': [
    'np = lambda * σ\nd = np + t1\ndd = d * np\nprove = dd - in',
    { lambda: 2, σ: 3, t1: 0.5, in: 1 },
  ],
  'constants, and an input that is not read': [
    'k = 2 * π\narea = r ^ 2 * k / 2 + sqrt(2) * r\nunused = s * 3\nf = area + max(3, 4) * r',
    { r: 1.5, s: 1e20 },
  ],
};

/** The graph of a name. */
export const graphOf = (name) => backflow.graph(...graphs[name]);
