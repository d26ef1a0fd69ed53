// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { nextCount, Pace, SLICE_MS, Speedometer } from '../../../../../web/src/engine/worker/network/pace';

describe('slices', () => {
  it('grow while they are short, at most twofold, and shrink at once', () => {
    expect(nextCount(1, 0)).toBe(2);
    expect(nextCount(100, 1)).toBe(200);
    expect(nextCount(100, 20)).toBe(35);
    expect(nextCount(1, 500)).toBe(1);
    expect(nextCount(99_000, 0)).toBe(100_000);
  });

  it('settle below the budget for any cost of a step', () => {
    for (const cost of [0.001, 0.05, 1, 4]) {
      let count = 1;
      for (let slice = 0; slice < 40; ++slice) count = nextCount(count, count * cost);
      expect(count * cost).toBeLessThanOrEqual(SLICE_MS);
    }
  });
});

describe('a chosen speed', () => {
  it('owes steps as time passes, and the first at once', () => {
    const pace = new Pace();
    pace.start(10, 0);
    expect(pace.due(0)).toBe(1);
    pace.took(1);
    expect(pace.due(50)).toBe(0);
    expect(pace.wait()).toBeCloseTo(50);
    expect(pace.due(100)).toBe(1);
  });

  it('does not catch up with what it slept through', () => {
    const pace = new Pace();
    pace.start(1000, 0);
    expect(pace.due(60_000)).toBeLessThanOrEqual(250);
  });

  it('has no limit unless there is one', () => {
    const pace = new Pace();
    pace.start(null, 0);
    expect(pace.due(1)).toBe(Infinity);
    expect(pace.wait()).toBe(0);
  });
});

describe('steps a second', () => {
  it('are measured over the last second', () => {
    const meter = new Speedometer();
    expect(meter.rate).toBe(0);
    for (let time = 0; time <= 3000; time += 10) meter.mark(time < 2000 ? 0 : time - 2000, time, 8);
    expect(meter.rate).toBeCloseTo(1000, -2);
    expect(meter.share).toBeCloseTo(0.8, 2);
    meter.reset();
    expect(meter.rate).toBe(0);
  });
});
