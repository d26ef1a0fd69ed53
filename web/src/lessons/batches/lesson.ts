/** Lesson 11: a batch's gradient is the mean of its examples'; equal units get equal gradients and stay equal. */
import type { TrainerConfig } from 'backflow';
import type { Read } from '../../engine/protocol/lessons';
import type { Lesson } from '../format';

/** One weight, four examples. Their gradients alone are 2 x (w x − t). */
const four = {
  text: 'e = w * x - t\nL = mean(e ^ 2)',
  values: { w: 0.5, x: [1, 2, 2, 1], t: [0.4, 0.8, 0.9, 0.6] },
};
const drawnFour = { x: { from: 1, to: 4, step: 1 }, t: { from: 0.2, to: 2.4, step: 0.2 } };

const ALONE = '2 * x * (w * x - t)';
const inFour = (formula: string): Read => ({
  formula,
  of: { w: { value: 'w' }, x: { value: 'x' }, t: { value: 't' } },
});
const alone = (example: number): Read => inFour(`entry(${ALONE}, ${example})`);
const meanOf = (first: number, second: number): Read =>
  inFour(`(entry(${ALONE}, ${first}) + entry(${ALONE}, ${second})) / 2`);

/** Two hidden units with the same weights. */
const twins = {
  text: 'h1 = tanh(u1 * x)\nh2 = tanh(u2 * x)\ny = v1 * h1 + v2 * h2',
  values: { u1: 0.5, u2: 0.5, v1: 1, v2: 1, x: 1 },
  upstream: -2,
};

const NET = '#v=1';
const ZERO_TANH = '#v=1&net=4&b=all&init=zeros';
const ZERO_SIGMOID = '#v=1&net=4&act=sigmoid&b=all&init=zeros';
const BY_HEART = '#v=1&d=rings&n=60&noise=0.3&net=16,16&act=relu&opt=adam&lr=0.003';

/** The sum of a gradient's entries without their signs: 0 if nothing moves. */
const moved = (name: string): Read => ({ formula: 'sum(abs(g))', of: { g: { gradient: name } } });

const testLossWith = (changes: Partial<TrainerConfig>): Read => ({ figure: 'testLoss', after: 3000, changes });

