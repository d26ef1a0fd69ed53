// @vitest-environment node
import type { TensorLike, Verdict } from 'backflow';
import { describe, expect, it } from 'vitest';
import { tells } from '../../../../../web/src/draw/gates/verdict';
import { backflow } from '../../../catalog';
import { Bench } from './worker';

const CHECK = { jacobian: false, check: true, errors: false, push: null };

function open(text: string, values: Record<string, TensorLike> = {}) {
  const bench = new Bench();
  const { inputs } = bench.answer({ text, values });
  const { entries } = bench.look({ text, values }, CHECK).check!;
  return {
    values: Object.fromEntries(inputs.map(({ name, value }) => [name, value])),
    verdicts: entries.map((entry) => `${entry.name}[${entry.index}] ${entry.verdict}`),
  };
}

/** Verdicts that are good. */
const sound = (said: string): boolean => {
  const verdict = said.split(' ')[1] as Verdict;
  return tells(verdict) ? ['good', 'acceptable'].includes(verdict) : verdict === 'lost';
};

const GATES = backflow.catalog.gates.flatMap(({ name, operator, minInputs, maxInputs, literals }) => {
  // The words `and`, `or` and `not` are only operators.
  if (operator === name) return [name === 'not' ? 'f = not a' : `f = a ${name} b`];
  return [...new Set([minInputs, maxInputs < 0 ? 3 : maxInputs])].map(
    (count) => `f = ${name}(${[...[...'abc'].slice(0, count), ...Array<number>(literals).fill(0)].join(', ')})`,
  );
});

const TEXTS = [
  'f = (x + y) * z',
  'f = relu(X @ W)',
  'f = relu(relu(x) * y - z)',
  'f = max(x, y, z)',
  'f = max(x * y, abs(z))',
  'f = min(X)',
  'f = log(x) + sqrt(-y)',
  'f = log(1 - x)',
  'f = sqrt(x - 3)',
  'f = 1 / (x - y)',
  'f = x ^ y',
  'f = x ^ 2 + y ^ 3',
  'f = log(x / (1 - x))',
  'f = sigmoid(w * x + b)',
  'f = softmax(W @ x + b)',
  'f = mean((X @ w - y) ^ 2)',
  'h = relu(W1 @ x + b1)\ns = W2 @ h + b2\nL = softmax_cross_entropy(s, y)',
  'H = relu(X @ W1 + b1)\nL = softmax_cross_entropy(H @ W2 + b2, y)',
  'L = hinge(W @ x, y) + 0.1 * sum(W ^ 2)',
  'L = binary_hinge(X @ w, t)',
  'L = binary_cross_entropy(X @ w, t)',
  'f = x[3] * x[0]',
  'f = sum(X[-3])',
  'f = x @ [1, 2, 3]',
  'f = W @ [1, 2, 3, 4, 5]',
  'i = sigmoid(a)\no = sigmoid(b)\nc = i * tanh(g) + sigmoid(d) * p\nh = o * tanh(c)',
];

describe('the first numbers of inputs', () => {
  it.each([...GATES, ...TEXTS])('pass the numeric check in %j', (text) => {
    expect(open(text).verdicts.filter((verdict) => !sound(verdict))).toEqual([]);
  });

  it('are different for each input, and in each tensor', () => {
    const sizes = Object.values(open('f = relu(X @ W) @ x * y * z').values).flatMap((value) =>
      ([value].flat(2) as number[]).map(Math.abs),
    );
    expect(sizes).toHaveLength(12);
    expect(new Set(sizes).size).toBe(12);
  });

  it('give every input of a layer a gradient', () => {
    const text = 'f = relu(X @ W)';
    const { gradients } = new Bench().answer({ text });
    expect([...gradients[0]!.data, ...gradients[1]!.data].filter((gradient) => gradient === 0)).toEqual([]);
  });

  it('are class indices and targets where a loss reads them', () => {
    expect([0, 1]).toContain(open('L = softmax_cross_entropy(W @ x, y)').values['y']);
    expect(open('L = softmax_cross_entropy(x, y)', { x: [[3], [4]] }).values['y']).toEqual([0, 0]);
    expect(new Set(open('L = hinge(X @ W, y)').values['y'] as number[])).toEqual(new Set([0, 1]));
    expect(new Set(open('L = binary_hinge(X @ w, t)').values['t'] as number[])).toEqual(new Set([1, -1]));
    expect(new Set(open('L = binary_cross_entropy(X @ w, t)').values['t'] as number[])).toEqual(new Set([0, 1]));
  });

  it('depend only on the name, not on the text around it', () => {
    const x = open('f = x').values['x'];
    expect(open('f = a * x + b').values['x']).toBe(x);
    expect(open('f = a * x + b', { a: 3 }).values).toMatchObject({ a: 3, x });
  });

  it('are found even if the given ones don’t fit', () => {
    expect(open('f = relu(x)', { x: 0 })).toEqual({ values: { x: 0 }, verdicts: ['x[0] kink'] });
  });
});
