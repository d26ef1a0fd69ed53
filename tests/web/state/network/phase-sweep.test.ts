// @vitest-environment node
// What the phases of a step have computed, in the graph of a real step.
import { describe, expect, it } from 'vitest';
import { gateCounts, phaseView } from '../../../../web/src/state/network/phase-sweep';
import { backflow } from '../../catalog';

const trainer = backflow.trainer({
  data: { name: 'circle' },
  layers: [{ units: 3, activation: 'tanh' }],
  regularizer: { name: 'l2', rate: 0.01 },
});
const nodes = trainer.graph().nodes;
const named = (ids: ReadonlySet<number>): string[] =>
  nodes.filter(({ id }) => ids.has(id)).flatMap(({ name }) => name ?? []);

describe('the phases of a step, gate by gate', () => {
  it('compute the net, then the loss, and go back through all of it', () => {
    expect(gateCounts(nodes).forward).toBe(5);
    const forward = phaseView(nodes, { now: 'forward', share: 2 / 5 })!;
    expect(named(forward.values)).toEqual(expect.arrayContaining(['X', 'W2', 'p1', 'z1']));
    expect(named(forward.values)).not.toContain('a1');
    expect(forward.gradients.size).toBe(0);
    const ran = phaseView(nodes, { now: 'forward', share: 1 })!;
    expect(named(ran.values)).toContain('z2');
    expect(ran.values.size).toBeLessThan(nodes.length);
    const loss = phaseView(nodes, { now: 'loss', share: 1 })!;
    expect(loss.values.size).toBe(nodes.length);
    expect(loss.gradients.size).toBe(0);
    const begun = phaseView(nodes, { now: 'backward', share: 0 })!;
    expect([...begun.gradients]).toEqual([nodes.at(-1)!.id]);
  });

  it('leave nothing open after the backward sweep, after the update and before the step', () => {
    expect(phaseView(nodes, { now: 'backward', share: 1 })).toBeNull();
    expect(phaseView(nodes, { now: 'update', share: 1 })).toBeNull();
    expect(phaseView(nodes, { now: null, share: 1 })).toBeNull();
  });
});
