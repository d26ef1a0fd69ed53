// @vitest-environment node
import { readFileSync } from 'node:fs';
import type { TensorLike } from 'backflow';
import { describe, expect, it } from 'vitest';
import { backflow } from '../catalog';
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
const flat = (tensor: TensorLike): number[] => [tensor].flat(2) as number[];

describe('the Gates room’s session', () => {
  it.each(graphs.map((one) => [one.id, one] as const))('shows the numbers of %s', (_, one) => {
    const answer = new Bench().answer({ text: one.expression, values: one.inputs, upstream: one.upstream ?? null });
    const idOf = (name: string): number => answer.nodes!.find((node) => node.name === name)!.id;
    for (const [name, wanted] of Object.entries(one.values)) close(answer.values[idOf(name)]!.data, flat(wanted));
    for (const [name, wanted] of Object.entries(one.gradients)) close(answer.gradients[idOf(name)]!.data, flat(wanted));
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

  it('fills in what has no value, and passes over what nobody reads', () => {
    const { inputs } = new Bench().answer({ text: 'f = x * y', values: { y: 7, z: 9 } });
    expect(inputs).toEqual([
      { name: 'x', value: 1 },
      { name: 'y', value: 7 },
    ]);
  });

  it('tells the inputs of a text whose values do not fit it', () => {
    const bench = new Bench();
    const refusal = bench.evaluate({ text: 'f = W @ x' });
    expect(refusal).toMatchObject({ refused: { code: 'shape', line: 1 }, inputs: [{ name: 'W' }, { name: 'x' }] });
    expect(bench.answer({ text: 'f = W @ x', values: { W: [[1, 2]], x: [3, 4] } }).values[2]!.data).toEqual(
      new Float64Array([11]),
    );
  });

  it('throws for a text that can’t be read, and keeps nothing half-made', () => {
    const bench = new Bench();
    const before = backflow.diagnostics.graphs;
    bench.answer({ text: 'f = x + 1' });
    expect(() => bench.evaluate({ text: 'f = x +' })).toThrow(expect.objectContaining({ code: 'syntax', line: 1 }));
    expect(() => bench.evaluate({ text: 'x'.repeat(400_001) })).toThrow(expect.objectContaining({ code: 'too-long' }));
    for (let run = 0; run < 5; ++run) bench.answer({ text: `f = x + ${run}` });
    expect(backflow.diagnostics.graphs - before).toBeLessThanOrEqual(1);
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

  it('starts the way back where and from what is asked', () => {
    const bench = new Bench();
    const text = 'q = x * y\nf = q + z';
    const { nodes } = bench.answer({ text, values: { x: 2, y: 3, z: 4 } });
    const q = nodes!.find(({ name }) => name === 'q')!.id;
    const answer = bench.answer({ text, values: { x: 2, y: 3, z: 4 }, output: q, upstream: 5 });
    expect(answer).toMatchObject({ output: q });
    expect(answer.gradients[0]!.data[0]).toBe(15);
    expect(answer.gradients[2]!.data[0]).toBe(0);
    expect(bench.evaluate({ text, values: { x: 2, y: 3, z: 4 }, upstream: [1, 2] })).toMatchObject({
      refused: { name: 'upstream' },
    });
  });

  it('gives what each branch of a copy sends back', () => {
    const answer = new Bench().answer({ text: 'f = x * x', values: { x: 3 } });
    expect(answer.forks[0]!.uses.map(({ gradient }) => gradient.data[0])).toEqual([3, 3]);
    expect(answer.forks[0]!.sum.data[0]).toBe(6);
  });

  it('takes names that objects have from birth', () => {
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