export const lesson: Lesson = {
  id: 'batches',
  minutes: 8,
  recalls: ['patterns.copy', 'activations.five'],
  steps: [
    {
      id: 'batches.mean',
      scene: { graph: four },
      shown: { gradients: ['L'] },
      numbers: { a: alone(0), b: alone(1), c: alone(2), d: alone(3) },
      question: {
        blanks: [
          {
            id: 'w',
            truth: { gradient: 'w' },
            wrong: {
              sum: inFour(`sum(${ALONE})`),
              last: alone(3),
              first: alone(0),
              unsigned: inFour(`mean(abs(${ALONE}))`),
            },
          },
        ],
      },
      draw: drawnFour,
    },
    {
      id: 'batches.two',
      scene: { graph: four },
      shown: { gradients: ['L', 'w'] },
      numbers: { a: alone(0), b: alone(1), all: { gradient: 'w' }, others: meanOf(2, 3) },
      question: {
        blanks: [
          {
            id: 'batch',
            truth: meanOf(0, 1),
            wrong: {
              all: { gradient: 'w' },
              sum: inFour(`entry(${ALONE}, 0) + entry(${ALONE}, 1)`),
              quarter: inFour(`(entry(${ALONE}, 0) + entry(${ALONE}, 1)) / 4`),
              first: alone(0),
              others: meanOf(2, 3),
            },
          },
        ],
      },
      draw: drawnFour,
    },
    {
      id: 'batches.epoch',
      scene: { net: NET },
      numbers: { n: { figure: 'examples' } },
      question: {
        blanks: [
          {
            id: 'steps',
            truth: { formula: 'n / size', of: { n: { figure: 'examples' }, size: 10 } },
            wrong: {
              one: 1,
              examples: { figure: 'examples' },
              size: 10,
              product: { formula: 'n * size', of: { n: { figure: 'examples' }, size: 10 } },
            },
          },
        ],
      },
    },
    {
      id: 'batches.sum',
      scene: { net: NET, mistake: 'sum-for-mean' },
      numbers: {
        steps: 300,
        mean: { figure: 'loss', after: 300, mistake: null },
        sum: { figure: 'loss', after: 300 },
        tenfold: {
          figure: 'loss',
          after: 300,
          changes: { optimizer: { name: 'sgd', learningRate: 0.3 } },
          mistake: null,
        },
      },
      question: { choices: ['nothing', 'slower', 'faster'], right: ['faster'] },
    },
    {
      id: 'batches.twins',
      scene: { graph: twins },
      shown: { gradients: ['y', 'h1', 'u1', 'v1'] },
      numbers: { u1: { gradient: 'u1' } },
      question: {
        blanks: [
          {
            id: 'u2',
            truth: { gradient: 'u2' },
            wrong: {
              zero: 0,
              half: { formula: 'g / 2', of: { g: { gradient: 'u1' } } },
              sign: { formula: '-g', of: { g: { gradient: 'u1' } } },
              'no-slope': {
                formula: 'up * v * x',
                of: { up: { gradient: 'y' }, v: { value: 'v2' }, x: { value: 'x' } },
              },
            },
          },
        ],
      },
      draw: { x: { from: 0.5, to: 2, step: 0.5 }, '∂': { from: -5, to: -2.5, step: 0.5 } },
    },
    {
      id: 'batches.zero-tanh',
      scene: { net: ZERO_TANH },
      tools: [{ train: 100 }],
      numbers: { W1: moved('W1'), W2: moved('W2'), b2: moved('b2') },
      question: { choices: ['all', 'weights', 'bias', 'nothing'], right: ['bias'] },
    },
    {
      id: 'batches.zero-sigmoid',
      scene: { net: ZERO_SIGMOID },
      tools: [{ train: 100 }],
      numbers: { W1: moved('W1'), first: { gradient: 'W2', index: 0 }, second: { gradient: 'W2', index: 1 } },
      question: { choices: ['bias', 'equal', 'different', 'nothing'], right: ['equal'] },
    },
    {
      id: 'batches.mend-zeros',
      scene: { net: '#v=1&net=4&init=zeros', steps: 3000 },
      numbers: {
        steps: 3000,
        share: { formula: '100 * a', of: { a: { figure: 'accuracy' } } },
      },
      repair: {
        broken: { net: '#v=1&net=4&init=zeros' },
        done: { figure: 'accuracy', atLeast: 0.95, within: 3000 },
        mended: { net: '#v=1&net=4' },
      },
    },
    {
      id: 'batches.by-heart',
      scene: { net: BY_HEART, steps: 3000 },
      numbers: {
        train: { figure: 'loss' },
        test: { figure: 'testLoss' },
        start: { figure: 'testLoss', after: 0, mistake: null },
        points: testLossWith({ data: { name: 'rings', samples: 300, noise: 0.3, trainFraction: 0.5, seed: 1 } }),
        penalty: testLossWith({ regularizer: { name: 'l2', rate: 0.03 } }),
        units: testLossWith({ layers: [32, 32].map((units) => ({ units, activation: 'relu' })) }),
        steps: { figure: 'testLoss', after: 3000 },
      },
      question: { choices: ['points', 'penalty', 'units', 'steps'], right: ['points', 'penalty'] },
    },
    {
      id: 'batches.mend-by-heart',
      scene: { net: BY_HEART, steps: 3000 },
      numbers: { test: { figure: 'testLoss' }, steps: 3000 },
      repair: {
        broken: { net: BY_HEART },
        done: { figure: 'testLoss', atMost: 0.4, within: 3000 },
        mended: { net: '#v=1&d=rings&n=300&noise=0.3&net=16,16&act=relu&opt=adam&lr=0.003&reg=l2&wd=0.003' },
      },
    },
  ],
};
