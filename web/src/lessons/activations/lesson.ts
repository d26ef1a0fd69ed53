/** Lesson 9: back through a layer multiplies by the weights and by the slope, so deep sigmoid nets hardly learn. */
import type { Read } from '../../engine/protocol/lessons';
import type { Lesson } from '../format';

const layer = { text: 'z = w * x\na = sigmoid(z)', values: { w: 2, x: -1 } };

/** Five sigmoids at their steepest point, with weights of 1. */
const chain = {
  text: [
    'a1 = sigmoid(x)',
    'a2 = sigmoid(a1 - 0.5)',
    'a3 = sigmoid(a2 - 0.5)',
    'a4 = sigmoid(a3 - 0.5)',
    'a5 = sigmoid(a4 - 0.5)',
  ].join('\n'),
  values: { x: 0 },
  upstream: 1,
};
const slope: Read = { local: 'a5', slot: 0 };
const arriving: Read = { gradient: 'a5' };

const far = {
  text: 's = sigmoid(z)\nt = tanh(z)\nr = relu(z)\nl = leaky_relu(z)\nf = s + t + r + l',
  values: { z: 5 },
};

const dead = { text: 'z = w * x + b\na = relu(z)\nL = (a - t) ^ 2', values: { w: 1.5, x: 2, b: -10, t: 1 } };

const SIX_SIGMOIDS = '#v=1&net=6,6,6,6,6,6&act=sigmoid';
const NO_SLOPE = '#v=1&net=4,4&act=sigmoid';
const sigmoids = (units: number) => Array.from({ length: 6 }, () => ({ units, activation: 'sigmoid' }));

/** How large the entries of a gradient are: their root mean square. */
const sizeOf = (name: string): Read => ({ formula: 'sqrt(mean(g ^ 2))', of: { g: { gradient: name } } });

