// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { dotsOf, markPath, nearestDot, travel, type Dot } from '../../../../web/src/draw/network/points';

const tensor = (rows: number[][]) => ({ shape: [rows.length, 2], data: Float64Array.from(rows.flat()) });
const data = {
  trainPoints: tensor([
    [0, 0],
    [2, 0],
    [0, 3],
    [-1, -1],
  ]),
  testPoints: tensor([[1, 1]]),
  trainLabels: Float64Array.from([0, 1, 1, 0]),
  testLabels: Float64Array.from([1]),
  trainTargets: null,
  testTargets: null,
  columns: ['x', 'y'],
  classNames: null,
};

describe('points', () => {
  const dots = dotsOf(data);
  const train = dots.filter((dot) => dot.train);

  it('reads both sets, training points last so that they lie on top', () => {
    expect(dots.map(({ x, y, label, index }) => [x, y, label, index])).toEqual([
      [1, 1, 1, 0],
      [0, 0, 0, 0],
      [2, 0, 1, 1],
      [0, 3, 1, 2],
      [-1, -1, 0, 3],
    ]);
    expect(dots.map((dot) => dot.train)).toEqual([false, true, true, true, true]);
  });

  it('has no class if the data has only targets', () => {
    expect(dotsOf({ ...data, trainLabels: new Float64Array() }).at(-1)!.label).toBe(-1);
  });

  it('finds the nearest within reach', () => {
    expect(nearestDot(train, 1.8, 0.1, 1)).toMatchObject({ index: 1 });
    expect(nearestDot(train, 9, 9, 1)).toBeNull();
  });

  it('moves in a direction and stops at the edge', () => {
    const at = (index: number): Dot => train[index]!;
    expect(travel(train, at(0), 1, 0)).toBe(at(1));
    expect(travel(train, at(0), 0, 1)).toBe(at(2));
    expect(travel(train, at(1), 1, 0)).toBeNull();
    expect(travel(train, at(1), -1, 0)).toBe(at(0));
  });

  it('draws a different mark for each class', () => {
    const marks = [0, 1, 2, 3, 4, 5].map((label) => markPath(label, 4));
    expect(new Set(marks).size).toBe(6);
    expect(markPath(6, 4)).toBe(marks[0]);
    expect(markPath(-1, 4)).toBe(marks[0]);
  });
});
