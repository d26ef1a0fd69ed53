/** Lesson 2: one sweep from the output gives every gradient. */
import type { Lesson } from '../format';

const graph = { text: 'q = x + y\nf = q * z', values: { x: -2, y: 5, z: -4 } };

export const lesson: Lesson = {
  id: 'backwards',
  minutes: 6,
  recalls: ['nudge.predict', 'nudge.sign'],
  steps: [
    {
      id: 'backwards.start',
      scene: { graph },
      shown: { gradients: 'none' },
      numbers: { f: { value: 'f' }, seed: { gradient: 'f' } },
      question: { blanks: [{ id: 'f', truth: { gradient: 'f' }, wrong: { value: { value: 'f' }, nothing: 0 } }] },
    },
    {
      id: 'backwards.x',
      scene: { graph },
      shown: { gradients: ['f', 'q', 'z'] },
      tools: [{ sweep: true }],
      numbers: { q: { gradient: 'q' }, local: { local: 'q', slot: 0 } },
      question: {
        blanks: [
          {
            id: 'x',
            truth: { gradient: 'x' },
            wrong: {
              upstream: 1,
              'own-value': { value: 'q' },
              'add-as-mul': { formula: 'up * y', of: { up: { gradient: 'q' }, y: { value: 'y' } } },
              sign: { formula: '-g', of: { g: { gradient: 'x' } } },
              value: { value: 'f' },
            },
          },
        ],
      },
      draw: {
        x: { from: -6, to: 6, step: 1 },
        y: { from: -6, to: 6, step: 1 },
        z: { from: -6, to: 6, step: 1 },
      },
    },
  ],
};
