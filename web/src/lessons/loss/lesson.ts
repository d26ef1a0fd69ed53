/** Lesson 7: softmax with cross-entropy sends back p − y, and regularization is a second path to W. */
import type { Read } from '../../engine/protocol/lessons';
import type { Lesson, StepScene } from '../format';

const parts = 'p = softmax(s)\nL = -log(pick(p, y))';
/** The lecture's first picture: scores for cat, car and frog; it is a cat. */
const cat = { text: parts, values: { s: [3.2, 5.1, -1.7], y: 0 } };

const s: Read = { value: 's' };
const y: Read = { value: 'y' };
const p: Read = { value: 'p' };
const scores = { from: -2, to: 5, step: 0.1 };

const entryOf = (formula: string): Read => ({ formula, of: { s, y } });

const linear = {
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
};
/** Of W's first entry: its gradient, and what the penalty adds to it. */
const g: Read = { gradient: 'W', index: 0 };
const penalty = { w: { value: 'W', index: 0 }, rate: { value: 'rate' } };

/** Scores whose exponentials are too large for a computer. */
const large = (text: string): StepScene => ({ graph: { text, values: { s: [123, 456, 789], y: 0 } } });
const naive = 'e = exp(s)\np = e / sum(e)\nL = -log(pick(p, y))';

const penalized = '#v=1&net=4&reg=l2&wd=0.01';

export const lesson: Lesson = {
  id: 'loss',
  minutes: 9,
  recalls: ['matrices.first', 'matrices.bias'],
  steps: [
    {
      id: 'loss.softmax',
      scene: { graph: cat },
      numbers: { s },
      shown: { values: ['s', 'y'], gradients: 'none' },
      question: {
        blanks: [
          {
            id: 'p0',
            truth: { value: 'p', index: 0 },
            wrong: {
              share: { formula: 's[0] / sum(s)', of: { s } },
              exp: { formula: 'exp(s[0])', of: { s } },
              car: { value: 'p', index: 1 },
              'without-own': { formula: 'exp(s[0]) / (exp(s[1]) + exp(s[2]))', of: { s } },
            },
          },
        ],
      },
      draw: { s: scores },
    },
    {
      id: 'loss.value',
      scene: { graph: cat },
      numbers: { p },
      shown: { values: ['s', 'y', 'p'], gradients: 'none' },
      question: {
        blanks: [
          {
            id: 'L',
            truth: { value: 'L' },
            wrong: {
              sign: { formula: 'log(p[0])', of: { p } },
              probability: { value: 'p', index: 0 },
              rest: { formula: '1 - p[0]', of: { p } },
              log10: { formula: '-log10(p[0])', of: { p } },
              largest: { formula: '-log(max(p))', of: { p } },
            },
          },
        ],
      },
      draw: { s: scores },
    },
    {
      id: 'loss.cat',
      scene: { graph: cat },
      numbers: { p },
      shown: { gradients: ['L', 'p'] },
      question: {
        blanks: [
          {
            id: 's0',
            truth: { gradient: 's', index: 0 },
            wrong: {
              'y-forgotten': { value: 'p', index: 0 },
              sign: { formula: '1 - p[0]', of: { p } },
              stopped: { gradient: 'p', index: 0 },
              loss: { value: 'L' },
            },
          },
        ],
      },
      draw: { s: scores },
    },
    {
      id: 'loss.why',
      scene: {
        graph: {
          text: 'a = exp(cat)\nb = exp(car)\nc = exp(frog)\nZ = a + b + c\nL = log(Z) - cat',
          values: { cat: 3.2, car: 5.1, frog: -1.7 },
        },
      },
      tools: [{ scrub: 'cat', from: -2, to: 12, step: 0.1 }],
      numbers: {
        p: { passed: 'a', slot: 0 },
        minus: { passed: 'L', slot: 1 },
        sum: { gradient: 'cat' },
        later: { gradient: 'cat', with: { cat: 10 } },
      },
      question: { choices: ['zero', 'one', 'same'], right: ['zero'] },
    },
    {
      id: 'loss.all',
      scene: { graph: { text: parts, values: { s: [2.2, 2.5, -3.1], y: 2 } } },
      numbers: { p },
      shown: { gradients: ['L'] },
      question: {
        blanks: [
          {
            id: 's',
            truth: { gradient: 's' },
            wrong: {
              'y-forgotten': p,
              sign: { formula: '-g', of: { g: { gradient: 's' } } },
              largest: { formula: 'softmax(s) - (s == max(s))', of: { s } },
              'own-only': entryOf('(softmax(s) - 1) * (s == pick(s, y))'),
              hinge: entryOf('(s - pick(s, y) + 1 > 0) - sum(s - pick(s, y) + 1 > 0) * (s == pick(s, y))'),
            },
          },
        ],
      },
      draw: { s: scores },
    },
    {
      id: 'loss.hinge',
      scene: { graph: { text: 'L = hinge(s, y)', values: { s: [1.3, 4.9, 2], y: 1 } } },
      shown: { gradients: 'none' },
      tools: [{ variants: { hinge: {}, 'cross-entropy': { text: 'L = softmax_cross_entropy(s, y)' } } }],
      numbers: { hinge: { gradient: 's' }, entropy: entryOf('softmax(s) - (s == pick(s, y))') },
      question: { choices: ['hinge', 'cross-entropy', 'both', 'neither'], right: ['cross-entropy'] },
    },
    {
      id: 'loss.reg',
      scene: { graph: linear },
      shown: { gradients: ['L', 'data', 'reg', 's'] },
      numbers: {
        W: { value: 'W' },
        x: { value: 'x' },
        ds: { gradient: 's' },
        data: { formula: 'g - rate * w', of: { g, ...penalty } },
        reg: { formula: 'rate * w', of: penalty },
      },
      question: {
        blanks: [
          {
            id: 'w00',
            truth: { gradient: 'W', index: 0 },
            wrong: {
              'reg-forgotten': { formula: 'g - rate * w', of: { g, ...penalty } },
              'reg-only': { formula: 'rate * w', of: penalty },
              'one-margin': { formula: 'g + x', of: { g, x: { value: 'x', index: 0 } } },
              sign: { formula: '-g', of: { g } },
            },
            conventions: { 'no-half': { formula: 'g + rate * w', of: { g, ...penalty } } },
          },
        ],
      },
      // Differences of these weights are multiples of 0.3, so no margin is exactly 0.
      draw: { W: { from: -0.8, to: 0.7, step: 0.3 }, x: { from: 1, to: 3, step: 1 } },
    },
    {
      id: 'loss.half',
      scene: { graph: linear },
      tools: [{ scrub: 'rate', from: 0, to: 1, step: 0.05 }],
      question: { choices: ['half-half', 'full-full', 'half-full', 'full-half'], right: ['half-full', 'full-half'] },
    },
    {
      id: 'loss.naive',
      scene: large(naive),
      repair: {
        broken: large(naive),
        done: { size: { gradient: 's', index: 2 }, atLeast: 0.9, changes: 0 },
        mended: large('L = softmax_cross_entropy(s, y)'),
      },
    },
    {
      id: 'loss.twice',
      scene: { net: penalized, mistake: 'double-penalty' },
      repair: {
        broken: { net: penalized, mistake: 'double-penalty' },
        done: { check: true },
        mended: { net: penalized },
      },
    },
  ],
};
