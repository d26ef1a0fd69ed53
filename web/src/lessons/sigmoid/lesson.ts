/** Lesson 3: a long chain is short steps, and any group of gates can be one gate with a local gradient of its own. */
import type { Read } from '../../engine/protocol/lessons';
import type { Draw, Lesson } from '../format';

const values = { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 };
const staged = {
  text: 'a = w0 * x0\nb = w1 * x1\nc = a + b\nd = c + w2\ne = -d\ng = exp(e)\nh = 1 + g\nf = 1 / h',
  values,
};
const neuron = { text: 'd = w0 * x0 + w1 * x1 + w2\nf = sigmoid(d)', values };
const saturated = { ...neuron, values: { ...values, w2: 20 } };
const sigmoid = { text: 'f = sigmoid(d)', values: { d: 1 } };

/** A formula of values, and of gradients: `gh` is that of h. */
const of =
  (...names: string[]) =>
  (formula: string): Read => ({
    formula,
    of: Object.fromEntries(
      names.flatMap((name): [string, Read][] => [
        [name, { value: name }],
        [`g${name}`, { gradient: name }],
      ]),
    ),
  });
const ofStaged = of('w0', 'x0', 'w1', 'x1', 'w2', 'a', 'b', 'c', 'd', 'g', 'h', 'f');
const ofNeuron = of('d', 'f');
const ofTanh = of('x', 'y');

/** The sum stays within ±7.5, where the slope of σ is still visible. */
const draw: Draw = {
  w0: { from: -1.5, to: 1.5, step: 0.5 },
  x0: { from: -2, to: 2, step: 1 },
  w1: { from: -1.5, to: 1.5, step: 0.5 },
  x1: { from: -2, to: 2, step: 1 },
  w2: { from: -1.5, to: 1.5, step: 0.5 },
};

/** The gradient of a factor of a ×, given the factor itself and the other one. */
const factor = (own: string, other: string): Record<string, Read> => ({
  'not-swapped': ofStaged(`ga * ${own}`),
  upstream: { gradient: 'a' },
  local: { value: other },
  // With a factor of −1, this is what arrives.
  ...(other !== 'x0' && { sign: ofStaged(`-ga * ${other}`) }),
});

