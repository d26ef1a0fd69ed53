/** Lesson 10: backprop finds the gradient, the optimizer uses it. */
import type { Read } from '../../engine/protocol/lessons';
import type { Lesson } from '../format';

const NET = '#v=1&net=4&lr=0.1';
const UNCLEARED = '#v=1&lr=0.003';
const EARLY = '#v=1&net=6,4&lr=0.3';

const rule = { text: 'step = rate * g\nw_new = w - step', values: { w: 0.765, g: -0.203, rate: 0.1 } };
const bowl = { text: 'e = w - 3\nL = e ^ 2', values: { w: 1 } };
const squared = { text: 'p = w * x\ne = p - t\nL = e ^ 2', values: { w: 2, x: 3, t: 5 } };
const twoLayers = { text: 'h = w1 * x\ny = w2 * h\nL = (y - t) ^ 2', values: { w1: 0.5, x: 3, w2: 2, t: 2 } };
const whole = { text: 'y = w * x + b\nL = (y - t) ^ 2', values: { w: 0.5, x: 3, b: 1, t: 5 } };

/** The weight that the steps with a net speak of. */
const w: Read = { value: 'W1', index: 0 };
const g: Read = { gradient: 'W1', index: 0 };

/** An expression of w, its gradient g and the rate, in the scenes with a graph. */
const stepOf = (rate: number, formula: string): Read => ({
  formula,
  of: { w: { value: 'w' }, g: { gradient: 'w' }, rate },
});

/** What w1 would receive if w2 were updated first. */
const early: Read = {
  formula: '(w2 - rate * g2) * gy * x',
  of: { w2: { value: 'w2' }, rate: 0.1, g2: { gradient: 'w2' }, gy: { gradient: 'y' }, x: { value: 'x' } },
};

