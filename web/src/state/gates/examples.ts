/** The examples in the Gates room's gallery: texts with values. Titles are in the dictionaries; pictures are drawn. */
import type { ExampleText } from './example-text';
import { WORKED } from './examples-worked';
import { firstPlace, type GatesPlace } from './fields';

export { activationGates } from '../../engine/protocol/sketch';

const NETS = {
  scores: {
    text: 's = W @ x + b\ndata = hinge(s, y)\nreg = 0.5 * rate * sum(W ^ 2)\nL = data + reg',
    values: {
      W: [
        [0.2, -0.5, 0.1],
        [1.5, 1.3, 2.1],
        [0, 0.25, 0.2],
      ],
      x: [0.6, -0.4, 0.9],
      b: [1.1, 0.2, -0.5],
      y: 0,
      rate: 0.1,
    },
  },
  softmax: { text: 'p = softmax(s)\nL = -log(pick(p, y))', values: { s: [3.2, 5.1, -1.7], y: 0 } },
  'cross-entropy': { text: 'L = softmax_cross_entropy(s, y)', values: { s: [3.2, 5.1, -1.7], y: 0 } },
  maxout: {
    text: 'a = w1 @ x + b1\nb = w2 @ x + b2\nf = max(a, b)',
    values: { w1: [0.5, -1], x: [2, 1], b1: 0.3, w2: [-0.4, 0.8], b2: 0.1 },
  },
  // As wide as a layer in the lecture. Every other number is positive.
  'wide-relu': {
    text: 'y = relu(x)\nf = sum(y)',
    values: { x: Array.from({ length: 4096 }, (_, index) => (index % 2 === 0 ? 1 : -1) * (1 + (index % 7))) },
  },
  'two-layer': {
    text: 'h = relu(W1 @ x + b1)\ns = W2 @ h + b2\nL = softmax_cross_entropy(s, y)',
    values: {
      W1: [
        [0.6, -0.4],
        [-0.3, 0.9],
        [0.8, 0.5],
      ],
      x: [1.2, -0.7],
      b1: [0.1, 0, -0.2],
      W2: [
        [0.7, -0.5, 0.3],
        [-0.6, 0.4, 0.9],
      ],
      b2: [0, 0.1],
      y: 1,
    },
  },
  'three-layer': {
    text: 'h1 = tanh(X @ W1 + b1)\nh2 = relu(h1 @ W2 + b2)\ns = h2 @ W3 + b3\nL = softmax_cross_entropy(s, y)',
    values: {
      X: [
        [0.5, -1.2],
        [1.5, 0.3],
        [-0.8, 0.9],
        [0.2, 0.4],
      ],
      W1: [
        [0.4, -0.7, 0.9],
        [0.8, 0.2, -0.5],
      ],
      b1: [0, 0.1, -0.1],
      W2: [
        [0.6, -0.3],
        [-0.4, 0.7],
        [0.5, 0.8],
      ],
      b2: [0.05, -0.05],
      W3: [
        [0.9, -0.6, 0.2],
        [-0.5, 0.4, 0.7],
      ],
      b3: [0, 0, 0],
      y: [0, 1, 2, 1],
    },
  },
} satisfies Record<string, ExampleText>;

export type ExampleId = keyof typeof WORKED | keyof typeof NETS;
export type ExampleGroup = 'worked' | 'nets';

export const EXAMPLES: Record<ExampleGroup, readonly ExampleId[]> = {
  worked: Object.keys(WORKED) as ExampleId[],
  nets: Object.keys(NETS) as ExampleId[],
};

export function exampleText(id: ExampleId): ExampleText {
  return ({ ...WORKED, ...NETS } as Record<ExampleId, ExampleText>)[id];
}

/** The text for an activation of the catalog on one number. */
export function activationText(name: string): ExampleText {
  return { text: `y = ${name}(x)`, values: { x: 0.5 } };
}

/** The room's state after an example is opened. */
export function placeOf({ text, values, upstream }: ExampleText): GatesPlace {
  return { ...firstPlace(), text, values, upstream: upstream ?? null };
}
