/** Lesson 5: gradients of vectors and matrices, and the Jacobian that is rarely built. */
import type { Lesson } from '../format';

const relu = { text: 'z = relu(x)', values: { x: [1, -2, 3, -1] }, upstream: [4, -1, 5, 9] };

/** As many numbers as a layer in the lecture. Every other one is positive. */
const wide = Array.from({ length: 4096 }, (_, index) => (index % 2 === 0 ? 1 : -1) * (1 + (index % 7)));

const product = {
  text: 'q = W @ x',
  values: {
    W: [
      [1, -1, 2],
      [3, 2, -2],
    ],
    x: [2, 1, -1],
  },
};

const passesEverything = '#v=1&net=4&act=relu&b=5';

const small = { from: -4, to: 4, step: 1 };

export const lesson: Lesson = {
  id: 'vectors',
  minutes: 8,
  recalls: ['sigmoid.one', 'patterns.max'],
  steps: [
    {
      id: 'vectors.shapes',
      scene: { graph: { text: 'q = W @ x\nf = sum(q ^ 2)', values: product.values } },
      shown: { gradients: 'none' },
      question: {
        blanks: [
          {
            id: 'count',
            truth: { size: 'W' },
            wrong: {
              one: 1,
              input: { size: 'x' },
              outputs: { size: 'q' },
              jacobian: { size: 'q', times: 'W' },
            },
          },
        ],
      },
    },
    {
      id: 'vectors.entries',
      scene: { graph: { text: 'z = relu(x)', values: { x: [2, -3] }, upstream: [5, 7] } },
      tools: [{ sweep: true }],
      numbers: { x: { value: 'x' }, up: { gradient: 'z' }, local: { local: 'z', slot: 0 }, down: { gradient: 'x' } },
    },
    {
      id: 'vectors.local',
      scene: { graph: relu },
      shown: { gradients: ['z'] },
      numbers: { x: { value: 'x' } },
      question: {
        blanks: [
          {
            id: 'local',
            truth: { local: 'z', slot: 0 },
            wrong: {
              value: { value: 'z' },
              all: { formula: '0 * x + 1', of: { x: { value: 'x' } } },
              turned: { formula: 'x < 0', of: { x: { value: 'x' } } },
              sign: { formula: 'where(x > 0, 1, -1)', of: { x: { value: 'x' } } },
              upstream: { gradient: 'x' },
            },
          },
        ],
      },
      draw: { x: small },
    },
    {
      id: 'vectors.relu',
      scene: { graph: relu },
      shown: { gradients: ['z'] },
      numbers: { x: { value: 'x' }, up: { gradient: 'z' } },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              upstream: { local: 'z', slot: 0 },
              local: { gradient: 'z' },
              value: { formula: 'g * z', of: { g: { gradient: 'z' }, z: { value: 'z' } } },
              turned: { formula: 'g * (x < 0)', of: { g: { gradient: 'z' }, x: { value: 'x' } } },
              'by-upstream': { formula: 'g * (g > 0)', of: { g: { gradient: 'z' } } },
            },
          },
        ],
      },
      draw: { x: small, '∂': { from: -9, to: 9, step: 1 } },
    },
    {
      id: 'vectors.cells',
      scene: { graph: { text: 'y = relu(x)\nf = sum(y)', values: { x: wide } } },
      tools: [{ variants: { wide: {}, narrow: { values: { x: [1, -2, 3, -1] } } } }],
      numbers: {
        n: { size: 'y' },
        cells: { size: 'y', times: 'x' },
        batch: { formula: '(100 * n) ^ 2', of: { n: { size: 'y' } } },
      },
      question: {
        blanks: [
          {
            id: 'cells',
            truth: { size: 'y', times: 'x' },
            wrong: {
              one: { size: 'x' },
              sum: { formula: 'n + m', of: { n: { size: 'y' }, m: { size: 'x' } } },
            },
          },
        ],
      },
    },
    {
      id: 'vectors.layout',
      scene: { graph: product },
      shown: { gradients: 'none' },
      numbers: { W: { value: 'W' }, x: { value: 'x' } },
      question: {
        blanks: [
          {
            id: 'jacobian',
            truth: { formula: 'W', of: { W: { value: 'W' } } },
            wrong: {
              inputs: { formula: '0 * W + x', of: { W: { value: 'W' }, x: { value: 'x' } } },
              terms: { formula: 'W * x', of: { W: { value: 'W' }, x: { value: 'x' } } },
            },
            conventions: { denominator: { formula: 'W.T', of: { W: { value: 'W' } } } },
          },
        ],
      },
      draw: { W: small, x: small },
    },
    {
      id: 'vectors.diagonal',
      scene: {
        graph: {
          text: 'a = relu(x)\nb = sigmoid(x)\nc = W @ x\nd = softmax(x)\nf = a + b + c + d',
          values: {
            W: [
              [1, -1],
              [2, 3],
            ],
            x: [2, -1],
          },
        },
      },
      shown: { gradients: 'none' },
      question: { choices: ['relu', 'sigmoid', 'product', 'softmax'], right: ['product', 'softmax'] },
    },
    {
      id: 'vectors.product',
      scene: { graph: { ...product, upstream: [2, -3] } },
      shown: { gradients: ['q'] },
      numbers: { W: { value: 'W' }, up: { gradient: 'q' } },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              first: { formula: 'g[0] * W[0]', of: { g: { gradient: 'q' }, W: { value: 'W' } } },
              last: { formula: 'g[1] * W[1]', of: { g: { gradient: 'q' }, W: { value: 'W' } } },
              upstream: { formula: 'sum(W, 0)', of: { W: { value: 'W' } } },
              input: { formula: 'sum(g) * x', of: { g: { gradient: 'q' }, x: { value: 'x' } } },
            },
          },
        ],
      },
      draw: { W: small, x: small, '∂': small },
    },
    {
      id: 'vectors.fails',
      scene: { graph: relu },
      shown: { gradients: ['z'] },
      numbers: { x: { value: 'x' }, sent: { gradient: 'z' }, numeric: { numeric: 'x' } },
      question: { choices: ['first', 'second', 'third', 'fourth'], right: ['second', 'fourth'] },
    },
    {
      id: 'vectors.mend',
      scene: { net: passesEverything, mistake: 'missing-derivative' },
      repair: {
        broken: { net: passesEverything, mistake: 'missing-derivative' },
        done: { check: true },
        mended: { net: passesEverything },
      },
    },
  ],
};
