/** Lesson 2: one sweep from the output gives every gradient, and each gate needs only its own local gradient. */
import type { Read } from '../../engine/protocol/lessons';
import type { Draw, Lesson } from '../format';

const graph = { text: 'q = x + y\nf = q * z', values: { x: -2, y: 5, z: -4 } };
const chain = { text: 'p = x * y\nq = p + z\nf = q * w', values: { x: 2, y: 3, z: -2, w: 5 } };
const minus = { text: 'a = x + y\nb = a * z\nf = w - b', values: { x: 1, y: 2, z: 4, w: 5 } };
const plusWrong = {
  text: 'a = x + y\nb = a * z\nf = b - w',
  values: { x: 3, y: -1, z: 4, w: 2 },
  mistake: { kind: 'wrong-local', node: 'a' },
} as const;
const four = { text: 'a = x + y\nb = a * z\nc = b - w\nf = c * v', values: { x: 1, y: 2, z: -3, w: 4, v: 2 } };

const f: Read = { value: 'f' };

/** A formula of values, and of gradients: `gx` is that of x. */
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
const ofGraph = of('xyzqf');
const ofChain = of('xyzwpqf');
const ofMinus = of('xyzwabf');

const odd = { from: -7, to: 7, step: 2 };
const even = { from: -6, to: 6, step: 2 };
const draw: Draw = { x: odd, y: even, z: even };

export const lesson: Lesson = {
  id: 'backwards',
  minutes: 6,
  recalls: ['nudge.predict', 'nudge.gradient'],
  steps: [
    {
      id: 'backwards.start',
      scene: { graph },
      shown: { gradients: 'none' },
      numbers: { f, seed: { gradient: 'f' } },
      question: {
        blanks: [
          {
            id: 'f',
            truth: { gradient: 'f' },
            wrong: { value: f, nothing: { formula: '0' }, ahead: { gradient: 'q' } },
          },
        ],
      },
      draw,
    },
    {
      id: 'backwards.times',
      shown: { gradients: ['f', 'q'] },
      tools: [{ sweep: true }],
      numbers: {
        seed: { gradient: 'f' },
        local: { local: 'f', slot: 0 },
        q: { gradient: 'q' },
        other: { local: 'f', slot: 1 },
        z: { gradient: 'z' },
      },
      question: {
        blanks: [
          {
            id: 'z',
            truth: { gradient: 'z' },
            wrong: {
              'own-value': { value: 'z' },
              upstream: { gradient: 'f' },
              value: f,
              sign: ofGraph('-q'),
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'backwards.x',
      shown: { gradients: ['f', 'q', 'z'] },
      tools: [{ sweep: true }],
      numbers: { q: { gradient: 'q' }, local: { local: 'q', slot: 0 }, x: { gradient: 'x' } },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              upstream: { local: 'q', slot: 0 },
              'own-value': { value: 'q' },
              'add-as-mul': ofGraph('gq * y'),
              sign: ofGraph('-gx'),
              value: f,
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'backwards.local',
      shown: { gradients: 'all' },
      numbers: { q: { gradient: 'q' } },
      question: { choices: ['formula', 'values', 'arriving'], right: ['arriving'] },
    },
    {
      id: 'backwards.chain',
      scene: { graph: chain },
      shown: { gradients: ['f', 'q', 'w'] },
      numbers: {
        q: { gradient: 'q' },
        add: { local: 'q', slot: 0 },
        mul: { local: 'p', slot: 0 },
        p: { gradient: 'p' },
        x: { gradient: 'x' },
      },
      question: {
        blanks: [
          {
            id: 'p',
            truth: { gradient: 'p' },
            wrong: {
              local: { local: 'q', slot: 0 },
              'add-as-mul': ofChain('gq * z'),
              'own-value': { value: 'p' },
              sign: ofChain('-gp'),
              value: f,
            },
          },
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              local: { local: 'p', slot: 0 },
              upstream: { gradient: 'p' },
              'not-swapped': ofChain('gp * x'),
              sum: ofChain('gp + y'),
              sign: ofChain('-gx'),
              value: f,
            },
          },
        ],
      },
      draw: { x: even, y: odd, z: even, w: { from: -5, to: 5, step: 1 } },
    },
    {
      id: 'backwards.all',
      scene: { graph: minus },
      shown: { gradients: 'none' },
      numbers: { b: { gradient: 'b' }, z: { gradient: 'z' }, x: { gradient: 'x' } },
      question: {
        blanks: [
          {
            id: 'b',
            truth: { gradient: 'b' },
            wrong: { sign: ofMinus('-gb'), 'own-value': { value: 'b' }, value: f },
          },
          {
            id: 'z',
            truth: { gradient: 'z' },
            wrong: { sign: ofMinus('-gz'), 'not-swapped': ofMinus('gb * z'), upstream: { gradient: 'b' }, value: f },
          },
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              sign: ofMinus('-gx'),
              local: { local: 'a', slot: 0 },
              'add-as-mul': ofMinus('ga * y'),
              value: f,
            },
          },
        ],
      },
      draw: { x: odd, y: even, z: { from: -6, to: 6, step: 2 }, w: odd },
    },
    {
      id: 'backwards.meaning',
      scene: { graph },
      numbers: {
        x: { value: 'x' },
        gradient: { gradient: 'x' },
        change: ofGraph('0.1 * gx'),
        f,
      },
      question: { choices: ['nudge', 'target', 'update', 'share'], right: ['nudge'] },
    },
    {
      id: 'backwards.once',
      scene: { net: '#v=1&net=6,4' },
      numbers: { n: { figure: 'parameters' } },
      question: { choices: ['one', 'layers', 'parameters'], right: ['one'] },
    },
    {
      id: 'backwards.find',
      scene: { graph: plusWrong },
      numbers: { x: { gradient: 'x' }, numeric: { numeric: 'x' }, z: { gradient: 'z' }, w: { gradient: 'w' } },
      question: { choices: ['minus', 'times', 'plus'], right: ['plus'] },
    },
    {
      id: 'backwards.mend',
      scene: { graph: { ...four, mistake: { kind: 'wrong-local', node: 'b' } } },
      repair: {
        broken: { graph: { ...four, mistake: { kind: 'wrong-local', node: 'b' } } },
        done: { check: true },
        mended: { graph: four },
      },
    },
  ],
};
