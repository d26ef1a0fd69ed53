/** Lesson 4: + hands out, × swaps, max picks one, and a copy adds. */
import type { Read } from '../../engine/protocol/lessons';
import type { Draw, Lesson } from '../format';

const graph = {
  text: 'a = x * y\nb = max(z, w)\nc = a + b\nf = c * 2',
  values: { x: 3, y: -4, z: 2, w: -1 },
};
const wires = { text: 'p = x * y\nf = p + x', values: { x: 3, y: 4 } };
const square = { text: 'p = x * x\nf = p + x', values: { x: -2 } };
const inner = { text: 'q = x + y\np = q * q\nf = p + q', values: { x: 1, y: 2 } };
const tie = { text: 'f = max(x, y)', values: { x: 2, y: 2 } };
const staged = {
  text: 'sigy = sigmoid(y)\nnum = x + sigy\nsigx = sigmoid(x)\nxpy = x + y\nxpysqr = xpy ^ 2\nden = sigx + xpysqr\ninvden = 1 / den\nf = num * invden',
  values: { x: 3, y: -4 },
};
const overwritten = { graph: { ...staged, mistake: { kind: 'overwrite' } } } as const;

/** A formula of values, and of gradients: `gc` is that of c. */
const of =
  (names: string) =>
  (formula: string): Read => ({
    formula,
    of: Object.fromEntries(
      [...names].flatMap((name): [string, Read][] => [
        [name, { value: name }],
        [`g${name}`, { gradient: name }],
      ]),
    ),
  });
const ofGraph = of('xyzwabcf');
const ofWires = of('xypf');
const ofSquare = of('xpf');
const ofInner = of('xyqpf');

/** z is always larger than w, so that the route is the same. */
const draw: Draw = {
  x: { from: -7, to: 7, step: 2 },
  y: { from: -6, to: 6, step: 2 },
  z: { from: 3, to: 8, step: 1 },
  w: { from: -6, to: -2, step: 1 },
};

/** What the three wires send back to x in the staged example. */
const toX = {
  first: { passed: 'num', slot: 0 },
  second: { passed: 'sigx', slot: 0 },
  third: { passed: 'xpy', slot: 0 },
} satisfies Record<string, Read>;

