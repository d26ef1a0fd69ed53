/** Lesson 12: numeric gradients are slow and hard to get wrong, analytic ones fast and easy to get wrong. Compare them. */
import type { Read } from '../../engine/protocol/lessons';
import type { Lesson } from '../format';

/** The central difference of x³ as a graph. */
const central = {
  text: 'up = (x + h) ^ 3\ndown = (x - h) ^ 3\nn = (up - down) / (2 * h)',
  values: { x: 1, h: 0.2 },
};
const width = { text: `${central.text}\nerror = abs(n - 3 * x ^ 2)`, values: { x: 1, h: 0.1 } };
const relative = {
  text: 'difference = abs(a - n)\nerror = difference / max(abs(a), abs(n))',
  values: { a: 0.002, n: 0.003 },
};
const guess = { text: 'p = 1 / K\nL = -log(p)', values: { K: 10 } };

const NET = '#v=1';
const FOUR_POINTS = '#v=1&n=10&train=0.4&net=6,6&b=all&lr=0.1';
const MISTAKEN = '#v=1&net=6,6&reg=l2&wd=0.01';

const inCentral = (formula: string): Read => ({
  formula,
  of: { x: { value: 'x' }, h: { value: 'h' }, up: { value: 'up' }, down: { value: 'down' } },
});
const ofTwo = (formula: string): Read => ({ formula, of: { a: { value: 'a' }, n: { value: 'n' } } });
const ofClasses = (formula: string): Read => ({ formula, of: { K: { value: 'K' } } });
const parameters: Read = { figure: 'parameters' };

/** The central difference of relu at x = 0.05. */
const across = (h: number): Read => ({
  formula: '(up - down) / (2 * h)',
  of: { up: { value: 'f', with: { x: 0.05 + h } }, down: { value: 'f', with: { x: 0.05 - h } }, h },
});

export const lesson: Lesson = {
  id: 'checking',
  minutes: 9,
  recalls: ['nudge.predict', 'step.twice'],
  steps: [
    {
      id: 'checking.central',
      scene: { graph: central },
      shown: { values: ['x', 'h', 'up', 'down'], gradients: 'none' },
      numbers: {
        x: { value: 'x' },
        up: { value: 'up' },
        down: { value: 'down' },
        exact: inCentral('3 * x ^ 2'),
        n: { value: 'n' },
        onesided: inCentral('(up - x ^ 3) / h'),
      },
      question: {
        blanks: [
          {
            id: 'n',
            truth: { value: 'n' },
            wrong: {
              'by-h': inCentral('(up - down) / h'),
              undivided: inCentral('up - down'),
              'one-sided': inCentral('(up - x ^ 3) / h'),
              'other-side': inCentral('(x ^ 3 - down) / h'),
              exact: inCentral('3 * x ^ 2'),
            },
          },
        ],
      },
      draw: { x: { from: 1.2, to: 1.8, step: 0.2 } },
    },
    {
      id: 'checking.runs',
      scene: { net: NET },
      numbers: { count: parameters },
      question: {
        blanks: [
          {
            id: 'runs',
            truth: { formula: '2 * n', of: { n: parameters } },
            wrong: {
              each: parameters,
              'one-sided': { formula: 'n + 1', of: { n: parameters } },
              sweep: 1,
              pairs: { formula: 'n * n', of: { n: parameters } },
            },
          },
        ],
      },
    },
    {
      id: 'checking.width',
      scene: { graph: width },
      shown: { gradients: 'none' },
      tools: [
        {
          variants: {
            large: {},
            middle: { values: { x: 1, h: 1e-5 } },
            tiny: { values: { x: 1, h: 1e-15 } },
          },
        },
      ],
      numbers: {
        large: { value: 'error' },
        middle: { value: 'error', with: { h: 1e-5 } },
        tiny: { value: 'error', with: { h: 1e-15 } },
      },
      question: { choices: ['large', 'middle', 'tiny'], right: ['middle'] },
    },
    {
      id: 'checking.relative',
      scene: { graph: relative },
      shown: { values: ['a', 'n'], gradients: 'none' },
      numbers: { a: { value: 'a' }, n: { value: 'n' }, difference: { value: 'difference' } },
      question: {
        blanks: [
          {
            id: 'error',
            truth: { value: 'error' },
            wrong: {
              absolute: { value: 'difference' },
              smaller: ofTwo('abs(a - n) / min(abs(a), abs(n))'),
              ratio: ofTwo('a / n'),
            },
            conventions: { sum: ofTwo('abs(a - n) / (abs(a) + abs(n))') },
          },
        ],
      },
      draw: { a: { from: 0.001, to: 0.003, step: 0.001 }, n: { from: 0.007, to: 0.009, step: 0.001 } },
    },
    {
      id: 'checking.kink',
      scene: { graph: { text: 'f = relu(x)', values: { x: 0.05 } } },
      tools: [{ scrub: 'x', from: -0.5, to: 0.5, step: 0.05 }],
      numbers: { x: { value: 'x' }, analytic: { gradient: 'x' }, numeric: across(0.1), near: across(0.01) },
      question: { choices: ['bug', 'small', 'kink'], right: ['kink'] },
    },
    {
      id: 'checking.start',
      scene: { graph: guess },
      shown: { values: ['K', 'p'], gradients: 'none' },
      numbers: { K: { value: 'K' }, p: { value: 'p' }, L: { value: 'L' } },
      question: {
        blanks: [
          {
            id: 'L',
            truth: { value: 'L' },
            wrong: {
              probability: { value: 'p' },
              rest: ofClasses('1 - 1 / K'),
              hinge: ofClasses('K - 1'),
              ten: ofClasses('log10(K)'),
              sign: ofClasses('log(1 / K)'),
            },
          },
        ],
      },
      draw: { K: { from: 3, to: 9, step: 1 } },
    },
    {
      id: 'checking.heart',
      scene: { net: FOUR_POINTS, steps: 1000 },
      numbers: {
        loss: { figure: 'loss' },
        mistaken: { figure: 'loss', after: 1000, mistake: 'missing-transpose' },
      },
      question: { choices: ['gradients', 'learns', 'test'], right: ['learns'] },
    },
    {
      id: 'checking.blind',
      scene: { net: FOUR_POINTS },
      question: { choices: ['transpose', 'labels', 'slope', 'rate', 'zeros'], right: ['labels', 'rate', 'zeros'] },
    },
    {
      id: 'checking.mend',
      scene: { net: MISTAKEN, steps: 1000, mistake: 'overwrite' },
      numbers: {
        steps: 1000,
        loss: { figure: 'loss' },
        right: { figure: 'loss', after: 1000, mistake: null },
      },
      repair: {
        broken: { net: MISTAKEN, steps: 1000, mistake: 'overwrite' },
        mistakes: [
          'overwrite',
          'not-cleared',
          'missing-derivative',
          'missing-transpose',
          'early-update',
          'sum-for-mean',
          'double-penalty',
        ],
        done: { check: true },
        mended: { net: MISTAKEN, steps: 1000 },
      },
    },
  ],
};
