// @vitest-environment node
// What nodes without names are called.
import type { TensorLike } from 'backflow';
import { describe, expect, it } from 'vitest';
import { quoted, titlesOf } from '../../../../web/src/panels/graph/titles';
import { backflow, catalog } from '../../catalog';

/** The titles of all nodes that the text does not name, as they are and as an operand. */
function titles(text: string, values: Record<string, TensorLike>): { plain: string[]; operand: string[] } {
  const graph = backflow.graph(text, values);
  const { nodes, values: all } = graph.snapshot();
  graph.dispose();
  const titleOf = titlesOf(catalog, {
    nodes,
    values: Object.fromEntries(nodes.map(({ id }, index) => [id, all[index]!])),
  });
  const unnamed = nodes.filter(({ name }) => name === undefined);
  return {
    plain: unnamed.map(({ id }) => titleOf(id)),
    operand: unnamed.map(({ id }) => titleOf(id, true)),
  };
}

/** The title of the right-hand side, as the engine wrote it: named by another line, so that it has no name. */
function written(expression: string, values: Record<string, TensorLike>): string {
  return titles(`f = tanh(${expression})`, values).plain.at(-1)!;
}

const numbers = { a: 1, b: 2, c: 3, x: 4, y: 5 };
const used = (text: string) =>
  Object.fromEntries(Object.entries(numbers).filter(([name]) => new RegExp(`\\b${name}\\b`).test(text)));

describe('a node without a name', () => {
  it.each([
    'x + y',
    'a - b - c',
    'a - (b - c)',
    '(a + b) * c',
    'a * b / c',
    'a / (b * c)',
    '-x ^ 2',
    '(-x) ^ 2',
    '2 ^ -x',
    'a ^ b ^ c',
    '(a ^ b) ^ c',
    '-(a + b)',
    'a * -b',
    'relu(x)',
    'max(x, y)',
    'max(x, y, a, b)',
    'exp(-x) + 1',
    'sigmoid(a * x + b)',
    '1 / (1 + exp(-x))',
    'log(0.5 * x)',
    'a < b and b < c',
    'a and (b or c)',
    'a or not b',
    'not a < b',
    '(not a) * b',
    '(a < b) * c + x',
    'where(a >= b, x, -y)',
    'clip(x, 0, 1)',
  ])('is written as it is typed: %s', (text) => {
    expect(written(text, used(text))).toBe(text);
  });

  it('is written with matrices, transposes and lists', () => {
    const W = [
      [1, 2],
      [3, 4],
    ];
    expect(written('W @ v', { W, v: [1, 2] })).toBe('W @ v');
    expect(written('(W @ W.T) @ v', { W, v: [1, 2] })).toBe('W @ W.T @ v');
    expect(written('(W + W).T', { W })).toBe('(W + W).T');
    expect(written('v + [1, -2]', { v: [1, 2] })).toBe('v + [1, -2]');
    expect(titles('f = v + [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]', { v: 1 }).plain).toEqual(['[1, 2, 3, 4, 5, 6, 7, …]']);
    expect(titles('f = v + [[1, 2], [3, 4]]', { v: 1 }).plain).toEqual(['[[1, 2], [3, 4]]']);
    expect(titles('f = v + [[1, 2], [3, 4], [5, 6]]', { v: 1 }).plain).toEqual(['[[1, 2], …]']);
  });

  it('is written with its axis or index', () => {
    const X = [
      [1, 2],
      [3, 4],
    ];
    for (const text of ['sum(X, 0)', 'amax(X + X, -1)', 'X[1, 0]', 'X[-1]', '(X + X)[0]', 'X.T[0]'])
      expect(written(text, { X })).toBe(text);
    expect(written('concat(v, v, [1, 2])', { v: [1, 2] })).toBe('concat(v, v, [1, 2])');
    expect(written('norm(concat(v, [0.5, 2, 3, 4, 5, 6]))', { v: [1, 2] })).toBe('norm(concat(v, […]))');
    expect(written('(v + v)[0] ^ 2', { v: [1, 2] })).toBe('(v + v)[0] ^ 2');
  });

  it('stops at named nodes', () => {
    expect(titles('q = x + y\nf = relu(q * 2)', { x: 1, y: 2 }).plain).toEqual(['2', 'q * 2']);
  });

  it('is shortened inside, so that its outermost gate can be read', () => {
    const text = 'f = tanh((a + b) * (b + c) * (x + y) + exp(a * b + c * x))';
    const { plain } = titles(text, numbers);
    expect(plain.at(-1)).toBe('… * … * (x + y) + exp(…)');
    for (const title of plain) expect(title.length).toBeLessThanOrEqual(24);
    const long = { learning_rate_of_the_net: 1, gradient_of_the_loss: 2 };
    expect(titles('f = -(learning_rate_of_the_net * gradient_of_the_loss)', long).plain.at(-1)).toBe(
      'lear…_net * grad…loss',
    );
    const loss = { output_of_the_net: 1, target_of_the_net: 1 };
    expect(titles('f = -binary_cross_entropy(output_of_the_net, target_of_the_net)', loss).plain.at(-1)).toBe(
      'binary_cross_entropy(…)',
    );
  });

  it('is in parentheses where something is attached to it', () => {
    const { plain, operand } = titles('f = tanh(exp(x + y))', { x: 1, y: 2 });
    expect(plain).toEqual(['x + y', 'exp(x + y)']);
    expect(operand).toEqual(['(x + y)', 'exp(x + y)']);
  });

  it('costs little in a deep and in a wide graph', () => {
    const deep = titles(`f = tanh(${'('.repeat(150)}x${' + y)'.repeat(150)})`, { x: 1, y: 2 });
    expect(deep.plain.at(-1)).toMatch(/^… \+ y/);
    const wide = titles(`f = tanh(max(${Array(400).fill('x').join(', ')}))`, { x: 1 });
    expect(wide.plain.at(-1)).toMatch(/^max\(/);
    expect(Math.max(...wide.plain.map(({ length }) => length))).toBeLessThanOrEqual(24);
  });
});

describe('the gates of a training step', () => {
  it('all have titles', () => {
    const trainer = backflow.trainer({
      data: { name: 'xor' },
      layers: [{ units: 3, activation: 'tanh' }],
      regularizer: { name: 'l2', rate: 0.01 },
    } as never);
    const graph = trainer.graph();
    const { nodes, values } = graph.snapshot();
    const titleOf = titlesOf(catalog, {
      nodes,
      values: Object.fromEntries(nodes.map(({ id }, index) => [id, values[index]!])),
    });
    const said = nodes.filter(({ name }) => !name).map(({ id }) => titleOf(id));
    graph.dispose();
    trainer.dispose();
    expect(said.length).toBeGreaterThan(0);
    for (const title of said) expect(title).not.toMatch(/^#|^…$/);
  });
});

describe('a title in a sentence', () => {
  it.each([
    ['x', 'x'],
    ['W_1', 'W_1'],
    ['π', 'π'],
    ['#12', '#12'],
    ['3', '3'],
    ['x + y', '‘x + y’'],
    ['max(x, y)', '‘max(x, y)’'],
    ['x0 > 1 and x1 < 2', '‘x0 > 1 and x1 < 2’'],
  ])('%j is %j', (title, words) => expect(quoted(title)).toBe(words));
});