export const lesson: Lesson = {
  id: 'sigmoid',
  minutes: 7,
  recalls: ['backwards.times', 'backwards.chain'],
  steps: [
    {
      id: 'sigmoid.sum',
      scene: { graph: staged },
      shown: { values: ['w0', 'x0', 'w1', 'x1', 'w2', 'a', 'b', 'c'], gradients: 'none' },
      numbers: {
        a: { value: 'a' },
        b: { value: 'b' },
        c: { value: 'c' },
        w2: { value: 'w2' },
        d: { value: 'd' },
        f: { value: 'f' },
      },
      question: {
        blanks: [
          {
            id: 'd',
            truth: { value: 'd' },
            wrong: {
              'no-bias': { value: 'c' },
              'bias-sign': ofStaged('c - w2'),
              'bias-factor': ofStaged('c * w2'),
              'product-sign': ofStaged('a - b + w2'),
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'sigmoid.reciprocal',
      shown: { gradients: ['f', 'h'] },
      tools: [{ sweep: true }],
      numbers: { seed: { gradient: 'f' }, h: { value: 'h' }, local: { local: 'f', slot: 1 }, gh: { gradient: 'h' } },
      question: {
        blanks: [
          {
            id: 'g',
            truth: { gradient: 'g' },
            wrong: {
              added: ofStaged('gh + 1'),
              constant: { formula: '0' },
              local: { local: 'h', slot: 1 },
              'own-value': { value: 'g' },
              sign: ofStaged('-gh'),
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'sigmoid.exp',
      shown: { gradients: ['f', 'h', 'g'] },
      tools: [{ sweep: true }],
      numbers: { up: { gradient: 'g' }, local: { local: 'g', slot: 0 }, ge: { gradient: 'e' } },
      question: {
        blanks: [
          {
            id: 'e',
            truth: { gradient: 'e' },
            wrong: {
              // e alone is Euler's number.
              input: { formula: 'up * input', of: { up: { gradient: 'g' }, input: { value: 'e' } } },
              local: { local: 'g', slot: 0 },
              upstream: { gradient: 'g' },
              sign: { gradient: 'd' },
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'sigmoid.two',
      shown: { gradients: ['f', 'h', 'g', 'e'] },
      numbers: { e: { gradient: 'e' }, d: { gradient: 'd' } },
      question: {
        blanks: [
          {
            id: 'd',
            truth: { gradient: 'd' },
            wrong: { sign: { gradient: 'e' }, local: { local: 'e', slot: 0 }, 'own-value': { value: 'd' } },
          },
          {
            id: 'w2',
            truth: { gradient: 'w2' },
            wrong: {
              sign: { gradient: 'e' },
              'add-as-mul': ofStaged('gd * c'),
              'own-value': { value: 'w2' },
              local: { local: 'd', slot: 1 },
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'sigmoid.all',
      shown: { gradients: ['f', 'h', 'g', 'e', 'd', 'w2', 'c', 'a', 'b'] },
      numbers: {
        a: { gradient: 'a' },
        w0: { value: 'w0' },
        x0: { gradient: 'x0' },
      },
      question: {
        blanks: [
          { id: 'x0', truth: { gradient: 'x0' }, wrong: { ...factor('x0', 'w0'), rounded: 0.4 } },
          { id: 'w0', truth: { gradient: 'w0' }, wrong: factor('w0', 'x0') },
          { id: 'x1', truth: { gradient: 'x1' }, wrong: { ...factor('x1', 'w1'), rounded: -0.6 } },
          { id: 'w1', truth: { gradient: 'w1' }, wrong: { ...factor('w1', 'x1'), rounded: -0.4 } },
        ],
      },
      draw,
    },
    {
      id: 'sigmoid.one',
      scene: { graph: neuron },
      shown: { gradients: ['f'] },
      tools: [{ fold: 'f' }],
      numbers: { f: { value: 'f' }, local: { local: 'f', slot: 0 }, d: { gradient: 'd' } },
      question: {
        blanks: [
          {
            id: 'local',
            truth: { local: 'f', slot: 0 },
            wrong: {
              output: { value: 'f' },
              'one-minus': ofNeuron('1 - f'),
              input: ofNeuron('d * (1 - d)'),
              largest: { formula: '0.25' },
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'sigmoid.slope',
      scene: { graph: sigmoid },
      tools: [{ scrub: 'd', from: -10, to: 10, step: 0.5 }],
      numbers: {
        half: { value: 'f', with: { d: 0 } },
        most: { local: 'f', slot: 0, with: { d: 0 } },
        ten: { local: 'f', slot: 0, with: { d: 10 } },
      },
      question: { choices: ['zero', 'ten', 'minus-ten', 'same'], right: ['zero'] },
    },
    {
      id: 'sigmoid.flat',
      scene: { graph: saturated },
      shown: { gradients: ['f'] },
      numbers: { w2: { value: 'w2' }, d: { value: 'd' }, slope: { local: 'f', slot: 0 } },
      question: { choices: ['nothing', 'quarter', 'all'], right: ['nothing'] },
    },
    {
      id: 'sigmoid.tanh',
      scene: { graph: { text: 'y = tanh(x)', values: { x: 0.5 } } },
      shown: { gradients: 'none' },
      numbers: { x: { value: 'x' }, y: { value: 'y' }, local: { local: 'y', slot: 0 } },
      question: {
        blanks: [
          {
            id: 'local',
            truth: { local: 'y', slot: 0 },
            wrong: {
              input: ofTanh('1 - x ^ 2'),
              output: { value: 'y' },
              'no-square': ofTanh('1 - y'),
              sigmoid: ofTanh('y * (1 - y)'),
            },
          },
        ],
      },
      draw: { x: { from: -1.5, to: 1.5, step: 0.1 } },
    },
    {
      id: 'sigmoid.mend',
      scene: { graph: saturated },
      numbers: { w0: { gradient: 'w0' }, w2: { value: 'w2' } },
      repair: {
        broken: { graph: saturated },
        done: { size: { gradient: 'w0' }, atLeast: 0.1, changes: 1 },
        mended: { graph: { ...neuron, values: { ...values, w2: -4 } } },
      },
    },
  ],
};
