/** Lesson 8: why a layer needs a bend, and what hidden units can then do. */
import type { Lesson } from '../format';

/** With a negative x, W₁x always has a negative and a positive entry. */
const matrices = {
  W1: [
    [1, 2],
    [-2, -1],
  ],
  W2: [
    [2, -1],
    [-3, 1],
  ],
  x: [-1, -2],
};

const W1 = { value: 'W1' };
const W2 = { value: 'W2' };
const x = { value: 'x' };

const small = { from: -4, to: 4, step: 1 };

const linearCars = '#v=1&d=cars&net=none';
const hiddenCars = '#v=1&d=cars&net=4&act=relu&seed=7';
const straight = '#v=1&net=6,4&act=identity';

export const lesson: Lesson = {
  id: 'templates',
  minutes: 8,
  recalls: ['loss.all', 'matrices.input'],
  steps: [
    {
      id: 'templates.one',
      scene: { net: linearCars, steps: 3000 },
      numbers: { accuracy: { figure: 'accuracy' } },
      question: { choices: ['all', 'red', 'yellow-blue'], right: ['red'] },
    },
    {
      id: 'templates.collapse',
      scene: { graph: { text: 'h = W1 @ x\ns = W2 @ h', values: matrices } },
      numbers: { W1, W2 },
      shown: { gradients: 'none' },
      question: {
        blanks: [
          {
            id: 'product',
            truth: { formula: 'W2 @ W1', of: { W1, W2 } },
            wrong: {
              order: { formula: 'W1 @ W2', of: { W1, W2 } },
              entries: { formula: 'W2 * W1', of: { W1, W2 } },
              sum: { formula: 'W2 + W1', of: { W1, W2 } },
              turned: { formula: '(W2 @ W1).T', of: { W1, W2 } },
            },
          },
        ],
      },
      draw: { W1: small, W2: small, x: small },
    },
    {
      id: 'templates.lines',
      scene: { net: '#v=1&net=100,100,100&act=identity&n=100' },
      tools: [{ train: 200 }],
      question: {
        blanks: [{ id: 'lines', truth: 1, wrong: { layers: 3, units: 100, 'all-units': 300, matrices: 4 } }],
      },
    },
    {
      id: 'templates.bend',
      scene: { graph: { text: 'h = relu(W1 @ x)\ns = W2 @ h', values: matrices } },
      numbers: { W1, W2, x },
      shown: { values: ['W1', 'W2', 'x'], gradients: 'none' },
      question: {
        blanks: [
          {
            id: 's',
            truth: { value: 's' },
            wrong: {
              straight: { formula: 'W2 @ W1 @ x', of: { W1, W2, x } },
              late: { formula: 'relu(W2 @ W1 @ x)', of: { W1, W2, x } },
              input: { formula: 'W2 @ W1 @ relu(x)', of: { W1, W2, x } },
              sign: { formula: 'W2 @ abs(W1 @ x)', of: { W1, W2, x } },
              hidden: { value: 'h' },
            },
          },
        ],
      },
      draw: { W2: small, x: { from: -4, to: -1, step: 1 } },
    },
    {
      id: 'templates.four',
      scene: { net: hiddenCars, steps: 1000 },
      numbers: {
        accuracy: { figure: 'accuracy' },
        test: { figure: 'testAccuracy' },
      },
      question: { choices: ['own', 'more', 'blend'], right: ['own'] },
    },
    {
      id: 'templates.layers',
      scene: { net: '#v=1&f=x,y,xy&net=4,4&act=relu' },
      question: { blanks: [{ id: 'hidden', truth: 2, wrong: { output: 3, input: 4, one: 1 } }] },
    },
    {
      id: 'templates.small',
      scene: { net: '#v=1&f=x,y,xy&net=4&act=relu&loss=softmax-cross-entropy' },
      numbers: {
        weights: { formula: '3 * 4 + 4 * 2' },
        biases: { formula: '4 + 2' },
        all: { figure: 'parameters' },
      },
    },
    {
      id: 'templates.count',
      scene: { net: '#v=1&f=x,y,xy&net=4,4&act=relu' },
      numbers: { weights: { formula: '3 * 4 + 4 * 4 + 4 * 1' }, biases: { formula: '4 + 4 + 1' } },
      question: {
        blanks: [
          {
            id: 'parameters',
            truth: { figure: 'parameters' },
            wrong: {
              'no-biases': { formula: '3 * 4 + 4 * 4 + 4 * 1' },
              units: { formula: '4 + 4 + 1' },
              'input-biases': { formula: '3 * 4 + 4 * 4 + 4 * 1 + 3 + 4 + 4 + 1' },
              'no-output-bias': { formula: '3 * 4 + 4 * 4 + 4 * 1 + 4 + 4' },
            },
          },
        ],
      },
    },
    {
      id: 'templates.mend',
      scene: { net: straight, steps: 3000 },
      numbers: { loss: { figure: 'loss' } },
      repair: {
        broken: { net: straight, steps: 3000 },
        done: { figure: 'accuracy', atLeast: 0.95, within: 3000 },
        mended: { net: '#v=1&net=6,4' },
      },
    },
    {
      id: 'templates.cars',
      scene: { net: linearCars, steps: 3000 },
      repair: {
        broken: { net: linearCars, steps: 3000 },
        done: { figure: 'accuracy', atLeast: 0.98, within: 3000 },
        mended: { net: '#v=1&d=cars&net=4' },
      },
    },
  ],
};