export const lesson: Lesson = {
  id: 'patterns',
  minutes: 7,
  recalls: ['backwards.x', 'sigmoid.one'],
  steps: [
    {
      id: 'patterns.add',
      scene: { graph },
      shown: { gradients: ['f', 'c'] },
      tools: [{ sweep: true }],
      numbers: { c: { gradient: 'c' } },
      question: {
        blanks: [
          {
            id: 'a',
            truth: { gradient: 'a' },
            wrong: { split: ofGraph('gc / 2'), 'add-as-mul': ofGraph('gc * b'), 'own-value': { value: 'a' } },
          },
          {
            id: 'b',
            truth: { gradient: 'b' },
            wrong: { split: ofGraph('gc / 2'), 'add-as-mul': ofGraph('gc * a') },
          },
        ],
      },
      draw,
    },
    {
      id: 'patterns.mul',
      shown: { gradients: ['f', 'c', 'a', 'b'] },
      numbers: { a: { gradient: 'a' }, x: { gradient: 'x' }, y: { gradient: 'y' } },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              'not-swapped': ofGraph('ga * x'),
              local: { local: 'a', slot: 0 },
              upstream: { gradient: 'a' },
              sign: ofGraph('-gx'),
            },
          },
          {
            id: 'y',
            truth: { gradient: 'y' },
            wrong: {
              'not-swapped': ofGraph('ga * y'),
              local: { local: 'a', slot: 1 },
              upstream: { gradient: 'a' },
              sign: ofGraph('-gy'),
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'patterns.max',
      shown: { gradients: ['f', 'c', 'a', 'b', 'x', 'y'] },
      numbers: { b: { gradient: 'b' }, z: { value: 'z' }, w: { value: 'w' } },
      question: {
        blanks: [
          {
            id: 'z',
            truth: { gradient: 'z' },
            wrong: { value: ofGraph('gb * z'), local: { local: 'b', slot: 0 }, loser: { formula: '0' } },
          },
          {
            id: 'w',
            truth: { gradient: 'w' },
            wrong: { both: { gradient: 'b' }, value: ofGraph('gb * w'), split: ofGraph('gb / 2') },
          },
        ],
      },
      draw,
    },
    {
      id: 'patterns.flip',
      tools: [{ scrub: 'w', from: -3, to: 5, step: 0.25 }],
      numbers: { z: { value: 'z' }, w: { value: 'w' }, after: { gradient: 'w', with: { w: 3 } } },
      question: { choices: ['flips', 'shares', 'grows', 'nothing'], right: ['flips'] },
    },
    {
      id: 'patterns.copy',
      scene: { graph: wires },
      // The branches of x are shown, their sum is asked.
      shown: { gradients: ['f', 'p', 'y', 'x'] },
      numbers: { times: { passed: 'p', slot: 0 }, plus: { passed: 'f', slot: 1 }, x: { gradient: 'x' } },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              'times-only': { passed: 'p', slot: 0 },
              'plus-only': { passed: 'f', slot: 1 },
              mean: ofWires('gx / 2'),
              value: { value: 'f' },
            },
          },
        ],
      },
      draw: { x: { from: 2, to: 6, step: 1 }, y: { from: 2, to: 8, step: 1 } },
    },
    {
      id: 'patterns.square',
      scene: { graph: square },
      shown: { gradients: ['f', 'p'] },
      numbers: { use: { value: 'x' }, plus: { passed: 'f', slot: 1 }, x: { gradient: 'x' } },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              last: { value: 'x' },
              first: { passed: 'f', slot: 1 },
              'half-square': ofSquare('x + 1'),
              'no-plus': ofSquare('2 * x'),
              value: { value: 'f' },
            },
          },
        ],
      },
      draw: { x: { from: -7, to: -2.5, step: 0.5 } },
    },
    {
      id: 'patterns.order',
      scene: { graph: inner },
      shown: { gradients: ['f', 'p'] },
      numbers: {
        q: { value: 'q' },
        times: { formula: '2 * q', of: { q: { value: 'q' } } },
        plus: { passed: 'f', slot: 1 },
        gq: { gradient: 'q' },
        x: { gradient: 'x' },
      },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              'plus-only': { passed: 'f', slot: 1 },
              'one-use': { value: 'q' },
              'two-of-three': ofInner('q + 1'),
              'times-only': ofInner('2 * q'),
            },
          },
        ],
      },
      draw: { x: { from: 1, to: 5, step: 1 }, y: { from: 1, to: 5, step: 1 } },
    },
    {
      id: 'patterns.tie',
      scene: { graph: tie },
      tools: [
        { variants: { tie: {}, 'x-larger': { values: { x: 2.1, y: 2 } }, 'y-larger': { values: { x: 2, y: 2.1 } } } },
      ],
      numbers: {
        x: { gradient: 'x', with: { x: 2, y: 2 } },
        y: { gradient: 'y', with: { x: 2, y: 2 } },
        half: { formula: '(gx + gy) / 2', of: { gx: { gradient: 'x' }, gy: { gradient: 'y' } } },
      },
    },
    {
      id: 'patterns.staged',
      scene: { graph: staged },
      shown: { gradients: 'all' },
      numbers: { ...toX, x: { gradient: 'x' } },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              one: toX.first,
              last: toX.third,
              'without-sigx': { formula: 'first + third', of: toX },
              sign: { formula: 'first - second + third', of: toX },
              product: { formula: 'first * second * third', of: toX },
              value: { value: 'f' },
            },
          },
        ],
      },
      draw: { x: { from: 0.5, to: 3, step: 0.5 }, y: { from: -5, to: -3.5, step: 0.25 } },
    },
    {
      id: 'patterns.mend',
      scene: overwritten,
      numbers: { ...toX, x: { gradient: 'x' } },
      repair: { broken: overwritten, done: { check: true }, mended: { graph: staged } },
    },
  ],
};
