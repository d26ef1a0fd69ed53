// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { MOST_SHOWN } from '../../../../../web/src/engine/worker/gates/fold';
import { Bench } from './worker';

const chain = (lines: number): string =>
  Array.from({ length: lines }, (_, row) => `y${row} = tanh(x${row % 9} * ${row ? `y${row - 1}` : 'x0'} + 1)`).join(
    '\n',
  );

describe('a graph that is too large to show', () => {
  it('is shown whole up to the limit', () => {
    const { nodes, size } = new Bench().answer({ text: chain(60) });
    expect(nodes).toHaveLength(size);
  });

  it('becomes one gate per line, with the values of the lines', () => {
    const text = chain(200);
    const bench = new Bench();
    const folded = bench.answer({ text, values: { x0: 0.5 } });
    expect(folded.size).toBeGreaterThan(800);
    expect(folded.nodes!.length).toBeLessThanOrEqual(MOST_SHOWN);
    const line = folded.nodes!.find(({ name }) => name === 'y7')!;
    const before = folded.nodes!.find(({ name }) => name === 'y6')!;
    const input = folded.nodes!.find(({ name }) => name === 'x7')!;
    expect(line).toMatchObject({ gate: 'fold', folds: 4 });
    expect([...line.inputs].sort()).toEqual([before.id, input.id].sort());
    expect(folded.values[line.id]!.data).toHaveLength(1);

    const open = bench.answer({ text, values: { x0: 0.5 }, unfolded: [line.id], known: folded.structure });
    expect(open.structure).toBeGreaterThan(folded.structure);
    expect(open.nodes!.find(({ id }) => id === line.id)!.gate).toBe('tanh');
    expect(open.nodes).toHaveLength(folded.nodes!.length + 3);
    expect(open.values[line.id]).toEqual(folded.values[line.id]);
  });

  it('holds 10,000 gates, and reports more as an error', () => {
    const bench = new Bench();
    const folded = bench.answer({ text: chain(2400) });
    expect(folded.size).toBeGreaterThan(9_000);
    expect(folded.nodes!.length).toBeLessThanOrEqual(MOST_SHOWN);
    const ids = new Set(folded.nodes!.map(({ id }) => id));
    for (const { inputs } of folded.nodes!) for (const input of inputs) expect(ids.has(input)).toBe(true);
    const one = bench.answer({ text: `f = ${Array.from({ length: 2000 }, (_, i) => `tanh(x * ${i})`).join(' + ')}` });
    expect(one.nodes!.map(({ name }) => name)).toEqual(['x', 'f']);
    expect(bench.evaluate({ text: chain(4000) })).toMatchObject({ refused: { code: 'too-many-gates' } });
  });
});
