// @vitest-environment node
// Runs that stop by themselves, with the real engine: at the same step however fast the machine is.
import { describe, expect, it } from 'vitest';
import type { Until } from '../../../../../web/src/engine/protocol/until';
import { Loop } from '../../../../../web/src/engine/worker/network/loop';
import { backflow } from '../../../catalog';

const config = { data: { name: 'circle', samples: 100, seed: 1 }, layers: [{ units: 6, activation: 'tanh' }], seed: 1 };

/** Runs until the goal, on a clock on which each look takes `tick` ms. */
function runUntil(until: Until, tick: number, speed: number | null = null) {
  const trainer = backflow.trainer(config);
  const tasks: (() => void)[] = [];
  let time = 0;
  const clock = { later: (task: () => void) => void tasks.push(task), now: () => (time += tick) };
  const loop = new Loop(trainer, clock, () => undefined);
  loop.run(speed, until);
  for (let turn = 0; loop.running && turn < 100_000; ++turn) tasks.shift()?.();
  trainer.dispose();
  return loop;
}

describe('a goal', () => {
  it('of steps is met exactly, at any speed', () => {
    for (const speed of [null, 50]) {
      const loop = runUntil({ kind: 'steps', steps: 123 }, 3, speed);
      expect(loop.result.step).toBe(123);
      expect(loop.reached).toEqual({ kind: 'steps', steps: 123 });
    }
  });

  const goals: Until[] = [
    { kind: 'loss', below: 0.3 },
    { kind: 'accuracy', above: 0.9 },
    { kind: 'patience', epochs: 3 },
  ];
  it.each(goals)('%o ends at the same step on a slow and on a fast machine', (until) => {
    const [slow, fast] = [8, 0.01].map((tick) => runUntil(until, tick));
    expect(slow!.result.step).toBe(fast!.result.step);
    expect(slow!.result.step).toBeGreaterThan(0);
    expect(slow!.reached).toEqual(until);
    // 50 training points in batches of 10: epochs end after 5 steps.
    expect(slow!.result.step % 5).toBe(0);
  });

  it('of a loss or an accuracy is the first epoch that fulfills it', () => {
    const { result } = runUntil({ kind: 'loss', below: 0.3 }, 1);
    expect(result.testLoss).toBeLessThanOrEqual(0.3);
    const trainer = backflow.trainer(config);
    expect(trainer.step(result.step - 5).testLoss).toBeGreaterThan(0.3);
    trainer.dispose();
    expect(runUntil({ kind: 'accuracy', above: 0.9 }, 1).result.testAccuracy).toBeGreaterThanOrEqual(0.9);
  });

  it('that is fulfilled at the start stops at once', () => {
    const { result, running } = runUntil({ kind: 'loss', below: 100 }, 1);
    expect([result.step, running]).toEqual([0, false]);
  });

  it('is forgotten when the run is stopped', () => {
    const loop = runUntil({ kind: 'steps', steps: 5 }, 1);
    loop.stop();
    expect(loop.reached).toBeNull();
  });
});
