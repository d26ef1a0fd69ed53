/** Lesson 1: a formula is a graph, and a gradient says what a small nudge of an input does to the output. */
import type { Read } from '../../engine/protocol/lessons';
import type { Lesson } from '../format';

const values = { x: -2, y: 5, z: -4 };
const graph = { text: 'q = x + y\nf = q * z', values };
const unbracketed = { text: 'f = x + y * z', values };
const difference = { text: 'q = a - b\nf = q * c', values: { a: 3, b: 1, c: 5 } };

const inputs: Record<string, Read> = { x: { value: 'x' }, y: { value: 'y' }, z: { value: 'z' } };
const ofInputs = (formula: string): Read => ({ formula, of: inputs });
const ofDifference = (formula: string): Read => ({ formula, of: { c: { value: 'c' }, q: { value: 'q' } } });
const xNudged = ofInputs('(x + 0.1 + y) * z');
const xChange = ofInputs('0.1 * z');

/** x + y and z differ, are never 0, and z is never ±1. */
const draw = {
  x: { from: -3, to: 3, step: 2 },
  y: { from: -2, to: 6, step: 2 },
  z: { from: -8, to: 8, step: 2 },
};

const square: Record<string, Read> = { x: { value: 'x' }, g: { gradient: 'x' } };

export const lesson: Lesson = {
  id: 'nudge',
  minutes: 5,
  recalls: [],
  steps: [
    {
      id: 'nudge.graph',
      scene: { graph },
      shown: { values: ['x', 'y', 'z', 'q'], gradients: 'none' },
      numbers: { ...inputs, q: { value: 'q' }, f: { value: 'f' } },
      question: {
        blanks: [
          {
            id: 'f',
            truth: { value: 'f' },
            wrong: {
              order: ofInputs('x + y * z'),
              added: ofInputs('x + y + z'),
              product: ofInputs('x * y * z'),
              sign: ofInputs('-(x + y) * z'),
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'nudge.rise',
      shown: { gradients: 'none' },
      numbers: { z: { value: 'z' } },
      question: { choices: ['rises', 'falls', 'stays'], right: ['falls'] },
    },
    {
      id: 'nudge.predict',
      shown: { gradients: 'none' },
      numbers: { f: { value: 'f' }, z: { value: 'z' }, change: xChange, nudged: xNudged },
      question: {
        blanks: [
          {
            id: 'f',
            truth: xNudged,
            wrong: {
              unscaled: ofInputs('(x + y) * z + 0.1'),
              sign: ofInputs('(x + y) * z - 0.1 * z'),
              gradient: { gradient: 'x' },
              change: xChange,
              unchanged: { value: 'f' },
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'nudge.gradient',
      shown: { gradients: ['x'] },
      tools: [{ nudge: 'x', by: 0.1 }],
      numbers: {
        f: { value: 'f' },
        q: { value: 'q' },
        nudged: xNudged,
        change: xChange,
        x: { gradient: 'x' },
        z: { gradient: 'z' },
      },
      question: {
        blanks: [
          {
            id: 'z',
            truth: { gradient: 'z' },
            wrong: {
              change: ofInputs('0.1 * (x + y)'),
              nudged: ofInputs('(x + y) * (z + 0.1)'),
              'own-value': { value: 'z' },
              sign: ofInputs('-(x + y)'),
              inverse: ofInputs('1 / (x + y)'),
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'nudge.all',
      scene: { graph: difference },
      shown: { gradients: 'none' },
      numbers: { c: { value: 'c' }, q: { value: 'q' } },
      question: {
        blanks: [
          {
            id: 'a',
            truth: { gradient: 'a' },
            wrong: {
              change: ofDifference('0.1 * c'),
              'own-value': { value: 'a' },
              sign: ofDifference('-c'),
              value: { value: 'f' },
            },
          },
          {
            id: 'b',
            truth: { gradient: 'b' },
            wrong: {
              sign: { value: 'c' },
              change: ofDifference('-0.1 * c'),
              'own-value': { value: 'b' },
              value: { value: 'f' },
            },
          },
          {
            id: 'c',
            truth: { gradient: 'c' },
            wrong: {
              'own-value': { value: 'c' },
              change: ofDifference('0.1 * q'),
              sign: ofDifference('-q'),
              value: { value: 'f' },
            },
          },
        ],
      },
      draw: {
        a: { from: 1, to: 9, step: 2 },
        b: { from: -8, to: 6, step: 2 },
        c: { from: -8, to: 8, step: 2 },
      },
    },
    {
      id: 'nudge.sign',
      scene: { graph },
      tools: [
        { nudge: 'x', by: 0.1 },
        { nudge: 'z', by: 0.1 },
      ],
      numbers: {
        x: { gradient: 'x' },
        z: { gradient: 'z' },
        most: { formula: '-0.1 * g', of: { g: { gradient: 'x' } } },
        less: { formula: '0.1 * g', of: { g: { gradient: 'z' } } },
      },
      question: { choices: ['x-up', 'x-down', 'z-up', 'z-down'], right: ['x-down'] },
    },
    {
      id: 'nudge.small',
      scene: { graph: { text: 'f = x * x', values: { x: 3 } } },
      tools: [
        { nudge: 'x', by: 1 },
        { nudge: 'x', by: 0.1 },
      ],
      numbers: {
        ...square,
        predicted: { formula: 'x * x + g', of: square },
        real: { formula: '(x + 1) * (x + 1)', of: square },
        far: { formula: '(x + 1) * (x + 1) - x * x - g', of: square },
        near: { formula: '(x + 0.1) * (x + 0.1) - x * x - 0.1 * g', of: square },
      },
      question: { choices: ['same', 'ten', 'hundred'], right: ['hundred'] },
    },
    {
      id: 'nudge.cost',
      scene: { net: '#v=1&net=6,4' },
      shown: { gradients: 'none' },
      numbers: { n: { figure: 'parameters' } },
      question: {
        blanks: [
          {
            id: 'runs',
            truth: { figure: 'parameters' },
            wrong: { one: 1, layers: 3, units: 11 },
            conventions: {
              'with-first': { formula: 'n + 1', of: { n: { figure: 'parameters' } } },
              'both-ways': { formula: '2 * n', of: { n: { figure: 'parameters' } } },
            },
          },
        ],
      },
    },
    {
      id: 'nudge.order',
      scene: { graph: unbracketed },
      shown: { values: ['x', 'y', 'z'], gradients: 'none' },
      numbers: { ...inputs, f: { value: 'f' } },
      question: {
        blanks: [
          {
            id: 'f',
            truth: { value: 'f' },
            wrong: {
              brackets: ofInputs('(x + y) * z'),
              added: ofInputs('x + y + z'),
              sign: ofInputs('x - y * z'),
            },
          },
        ],
      },
      draw,
    },
    {
      id: 'nudge.mend',
      scene: { graph: unbracketed },
      shown: { gradients: 'none' },
      numbers: { f: { value: 'f' }, wanted: ofInputs('(x + y) * z') },
      repair: {
        broken: { graph: unbracketed },
        done: { same: 'f = (x + y) * z' },
        mended: { graph: { text: 'f = (x + y) * z', values } },
      },
    },
  ],
};