export const lesson: Lesson = {
  id: 'step',
  minutes: 8,
  recalls: ['backwards.x', 'loss.cat'],
  steps: [
    {
      id: 'step.beats',
      scene: { net: NET },
      tools: [{ train: 100 }],
      numbers: { w, g },
      question: { choices: ['forward', 'loss', 'backward', 'update'], right: ['update'] },
    },
    {
      id: 'step.rule',
      scene: { graph: rule },
      shown: { values: ['w', 'g', 'rate'], gradients: 'none' },
      numbers: { w: { value: 'w' }, g: { value: 'g' }, rate: { value: 'rate' }, step: { value: 'step' } },
      question: {
        blanks: [
          {
            id: 'new',
            truth: { value: 'w_new' },
            wrong: {
              uphill: { formula: 'w + s', of: { w: { value: 'w' }, s: { value: 'step' } } },
              'no-rate': { formula: 'w - g', of: { w: { value: 'w' }, g: { value: 'g' } } },
              'step-alone': { formula: '-s', of: { s: { value: 'step' } } },
              'minus-step': { value: 'step' },
            },
          },
        ],
      },
      draw: {
        w: { from: 0.3, to: 0.9, step: 0.01 },
        g: { from: -0.4, to: -0.1, step: 0.01 },
        rate: { from: 0.1, to: 0.5, step: 0.1 },
      },
    },
    {
      id: 'step.bowl',
      scene: { graph: bowl },
      tools: [{ scrub: 'w', from: -3, to: 9, step: 0.1 }],
      numbers: {
        before: { value: 'L' },
        after: stepOf(1.1, '(w - rate * g - 3) ^ 2'),
        small: stepOf(0.1, '(w - rate * g - 3) ^ 2'),
      },
      question: {
        blanks: [
          {
            id: 'new',
            truth: stepOf(1.1, 'w - rate * g'),
            wrong: {
              uphill: stepOf(1.1, 'w + rate * g'),
              'no-rate': stepOf(1.1, 'w - g'),
              'step-alone': stepOf(1.1, '-rate * g'),
              'no-two': stepOf(1.1, 'w - rate * g / 2'),
              minimum: stepOf(1.1, 'w - g / 2'),
            },
          },
        ],
      },
      draw: { w: { from: -3, to: -0.5, step: 0.5 } },
    },
    {
      id: 'step.rate',
      scene: { net: NET },
      tools: [{ setting: 'lr', choices: ['0.1', '0.2'] }],
      numbers: {
        w,
        g,
        once: { formula: '-rate * g', of: { g, rate: 0.1 } },
        twice: { formula: '-rate * g', of: { g, rate: 0.2 } },
      },
      question: { choices: ['same', 'double', 'half'], right: ['same'] },
    },
    {
      id: 'step.twice',
      scene: { graph: squared },
      numbers: { g: { gradient: 'w' } },
      question: {
        blanks: [
          {
            id: 'sum',
            truth: { formula: '2 * g', of: { g: { gradient: 'w' } } },
            wrong: {
              once: { gradient: 'w' },
              square: { formula: 'g * g', of: { g: { gradient: 'w' } } },
              cancelled: 0,
            },
          },
        ],
      },
      draw: {
        w: { from: 2, to: 4, step: 0.5 },
        x: { from: 2, to: 4, step: 0.5 },
        t: { from: -3, to: 3, step: 0.5 },
      },
    },
    {
      id: 'step.early',
      scene: { graph: twoLayers },
      shown: { gradients: ['L', 'y', 'w2'] },
      numbers: { y: { gradient: 'y' }, w2: { gradient: 'w2' }, early },
      question: {
        blanks: [
          {
            id: 'w1',
            truth: { gradient: 'w1' },
            wrong: {
              early,
              'no-w2': { formula: 'gy * x', of: { gy: { gradient: 'y' }, x: { value: 'x' } } },
              'stopped-at-h': { gradient: 'h' },
              'of-w2': { gradient: 'w2' },
            },
          },
        ],
      },
      draw: {
        w1: { from: 0.5, to: 1.5, step: 1 },
        x: { from: 3, to: 5, step: 1 },
        w2: { from: 2.2, to: 2.8, step: 0.2 },
        t: { from: -1, to: 1, step: 0.5 },
      },
    },
    {
      id: 'step.whole',
      scene: { graph: whole },
      shown: { values: ['w', 'x', 'b', 't', 'y'], gradients: 'none' },
      numbers: {
        L: { value: 'L' },
        next: {
          formula: '((w - rate * gw) * x + b - rate * gb - t) ^ 2',
          of: {
            rate: 0.01,
            w: { value: 'w' },
            gw: { gradient: 'w' },
            x: { value: 'x' },
            b: { value: 'b' },
            gb: { gradient: 'b' },
            t: { value: 't' },
          },
        },
      },
      question: {
        blanks: [
          {
            id: 'loss',
            truth: { value: 'L' },
            wrong: {
              'no-square': { formula: 'y - t', of: { y: { value: 'y' }, t: { value: 't' } } },
              doubled: { formula: '2 * (y - t)', of: { y: { value: 'y' }, t: { value: 't' } } },
            },
          },
          {
            id: 'gradient',
            truth: { gradient: 'w' },
            wrong: {
              'no-two': { formula: 'g / 2', of: { g: { gradient: 'w' } } },
              'stopped-at-y': { gradient: 'y' },
              sign: { formula: '-g', of: { g: { gradient: 'w' } } },
            },
          },
          {
            id: 'new',
            truth: stepOf(0.01, 'w - rate * g'),
            wrong: {
              uphill: stepOf(0.01, 'w + rate * g'),
              'no-rate': stepOf(0.01, 'w - g'),
              'step-alone': stepOf(0.01, '-rate * g'),
            },
          },
        ],
      },
      draw: {
        w: { from: 0.5, to: 1.5, step: 0.5 },
        x: { from: 3, to: 4, step: 1 },
        b: { from: 0.5, to: 1.5, step: 0.5 },
        t: { from: 8, to: 10, step: 0.5 },
      },
    },
    {
      id: 'step.mend-clear',
      scene: { net: UNCLEARED, steps: 1000, mistake: 'not-cleared' },
      numbers: {
        early: 300,
        then: { figure: 'loss', after: 300, mistake: 'not-cleared' },
        steps: 1000,
        loss: { figure: 'loss' },
      },
      repair: {
        broken: { net: UNCLEARED, steps: 1000, mistake: 'not-cleared' },
        done: { check: true },
        mended: { net: UNCLEARED, steps: 1000 },
      },
    },
    {
      id: 'step.mend-early',
      scene: { net: EARLY, steps: 300, mistake: 'early-update' },
      numbers: { steps: 300, loss: { figure: 'loss' } },
      repair: {
        broken: { net: EARLY, steps: 300, mistake: 'early-update' },
        done: { check: true },
        mended: { net: EARLY, steps: 300 },
      },
    },
  ],
};
