// @vitest-environment node
import { expect, it } from 'vitest';
import { STRETCH } from '../../../../web/src/draw/graph/pulse';
import { stepPulses } from '../../../../web/src/panels/gates/graph/pulse';
import { sweepOf, viewAt } from '../../../../web/src/state/gates/sweep';
import { named, stepGraph } from '../../draw/inspector/step-graph';

it('sends the value through the stem into the gate, and the gradient back through the wire first', () => {
  const nodes = stepGraph([2, 1], 4, false);
  const gate = named(nodes, 'p1');
  const sweep = sweepOf(nodes, nodes.at(-1)!.id);
  const delays = (step: number): number[][] => {
    const pulses = stepPulses(viewAt(nodes, sweep, step), gate);
    const of = (stem: boolean): number[] =>
      pulses.filter(({ key }) => key.startsWith('stem-') === stem).map(({ delay }) => delay);
    return [of(true), of(false)];
  };
  expect(delays(1)).toEqual([
    [0, 0],
    [STRETCH, STRETCH],
  ]);
  expect(delays(sweep.length)).toEqual([
    [STRETCH, STRETCH],
    [0, 0],
  ]);
  expect(delays(sweep.forward.length + 1)).toEqual([[0], []]);
});
