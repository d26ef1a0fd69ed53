import { describe, expect, it } from 'vitest';
import { EpochCounter } from '../../../../../web/src/engine/worker/network/epoch';

describe('updates to the end of an epoch', () => {
  it('count the short last batch', () => {
    const epoch = new EpochCounter(150, 40);
    expect([0, 1, 3, 4, 7].map((step) => epoch.left(step))).toEqual([4, 3, 1, 4, 1]);
  });

  it('are one for the whole set', () => {
    expect(new EpochCounter(150, 'all').left(7)).toBe(1);
    expect(new EpochCounter(150, 500).left(7)).toBe(1);
  });

  it('begin anew with another batch size, and go on with the same', () => {
    const epoch = new EpochCounter(100, 10);
    epoch.deal(10, 3);
    expect(epoch.left(3)).toBe(7);
    epoch.deal(50, 8);
    expect(epoch.left(8)).toBe(2);
    expect(epoch.left(9)).toBe(1);
  });

  it('are found by trying after a restore', () => {
    const epoch = new EpochCounter(100, 10, true);
    expect(epoch.left(123)).toBe(1);
    epoch.ended(130);
    expect(epoch.left(131)).toBe(9);
  });
});
