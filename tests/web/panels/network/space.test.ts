// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { MOST_PLANE_UNITS, SPACE_CELLS } from '../../../../web/src/engine/protocol/space';
import { hasPlane, MOST_PLANE, wantedSpace } from '../../../../web/src/panels/network/stage/space/space-watch';
import { CELLS } from '../../../../web/src/panels/network/stage/space/space-view';

const NOTHING = { layer: null, units: null, plane: false, lines: 1 };
/** Two inputs, layers of 4 and 3 units, one output; the strongest units first. */
const ORDER = [[0, 1], [2, 0, 3, 1], [1, 2, 0], [0]];

describe('what is asked of the engine', () => {
  it('is at first the last hidden layer, with its two strongest units', () => {
    expect(wantedSpace(NOTHING, ORDER)).toEqual({
      layer: 2,
      units: [1, 2],
      lines: { layer: 1, units: [0, 1, 2, 3] },
    });
  });

  it('is the output of a net without hidden layers, which has no zero lines', () => {
    expect(
      wantedSpace(NOTHING, [
        [0, 1],
        [0, 1, 2],
      ]),
    ).toEqual({ layer: 1, units: [0, 1], lines: null });
  });

  it('fits a smaller net than the one that was chosen from', () => {
    const chosen = { layer: 5, units: [3, 0] as const, plane: true, lines: 4 };
    expect(wantedSpace(chosen, ORDER)).toEqual({ layer: 3, units: [0], lines: { layer: 2, units: [0, 1, 2] } });
    expect(wantedSpace({ ...chosen, layer: 2, plane: false }, ORDER).units).toEqual([1, 2]);
    expect(wantedSpace({ ...chosen, layer: 1, plane: false, lines: 0 }, ORDER)).toEqual({
      layer: 1,
      units: [3, 0],
      lines: null,
    });
  });

  it('is the principal plane only where the worker computes it', () => {
    expect(wantedSpace({ ...NOTHING, plane: true }, ORDER).units).toBeNull();
    expect([2, 3, MOST_PLANE, MOST_PLANE + 1].map(hasPlane)).toEqual([false, true, true, false]);
    expect(MOST_PLANE).toBe(MOST_PLANE_UNITS);
    expect(CELLS).toBe(SPACE_CELLS);
  });

  it('names at most twelve lines', () => {
    const many = Array.from({ length: 40 }, (_, unit) => 39 - unit);
    expect(wantedSpace(NOTHING, [[0, 1], many, [0]]).lines!.units).toEqual([
      28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
    ]);
  });
});
