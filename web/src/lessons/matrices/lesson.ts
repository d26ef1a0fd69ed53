/** Lesson 6: back through a matrix product. */
import type { Lesson, StepScene } from '../format';

/** The lecture's product; dY is its starting gradient. */
const product = {
  text: 'Y = X @ W',
  values: {
    X: [
      [2, 1, -3],
      [-3, 4, 2],
    ],
    W: [
      [3, 2, 1, -1],
      [2, 1, 3, 2],
      [3, 2, 1, -2],
    ],
  },
  upstream: [
    [2, 3, -3, 9],
    [-8, 1, 4, 6],
  ],
};

const X = { value: 'X' };
const W = { value: 'W' };
const dY = { gradient: 'Y' };

/** The rows of X and of dY, which the text shows. */
const rows = {
  x0: { formula: 'X[0]', of: { X } },
  x1: { formula: 'X[1]', of: { X } },
  d0: { formula: 'g[0]', of: { g: dY } },
  d1: { formula: 'g[1]', of: { g: dY } },
};

const small = { from: -4, to: 4, step: 1 };
const tenths = { from: -0.9, to: 0.9, step: 0.1 };

/** The backward pass as a line of code. Both matrices are square, so the shapes fit in any case. */
const line = (text: string): StepScene => ({
  graph: {
    text: `# forward: Y = X @ W\n${text}`,
    values: {
      X: [
        [1, 2],
        [-1, 3],
      ],
      dY: [
        [1, 0],
        [2, -1],
      ],
    },
  },
});

const net = '#v=1&net=6,6';

