// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dataOf,
  drawingOf,
  emptyDrawing,
  MOST_POINTS,
  PointEditor,
} from '../../../../../web/src/state/network/data/editor.svelte';
import { readOwn, writeOwn } from '../../../../../web/src/state/network/data/link-text';
import { lackOf } from '../../../../../web/src/state/network/data/own-data';

describe('the editor of points', () => {
  it('places, moves and erases points, and undoes each step', () => {
    const editor = new PointEditor();
    editor.place(1.004, 2);
    editor.label = 1;
    editor.place(-3, 9);
    expect(editor.drawing.points).toEqual([
      { x: 1, y: 2, z: 0 },
      { x: -3, y: 6, z: 1 },
    ]);
    editor.move(0, 1.5, 2);
    editor.move(0, 2, 2);
    editor.erase(1);
    expect(editor.drawing.points).toEqual([{ x: 2, y: 2, z: 0 }]);
    editor.undo();
    expect(editor.drawing.points).toHaveLength(2);
    // The moves that follow each other are one step.
    editor.undo();
    expect(editor.drawing.points[0]).toEqual({ x: 1, y: 2, z: 0 });
    editor.redo();
    expect(editor.drawing.points[0]).toEqual({ x: 2, y: 2, z: 0 });
    editor.undo();
    editor.undo();
    editor.undo();
    expect([editor.drawing.points, editor.canUndo]).toEqual([[], false]);
  });

  it('has two to six classes, and removes the last one with its points', () => {
    const editor = new PointEditor();
    for (let count = 0; count < 6; ++count) editor.addClass();
    expect([editor.drawing.classNames.length, editor.label]).toEqual([6, 5]);
    editor.place(0, 0);
    editor.removeClass();
    expect([editor.drawing.classNames.length, editor.label, editor.drawing.points]).toEqual([5, 4, []]);
    for (let count = 0; count < 6; ++count) editor.removeClass();
    expect(editor.drawing.classNames).toHaveLength(2);
  });

  it('says what is lacking', () => {
    const editor = new PointEditor();
    const lack = () => lackOf(dataOf(editor.drawing));
    expect(lack()).toEqual({ kind: 'points', count: 0 });
    editor.place(0, 0);
    editor.place(1, 0);
    expect(lack()).toEqual({ kind: 'classes', count: 1 });
    editor.label = 1;
    editor.place(2, 0);
    expect(lack()).toBeNull();
    editor.become('line');
    expect(lack()).toEqual({ kind: 'points', count: 0 });
    editor.place(0, 1);
    editor.place(1, 2);
    expect(lack()).toBeNull();
    expect(dataOf(editor.drawing)).toMatchObject({ columns: ['x'], labels: null, targets: Float64Array.of(1, 2) });
    editor.undo();
    editor.undo();
    editor.undo();
    expect(editor.drawing.points).toHaveLength(3);
  });

  it('places no more points than a link carries', () => {
    const points = Array.from({ length: MOST_POINTS }, (_, index) => ({ x: index / 100, y: 0, z: index % 2 }));
    const editor = new PointEditor({ ...emptyDrawing(), points });
    expect([editor.full, editor.place(0, 1)]).toEqual([true, null]);
    editor.erase(0);
    expect(editor.place(0, 1)).toBe(MOST_POINTS - 1);
  });

  it('opens again what a link carries', () => {
    const coordinate = fc.double({ min: -7, max: 7, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('classes' as const, 'plane' as const, 'line' as const),
        fc.array(fc.tuple(coordinate, coordinate, fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 50 }),
        (kind, places) => {
          const editor = new PointEditor();
          editor.become(kind);
          for (const [x, y, z] of places) {
            editor.label = z;
            editor.value = z / 4;
            editor.place(x, y);
          }
          const { text, rounded } = writeOwn(dataOf(editor.drawing)) as { text: string; rounded: null };
          expect(rounded).toBeNull();
          expect(drawingOf(readOwn(text)!)).toEqual(editor.drawing);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not open data that it can’t show', () => {
    const data = dataOf({ ...emptyDrawing(), points: [{ x: 0, y: 0, z: 0 }] });
    expect(drawingOf(data)).not.toBeNull();
    expect(drawingOf({ ...data, points: Float64Array.of(7, 0) })).toBeNull();
    expect(drawingOf({ ...data, points: Float64Array.of(0.001, 0) })).toBeNull();
    expect(drawingOf({ ...data, columns: ['a', 'b', 'c'], points: Float64Array.of(0, 0, 0) })).toBeNull();
  });
});
