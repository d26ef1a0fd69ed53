// @vitest-environment node
import type { StepResult, Trainer } from 'backflow';
import { describe, expect, it } from 'vitest';
import { Loop } from '../../../../../web/src/engine/worker/network/loop';

/** A trainer whose updates and evaluations take a known time on a clock that only they move. */
class Clocked {
  time = 0;
  training = 0;
  evaluating = 0;
  step = 0;
  evaluatedAt = 0;
  #tasks: (() => void)[] = [];

  constructor(
    readonly updateMs: number,
    readonly evaluationMs: number,
    readonly divergesAt = Infinity,
  ) {}

  get trainer(): Trainer {
    const step = (count: number, { evaluate = true } = {}): StepResult => {
      this.step += count;
      this.time += count * this.updateMs;
      this.training += count * this.updateMs;
      if (evaluate) {
        this.time += this.evaluationMs;
        this.evaluating += this.evaluationMs;
        this.evaluatedAt = this.step;
      }
      const stopped = this.step >= this.divergesAt ? { stopped: { reason: 'diverged', at: this.step } } : {};
      const loss = evaluate ? 1 / (1 + this.step) : 99;
      return {
        step: this.step,
        epoch: 0,
        updatesLeft: 5,
        learningRate: 0.1,
        loss,
        dataLoss: loss,
        regularizationLoss: 0,
        testLoss: null,
        accuracy: null,
        testAccuracy: null,
        collapsed: [],
        ...stopped,
      } as StepResult;
    };
    return { step } as unknown as Trainer;
  }

  loop(): Loop {
    const later = (task: () => void): number => this.#tasks.push(task);
    return new Loop(this.trainer, { later, now: () => this.time }, () => undefined);
  }

  /** Runs queued slices until the clock has moved this far, and returns their longest. */
  run(ms: number): number {
    const end = this.time + ms;
    let longest = 0;
    while (this.time < end && this.#tasks.length > 0) {
      const start = this.time;
      this.#tasks.shift()!();
      longest = Math.max(longest, this.time - start);
    }
    return longest;
  }
}

describe('the training loop', () => {
  it.each([
    [0.001, 0.05],
    [0.1, 2],
    [1, 8],
    [0.5, 100],
  ])('spends at most a fifth of its time on evaluations (update %s ms, evaluation %s ms)', (updateMs, evaluationMs) => {
    const clocked = new Clocked(updateMs, evaluationMs);
    const loop = clocked.loop();
    loop.run(null);
    clocked.run(100);
    clocked.training = clocked.evaluating = 0;
    clocked.run(5000);
    expect(clocked.evaluating / (clocked.evaluating + clocked.training)).toBeLessThanOrEqual(0.22);
    expect(clocked.evaluating).toBeGreaterThan(0);
  });

  it('shows the losses of an evaluation, never of a batch, and the step of the updates', () => {
    const clocked = new Clocked(0.5, 100);
    const loop = clocked.loop();
    loop.run(null);
    for (let i = 0; i < 50; ++i) {
      clocked.run(1);
      expect(loop.result.loss).not.toBe(99);
      expect(loop.result.step).toBe(clocked.step);
    }
  });

  it('evaluates the last state when it stops', () => {
    const clocked = new Clocked(0.5, 100);
    const loop = clocked.loop();
    loop.run(null);
    clocked.run(300);
    loop.stop();
    expect(clocked.evaluatedAt).toBe(clocked.step);
    expect(loop.result.loss).toBe(1 / (1 + clocked.step));
  });

  it('stops at a divergence that the updates report', () => {
    const clocked = new Clocked(0.5, 100, 40);
    const loop = clocked.loop();
    loop.run(null);
    clocked.run(1000);
    expect(loop.running).toBe(false);
    expect(loop.result.stopped?.at).toBeGreaterThanOrEqual(40);
    expect(clocked.evaluatedAt).toBe(clocked.step);
  });
});
