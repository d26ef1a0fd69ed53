// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { pathThrough } from '../../../../web/src/draw/graph/paths';
import { usesOf } from '../../../../web/src/draw/graph/uses';

describe('the uses of a node', () => {
  it('are listed once per slot, in the order of the gates', () => {
    const uses = usesOf([
      { id: 0, inputs: [] },
      { id: 1, inputs: [0, 0] },
      { id: 2, inputs: [1, 0] },
    ]);
    expect(uses.get(0)).toEqual([
      { to: 1, slot: 0 },
      { to: 1, slot: 1 },
      { to: 2, slot: 1 },
    ]);
    expect(uses.get(2)).toEqual([]);
  });
});

describe('a path', () => {
  it('is straight between equal heights, else starts and ends horizontally', () => {
    const path = pathThrough([
      { x: 0, y: 5 },
      { x: 10, y: 5 },
      { x: 30, y: 25.26 },
    ]);
    expect(path).toBe('M0 5H10C20 5 20 25.3 30 25.3');
  });
});
