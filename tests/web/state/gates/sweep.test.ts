// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { sweepOf, viewAt } from '../../../../web/src/state/gates/sweep';
import { Bench } from '../../engine/worker/gates/worker';

const { nodes, output } = new Bench().answer({ text: 'a = x * y\nb = a + x\nf = a * b\ng = f + 1' });
const idOf = (name: string): number => nodes!.find((node) => node.name === name)!.id;
const [x, a, b, f, g] = ['x', 'a', 'b', 'f', 'g'].map(idOf) as [number, number, number, number, number];

describe('the sweep', () => {
  it('goes forwards in order and backwards from the output', () => {
    const sweep = sweepOf(nodes!, output);
    expect(sweep).toMatchObject({ forward: [a, b, f, g], backward: [g, f, b, a], length: 9 });
    expect(sweepOf(nodes!, f)).toMatchObject({ forward: [a, b, f, g], backward: [f, b, a] });
  });

  it('knows the inputs at first, then one more gate with every step', () => {
    const sweep = sweepOf(nodes!, f);
    const start = viewAt(nodes!, sweep, 0);
    expect(start).toMatchObject({ phase: 'forward', current: null });
    expect(start.values.has(x)).toBe(true);
    expect(start.values.has(a)).toBe(false);
    expect(start.queue[1]).toEqual({ node: b, waits: [a] });
    expect(viewAt(nodes!, sweep, 1)).toMatchObject({ current: a });
  });

  it('lets a gate wait for all of its branches', () => {
    const sweep = sweepOf(nodes!, f);
    const begun = viewAt(nodes!, sweep, 4 + 1);
    expect(begun).toMatchObject({ phase: 'start', current: f });
    expect([...begun.gradients]).toEqual([f]);
    const after = viewAt(nodes!, sweep, 4 + 2);
    expect(after).toMatchObject({ phase: 'backward', current: f });
    // f has sent to a and b; a still waits for b.
    expect(after.queue).toEqual([
      { node: b, waits: [] },
      { node: a, waits: [b] },
    ]);
    expect(after.gradients.has(a)).toBe(false);
    expect(after.gradients.has(b)).toBe(true);
    const done = viewAt(nodes!, sweep, sweep.length);
    expect(done).toMatchObject({ phase: 'done', queue: [] });
    expect(done.gradients.has(x)).toBe(true);
    // Nothing is sent to what the output doesn't depend on: its gradient is 0.
    expect([after.gradients.has(g), done.gradients.has(g), done.sent.has(g)]).toEqual([false, true, true]);
  });
});