export const lesson: Lesson = {
  id: 'activations',
  minutes: 8,
  recalls: ['sigmoid.slope', 'templates.bend'],
  steps: [
    {
      id: 'activations.layer',
      scene: { graph: layer },
      shown: { gradients: ['a'] },
      numbers: {
        a: { value: 'a' },
        up: { gradient: 'a' },
        w: { value: 'w' },
        slope: { local: 'a', slot: 0 },
      },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              'no-weight': { gradient: 'z' },
              'no-slope': { formula: 'up * w', of: { up: { gradient: 'a' }, w: { value: 'w' } } },
              'value-for-slope': {
                formula: 'up * a * w',
                of: { up: { gradient: 'a' }, a: { value: 'a' }, w: { value: 'w' } },
              },
              'slope-at-input': {
                formula: 'up * z * (1 - z) * w',
                of: { up: { gradient: 'a' }, z: { value: 'z' }, w: { value: 'w' } },
              },
              weight: { gradient: 'w' },
            },
          },
        ],
      },
      draw: { w: { from: 2.25, to: 3, step: 0.25 }, x: { from: -1.25, to: -0.5, step: 0.25 } },
    },
    {
      id: 'activations.largest',
      scene: { graph: { text: 'a = tanh(z)', values: { z: 1.5 } } },
      tools: [
        { scrub: 'z', from: -5, to: 5, step: 0.25 },
        { variants: { tanh: {}, sigmoid: { text: 'a = sigmoid(z)' }, relu: { text: 'a = relu(z)' } } },
      ],
      numbers: { sigmoid: { formula: 'sigmoid(z) * (1 - sigmoid(z))', of: { z: 0 } } },
      question: {
        blanks: [
          {
            id: 'slope',
            truth: { local: 'a', slot: 0, with: { z: 0 } },
            wrong: {
              sigmoid: { formula: 'sigmoid(z) * (1 - sigmoid(z))', of: { z: 0 } },
              here: { local: 'a', slot: 0 },
              value: { value: 'a' },
              range: { formula: 'tanh(z) - tanh(-z)', of: { z: 20 } },
            },
          },
        ],
      },
      draw: { z: { from: 1.75, to: 3, step: 0.25 } },
    },
    {
      id: 'activations.two',
      scene: { graph: chain },
      shown: { gradients: ['a5', 'a4'] },
      numbers: { a4: { gradient: 'a4' }, slope },
      question: {
        blanks: [
          {
            id: 'a3',
            truth: { gradient: 'a3' },
            wrong: {
              unchanged: { gradient: 'a4' },
              added: { formula: 'up * (s + s)', of: { up: arriving, s: slope } },
              further: { gradient: 'a2' },
            },
          },
        ],
      },
      draw: { '∂': { from: 2, to: 9, step: 1 } },
    },
    {
      id: 'activations.five',
      scene: { graph: chain },
      shown: { gradients: ['a5', 'a4', 'a3'] },
      numbers: { up: arriving, slope },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              four: { gradient: 'a1' },
              six: { formula: 'up * s ^ 6', of: { up: arriving, s: slope } },
              half: { formula: 'up * a ^ 5', of: { up: arriving, a: { value: 'a5' } } },
              added: { formula: 'up * 5 * s', of: { up: arriving, s: slope } },
            },
          },
        ],
      },
      draw: { '∂': { from: 2, to: 9, step: 1 } },
    },
    {
      id: 'activations.depth',
      scene: { net: SIX_SIGMOIDS },
      tools: [{ setting: 'act', choices: ['sigmoid', 'tanh', 'relu'] }],
      numbers: { last: sizeOf('W7'), first: sizeOf('W1') },
      question: { choices: ['same', 'sixth', 'tiny'], right: ['tiny'] },
    },
    {
      id: 'activations.width',
      scene: { net: SIX_SIGMOIDS, steps: 5000 },
      numbers: {
        steps: 5000,
        loss: { figure: 'loss' },
        wide: { figure: 'loss', after: 5000, changes: { layers: sigmoids(12) } },
      },
      question: { choices: ['paths', 'patience', 'no'], right: ['no'] },
    },
    {
      id: 'activations.saturated',
      scene: { graph: far },
      shown: { gradients: ['f', 's', 't', 'r', 'l'] },
      tools: [{ scrub: 'z', from: -6, to: 6, step: 0.5 }],
      numbers: {
        z: { value: 'z' },
        s: { local: 's', slot: 0 },
        t: { local: 't', slot: 0 },
        r: { local: 'r', slot: 0 },
        l: { local: 'l', slot: 0 },
      },
      question: { choices: ['sigmoid', 'tanh', 'relu', 'leaky'], right: ['relu', 'leaky'] },
    },
    {
      id: 'activations.dead',
      scene: { graph: dead },
      shown: { gradients: ['L', 'a'] },
      numbers: { z: { value: 'z' } },
      question: {
        blanks: [
          {
            id: 'w',
            truth: { gradient: 'w' },
            wrong: {
              'no-slope': { formula: 'up * x', of: { up: { gradient: 'a' }, x: { value: 'x' } } },
              upstream: { gradient: 'a' },
              local: { value: 'x' },
            },
          },
        ],
      },
      draw: {
        w: { from: 0.5, to: 2, step: 0.5 },
        x: { from: 1.5, to: 4, step: 0.5 },
        t: { from: 1, to: 3, step: 0.5 },
      },
    },
    {
      id: 'activations.revive',
      scene: { graph: dead },
      tools: [{ scrub: 'b', from: -10, to: 2, step: 0.5 }],
      numbers: { dead: { gradient: 'w' }, alive: { gradient: 'w', with: { b: 0 } } },
      question: { choices: ['ten', 'wakes', 'still'], right: ['still'] },
    },
    {
      id: 'activations.mend-depth',
      scene: { net: SIX_SIGMOIDS },
      numbers: { steps: 3000 },
      repair: {
        broken: { net: SIX_SIGMOIDS },
        done: { figure: 'loss', atMost: 0.1, within: 3000 },
        mended: { net: '#v=1&net=6,6,6,6,6,6' },
      },
    },
    {
      id: 'activations.mend-slope',
      scene: { net: NO_SLOPE, steps: 1000, mistake: 'missing-derivative' },
      numbers: { steps: 1000, loss: { figure: 'loss' } },
      repair: {
        broken: { net: NO_SLOPE, steps: 1000, mistake: 'missing-derivative' },
        done: { check: true },
        mended: { net: NO_SLOPE, steps: 1000 },
      },
    },
  ],
};
