// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../web/src/state/network/settings';
import { MOST_BYTES, TimeTravel, type Moment } from '../../../../web/src/state/network/time-travel.svelte';

const moment = (seed: number, bytes = 10): Moment => ({
  settings: { ...defaultSettings(), seed },
  state: { format: 'backflow-trainer', version: 3, bytes: new Uint8Array(bytes) },
  curve: [],
  mistake: null,
});
const seedOf = (one: Moment | null) => one?.settings.seed;

describe('undo and redo', () => {
  it('go back and forth through the moments before changes', () => {
    const travel = new TimeTravel();
    expect([travel.canUndo, travel.canRedo, travel.undo(moment(9))]).toEqual([false, false, null]);
    travel.record(moment(1));
    travel.record(moment(2));
    expect(seedOf(travel.undo(moment(3)))).toBe(2);
    expect(seedOf(travel.undo(moment(2)))).toBe(1);
    expect(travel.canUndo).toBe(false);
    expect(seedOf(travel.redo(moment(1)))).toBe(2);
    expect(seedOf(travel.redo(moment(2)))).toBe(3);
    expect(travel.redo(moment(3))).toBeNull();
  });

  it('a new change ends redo', () => {
    const travel = new TimeTravel();
    travel.record(moment(1));
    travel.undo(moment(2));
    travel.record(moment(1));
    expect(travel.canRedo).toBe(false);
  });

  it('keep to their memory: the oldest moments are dropped', () => {
    const travel = new TimeTravel(100);
    for (let seed = 1; seed <= 20; ++seed) travel.record(moment(seed));
    expect(travel.bytes).toBe(100);
    let left = 0;
    for (let now = moment(21); travel.canUndo; ++left) now = travel.undo(now)!;
    expect(left).toBe(10);
    // One that is too large alone is not kept.
    travel.record(moment(1, 101));
    expect(travel.bytes).toBeLessThanOrEqual(100);
    expect(MOST_BYTES).toBe(33_554_432);
  });
});
