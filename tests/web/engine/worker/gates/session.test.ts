// @vitest-environment node
import { readFileSync } from 'node:fs';
import type { TensorLike } from 'backflow';
import { describe, expect, it } from 'vitest';
import type { GatesRefusal } from '../../../../../web/src/engine/protocol/gates';
import { rowsOf, rankOf } from '../../../../../web/src/state/gates/tensor-text';
import { backflow } from '../../../catalog';
import { Bench } from './worker';

interface Case {
  id: string;
  expression: string;
  inputs: Record<string, TensorLike>;
  values: Record<string, TensorLike>;
  gradients: Record<string, TensorLike>;
  upstream?: TensorLike;
}

const { graphs } = JSON.parse(readFileSync('tests/fixtures/worked-examples.json', 'utf8')) as { graphs: Case[] };
const sides = (value: TensorLike): number[] => {
  const rows = rowsOf(value);
  return [[], [rows[0]!.length], [rows.length, rows[0]!.length]][rankOf(value)]!;
};
const flat = (tensor: TensorLike): number[] => [tensor].flat(2) as number[];

describe('the Gates room’s session', () => {
  it('goes back to the last line when another start is removed', () => {
    const bench = new Bench();
    const text = 'f = (x + y) * z';
    const { output } = bench.answer({ text });
    expect(bench.answer({ text, output: 0 }).output).toBe(0);
    expect(bench.answer({ text, output: null }).output).toBe(output);
  });

  it.each(graphs.map((one) => [one.id, one] as const))('shows the numbers of %s', (_, one) => {
    const answer = new Bench().answer({ text: one.expression, values: one.inputs, upstream: one.upstream ?? null });
    const idOf = (name: string): number => answer.nodes!.find((node) => node.name === name)!.id;
    for (const [name, wanted] of Object.entries(one.values)) close(answer.values[idOf(name)]!.data, flat(wanted));
    for (const [name, wanted] of Object.entries(one.gradients)) close(answer.gradients[idOf(name)]!.data, flat(wanted));
  });

  it.each([
    ['y = softplus(x)', { x: 1000 }, 'softplus', 'exp', 1000],
    ['L = softmax_cross_entropy(s, k)', { s: [1000, 0, -1000], k: 2 }, 'softmax_cross_entropy', 'log', 2000],
  ] as [string, Record<string, TensorLike>, string, string, number][])(
    'says at which part an opened gate leaves the range of numbers: %s',
    (text, values, gate, part, value) => {
      const bench = new Bench();
      const closed = bench.answer({ text, values });
      expect(closed.overflow).toBeNull();
      const { id } = closed.nodes!.find((node) => node.gate === gate)!;
      const { overflow, nodes } = bench.answer({ text, values, expanded: [id] });
      expect(overflow).toMatchObject({ flag: 'infinite', composite: { id, gate } });
      expect([...overflow!.composite.value.data]).toEqual([value]);
      expect(nodes!.find((node) => node.id === overflow!.node)!.gate).toBe(part);
      expect(bench.answer({ text, values, expanded: [] }).overflow).toBeNull();
    },
  );

  it('reports no overflow of parts if the gate as one overflows too', () => {
    const bench = new Bench();
    const request = { text: 'y = x / d', values: { x: 1, d: 0 } };
    const { id } = bench.answer(request).nodes!.find(({ gate }) => gate === 'div')!;
    expect(bench.answer({ ...request, expanded: [id] }).overflow).toBeNull();
  });

  it('finds targets that fit the losses', () => {
    const valueOf = (text: string, values: Record<string, TensorLike>, name: string): TensorLike =>
      new Bench().answer({ text, values }).inputs.find((input) => input.name === name)!.value;
    const found = (text: string, values: Record<string, TensorLike>): number[] =>
      [...new Set(flat(valueOf(text, values, 't')))].sort((a, b) => a - b);
    expect(found('L = binary_hinge(s, t)', { s: [1, 2] })).toEqual([-1, 1]);
    expect(found('L = binary_cross_entropy(z, t)', { z: [1, 2] })).toEqual([0, 1]);
    const scores = [
      [1, 2],
      [3, 4],
    ];
    expect(found('L = binary_hinge(s, t)', { s: scores })).toEqual([-1, 1]);
  });

  it('sends nodes only when they change', () => {
    const bench = new Bench();
    const first = bench.answer({ text: 'f = x * y' });
    expect(first.nodes).toHaveLength(3);
    const known = first.structure;
    expect(bench.answer({ text: 'f = x * y', values: { x: 3 }, known })).toMatchObject({
      structure: known,
      nodes: null,
    });
    const reshaped = bench.answer({ text: 'f = x * y', values: { x: [3, 4] }, known });
    expect(reshaped.nodes!.map(({ shape }) => shape)).toEqual([[2], [], [2]]);
  });

  it('fills in missing values, and ignores values that are not read', () => {
    const { inputs } = new Bench().answer({ text: 'f = x * y', values: { y: 7, z: 9 } });
    expect(inputs).toEqual([
      { name: 'x', value: expect.any(Number) },
      { name: 'y', value: 7 },
    ]);
  });

  it('finds values for inputs without values, of shapes that fit the text', () => {
    const shapesOf = (text: string, values: Record<string, TensorLike> = {}): string[] =>
      new Bench().answer({ text, values }).inputs.map(({ name, value }) => `${name} ${sides(value).join('x')}`.trim());
    expect(shapesOf('f = x * y')).toEqual(['x', 'y']);
    expect(shapesOf('f = W @ x')).toEqual(['W 2x2', 'x 2']);
    expect(shapesOf('L = softmax_cross_entropy(W @ x, y)')).toEqual(['W 2x2', 'x 2', 'y']);
    expect(shapesOf('h = relu(W1 @ x + b1)\ns = W2 @ h + b2\nL = softmax_cross_entropy(s, y)')).toEqual([
      ...['W1 2x2', 'x 2', 'b1', 'W2 2x2', 'b2', 'y'],
    ]);
    // The user's value stays, and its sides are tried for the others.
    expect(shapesOf('f = sum(W @ x)', { W: [[1, 2, 3]] })).toEqual(['W 1x3', 'x 3']);
  });

  it('lists the inputs of a text whose values don’t fit, and values that would', () => {
    const bench = new Bench();
    const refusal = bench.evaluate({ text: 'L = softmax_cross_entropy(W @ x, y)', values: { W: -2, x: [3, 4], y: 5 } });
    expect(refusal).toMatchObject({
      refused: { code: 'shape', line: 1 },
      inputs: [{ name: 'W' }, { name: 'x' }, { name: 'y' }],
      shown: null,
    });
    const { fits } = refusal as GatesRefusal;
    expect(Object.keys(fits!)).toEqual(['W', 'y']);
    expect(
      bench.evaluate({ text: 'L = softmax_cross_entropy(W @ x, y)', values: { x: [3, 4], ...fits } }),
    ).toMatchObject({
      size: 5,
    });
    expect(bench.answer({ text: 'f = W @ x', values: { W: [[1, 2]], x: [3, 4] } }).values[2]!.data).toEqual(
      new Float64Array([11]),
    );
  });

  it('keeps the last graph while the text can’t be read, and keeps no half-made graph', () => {
    const bench = new Bench();
    const before = backflow.diagnostics.graphs;
    const made = { text: 'f = x * y', values: { x: 2, y: 3 } };
    const { structure } = bench.answer(made);
    const shown = { ...made, expanded: [], unfolded: [], upstream: null };
    const broken = { text: 'f = x *', values: { x: 5, y: 3 }, shown, known: structure };
    const looked = bench.evaluate({ ...broken, watch: { node: 1, slot: 0, entry: 0 } });
    expect(looked).toMatchObject({
      refused: { code: 'syntax', line: 1 },
      inputs: null,
      fits: null,
      shown: { structure, nodes: null, chosen: { node: 1 } },
    });
    // It follows values that are dragged meanwhile.
    expect((looked as GatesRefusal).shown!.values[2]!.data[0]).toBe(15);
    expect(bench.look(broken, { jacobian: false, check: true, errors: false, push: null }).check!.entries).toHaveLength(
      2,
    );
    expect(
      bench.evaluate({ ...made, upstream: [1, 2], known: structure, shown: { ...shown, upstream: [1, 2] } }),
    ).toMatchObject({
      refused: { subject: 'upstream' },
      fits: null,
      shown: { structure, nodes: null },
    });
    expect(bench.evaluate({ text: 'x'.repeat(400_001) })).toMatchObject({ refused: { code: 'too-long' }, shown: null });
    for (let run = 0; run < 5; ++run) bench.answer({ text: `f = x + ${run}` });
    expect(backflow.diagnostics.graphs - before).toBeLessThanOrEqual(1);
  });

  it('accepts thousands of inputs, and words of any length', () => {
    const sum = Array.from({ length: 4500 }, (_, index) => `x${index}`).join(' + ');
    expect(new Bench().answer({ text: `f = ${sum}` }).size).toBe(8999);
    expect(new Bench().answer({ text: `f = ${'a'.repeat(100_000)}` }).size).toBe(2);
  });

  it('accepts a number as the upstream of a tensor', () => {
    const text = 'y = x * 2';
    expect(new Bench().answer({ text, values: { x: [[1, 2, 3]] }, upstream: 5 }).gradients[0]!.data).toEqual(
      new Float64Array([10, 10, 10]),
    );
  });

  it('expands in place with equal gradients, and says so', () => {
    const bench = new Bench();
    const request = { text: 'f = sigmoid(w * x) * tanh(x)', values: { w: 2, x: -0.3 } };
    const typed = bench.answer(request);
    expect(typed.difference).toBeNull();
    const composites = typed.nodes!.filter(({ composite }) => composite).map(({ id }) => id);
    expect(composites).toHaveLength(2);
    const open = bench.answer({ ...request, expanded: composites });
    expect(open.nodes!.length).toBeGreaterThan(typed.nodes!.length);
    expect(open.difference).toBeLessThanOrEqual(1e-12);
    expect(open.expanded).toEqual(composites);
    const moved = bench.answer({ ...request, values: { w: 2, x: 1.5 }, expanded: composites, known: open.structure });
    expect(moved.nodes).toBeNull();
    expect(moved.difference).toBeLessThanOrEqual(1e-12);
    expect(bench.answer(request).nodes).toEqual(typed.nodes);
  });

  it('starts the backward pass at the requested node with the requested upstream', () => {
    const bench = new Bench();
    const text = 'q = x * y\nf = q + z';
    const { nodes } = bench.answer({ text, values: { x: 2, y: 3, z: 4 } });
    const q = nodes!.find(({ name }) => name === 'q')!.id;
    const answer = bench.answer({ text, values: { x: 2, y: 3, z: 4 }, output: q, upstream: 5 });
    expect(answer).toMatchObject({ output: q });
    expect(answer.gradients[0]!.data[0]).toBe(15);
    expect(answer.gradients[2]!.data[0]).toBe(0);
    expect(bench.evaluate({ text, values: { x: 2, y: 3, z: 4 }, upstream: [1, 2] })).toMatchObject({
      refused: { subject: 'upstream' },
    });
  });

  it('gives what each branch of a copy sends back', () => {
    const answer = new Bench().answer({ text: 'f = x * x', values: { x: 3 } });
    expect(answer.forks[0]!.uses.map(({ gradient }) => gradient.data[0])).toEqual([3, 3]);
    expect(answer.forks[0]!.sum.data[0]).toBe(6);
  });

  it('accepts names of inherited properties', () => {
    const text = 'f = constructor * __proto__';
    const values = JSON.parse('{"constructor": 2, "__proto__": 5}') as Record<string, TensorLike>;
    expect(new Bench().answer({ text, values }).values[2]!.data[0]).toBe(10);
  });
});

function close(found: ArrayLike<number>, wanted: number[]): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, index) =>
    expect(Math.abs(found[index]! - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value))),
  );
}