export const lesson: Lesson = {
  id: 'matrices',
  minutes: 9,
  recalls: ['vectors.relu', 'vectors.product'],
  steps: [
    {
      id: 'matrices.entry',
      scene: { graph: product },
      shown: { gradients: ['Y'] },
      numbers: {
        ...rows,
        one: { formula: 'X[0, 1] * g[0, 0]', of: { X, g: dY } },
        two: { formula: 'X[1, 1] * g[1, 0]', of: { X, g: dY } },
        sum: { gradient: 'W', index: 4 },
      },
    },
    {
      id: 'matrices.first',
      scene: { graph: product },
      shown: { gradients: ['Y'] },
      numbers: rows,
      question: {
        blanks: [
          {
            id: 'w00',
            truth: { gradient: 'W', index: 0 },
            wrong: {
              first: { formula: 'X[0, 0] * g[0, 0]', of: { X, g: dY } },
              last: { formula: 'X[1, 0] * g[1, 0]', of: { X, g: dY } },
              mean: { formula: '(X[0, 0] * g[0, 0] + X[1, 0] * g[1, 0]) / 2', of: { X, g: dY } },
              row: { formula: 'X[0, 0] * g[0, 0] + X[0, 1] * g[1, 0]', of: { X, g: dY } },
              value: { value: 'W', index: 0 },
            },
          },
        ],
      },
      draw: { X: small, '∂': small },
    },
    {
      id: 'matrices.formula',
      scene: { graph: product },
      shown: { gradients: ['Y'] },
      question: { choices: ['x-dy', 'xt-dy', 'dy-xt', 'dyt-x'], right: ['xt-dy'] },
    },
    {
      id: 'matrices.input',
      scene: { graph: product },
      shown: { gradients: ['Y', 'W'] },
      numbers: {
        w0: { formula: 'W[0]', of: { W } },
        w1: { formula: 'W[1]', of: { W } },
        w2: { formula: 'W[2]', of: { W } },
        d0: rows.d0,
        d1: rows.d1,
      },
      question: {
        blanks: [
          {
            id: 'x01',
            truth: { gradient: 'X', index: 1 },
            wrong: {
              first: { formula: 'g[0, 0] * W[1, 0]', of: { g: dY, W } },
              last: { formula: 'g[0, 3] * W[1, 3]', of: { g: dY, W } },
              upstream: { formula: 'sum(W[1])', of: { W } },
              example: { formula: 'sum(g[1] * W[1])', of: { g: dY, W } },
              column: { formula: 'sum(g[0] * W[0])', of: { g: dY, W } },
            },
          },
        ],
      },
      draw: { W: small, '∂': small },
    },
    {
      id: 'matrices.square',
      scene: {
        graph: {
          text: 'Y = X @ W',
          values: {
            X: [
              [1, 2],
              [-1, 3],
            ],
            W: [
              [2, 1],
              [-3, 4],
            ],
          },
          upstream: [
            [1, 0],
            [2, -1],
          ],
        },
      },
      shown: { gradients: ['Y'] },
      numbers: { X, W, dY },
      question: {
        blanks: [
          {
            id: 'w',
            truth: { gradient: 'W' },
            wrong: {
              untransposed: { formula: 'X @ g', of: { X, g: dY } },
              result: { formula: '(X.T @ g).T', of: { X, g: dY } },
              order: { formula: 'g @ X.T', of: { X, g: dY } },
              input: { formula: 'g @ W.T', of: { W, g: dY } },
              entries: { formula: 'X * g', of: { X, g: dY } },
            },
          },
        ],
      },
      draw: { X: small, W: small, '∂': small },
    },
    {
      id: 'matrices.bias',
      scene: { graph: { ...product, text: 'Y = X @ W + b', values: { ...product.values, b: [1, -2, 0.5, 3] } } },
      shown: { gradients: ['Y'] },
      numbers: { d0: rows.d0, d1: rows.d1 },
      question: {
        blanks: [
          {
            id: 'b',
            truth: { gradient: 'b' },
            wrong: {
              first: { formula: 'g[0]', of: { g: dY } },
              last: { formula: 'g[1]', of: { g: dY } },
              mean: { formula: 'mean(g, 0)', of: { g: dY } },
              'not-summed': dY,
              ones: { formula: '0 * b + 1', of: { b: { value: 'b' } } },
            },
          },
        ],
      },
      draw: { '∂': { from: -9, to: 9, step: 1 } },
    },
    {
      id: 'matrices.order',
      scene: {
        graph: {
          text: 'q = W @ x',
          values: {
            W: [
              [0.1, 0.5],
              [-0.3, 0.8],
            ],
            x: [0.2, 0.4],
          },
        },
      },
      tools: [
        {
          variants: {
            column: {},
            row: {
              text: 'q = x @ W',
              values: {
                W: [
                  [0.1, -0.3],
                  [0.5, 0.8],
                ],
                x: [0.2, 0.4],
              },
            },
          },
        },
      ],
      question: { choices: ['dq-xt', 'xt-dq', 'x-dqt', 'wt-dq'], right: ['dq-xt'] },
    },
    {
      id: 'matrices.norm',
      scene: {
        graph: {
          text: 'q = W @ x\nf = sum(q ^ 2)',
          values: {
            W: [
              [0.1, 0.5],
              [-0.3, 0.8],
            ],
            x: [0.2, 0.4],
          },
        },
      },
      shown: { gradients: ['f'] },
      numbers: { q: { value: 'q' }, x: { value: 'x' } },
      question: {
        blanks: [
          {
            id: 'q',
            truth: { gradient: 'q' },
            wrong: {
              'two-forgotten': { value: 'q' },
              square: { formula: 'q ^ 2', of: { q: { value: 'q' } } },
              'number-two': { formula: '0 * q + 2', of: { q: { value: 'q' } } },
            },
          },
          {
            id: 'w',
            truth: { gradient: 'W' },
            wrong: {
              'two-forgotten': { formula: 'G / 2', of: { G: { gradient: 'W' } } },
              turned: { formula: 'G.T', of: { G: { gradient: 'W' } } },
              upstream: { formula: '0 * W + x', of: { W, x: { value: 'x' } } },
            },
          },
        ],
      },
      draw: { W: tenths, x: tenths },
    },
    {
      id: 'matrices.write',
      scene: line('dW = X @ dY'),
      repair: {
        broken: line('dW = X @ dY'),
        done: { same: 'dW = X.T @ dY' },
        mended: line('dW = X.T @ dY'),
      },
    },
    {
      id: 'matrices.mend',
      scene: { net, steps: 1000, mistake: 'missing-transpose' },
      numbers: { accuracy: { figure: 'accuracy' } },
      repair: {
        broken: { net, steps: 1000, mistake: 'missing-transpose' },
        done: { check: true },
        mended: { net, steps: 1000 },
      },
    },
  ],
};
