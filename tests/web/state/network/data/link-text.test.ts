// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MOST_LINK_LETTERS,
  MOST_LINK_POINTS,
  plainClasses,
  plainColumns,
  readOwn,
  writeOwn,
} from '../../../../../web/src/state/network/data/link-text';
import type { OwnData } from '../../../../../web/src/state/network/data/own-data';

/** Points with random classes, each of which occurs. */
function pointsOf(n: number, classes: number, coordinate: () => number): OwnData {
  const drawn = sequence(n);
  return {
    name: '',
    columns: plainColumns(2),
    target: 'class',
    points: Float64Array.from({ length: 2 * n }, coordinate),
    labels: Uint8Array.from({ length: n }, (_, index) => (index < classes ? index : Math.floor(drawn() * classes))),
    targets: null,
    classNames: plainClasses(classes),
  };
}

/** A fixed sequence of random numbers, so that the measured length is always the same. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const name = fc.string({ maxLength: 10 });
const value = fc.oneof(
  fc.integer({ min: -600, max: 600 }).map((one) => one / 100),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((one) => one + 0),
);
const datas: fc.Arbitrary<OwnData> = fc
  .record({
    n: fc.integer({ min: 1, max: 40 }),
    width: fc.integer({ min: 1, max: 4 }),
    classes: fc.integer({ min: 2, max: 6 }),
    targets: fc.boolean(),
    name,
  })
  .chain(({ n, width, classes, targets, name: title }) =>
    fc.record({
      name: fc.constant(title),
      columns: fc.oneof(fc.constant(plainColumns(width)), fc.array(name, { minLength: width, maxLength: width })),
      target: name,
      points: fc.array(value, { minLength: n * width, maxLength: n * width }).map((list) => Float64Array.from(list)),
      labels: targets
        ? fc.constant(null)
        : fc
            .array(fc.integer({ min: 0, max: classes - 1 }), { minLength: n, maxLength: n })
            .map((list) => Uint8Array.from(list)),
      targets: targets
        ? fc.array(value, { minLength: n, maxLength: n }).map((list) => Float64Array.from(list))
        : fc.constant(null),
      classNames: targets ? fc.constant([]) : fc.array(name, { minLength: classes, maxLength: classes }),
    }),
  );

describe('own points in a link', () => {
  it('are the same after writing and reading', () => {
    fc.assert(
      fc.property(datas, (data) => {
        const carried = writeOwn(data);
        expect(carried.text).not.toBeNull();
        if (carried.text === null) return;
        expect(carried.text.length).toBeLessThanOrEqual(MOST_LINK_LETTERS);
        expect(readOwn(carried.text)).toEqual(carried.data);
        // Rounded data is carried exactly.
        expect(writeOwn(carried.data)).toEqual({ text: expect.any(String), data: carried.data, rounded: null });
        if (!carried.rounded) expect(carried.data).toEqual(data);
        else {
          const { step } = carried.rounded;
          // Half a step, and the rounding of the difference itself.
          carried.data.points.forEach((point, index) =>
            expect(Math.abs(point - data.points[index]!)).toBeLessThanOrEqual(
              step * 0.5 * (1 + 1e-9) + 2 * Number.EPSILON * Math.abs(point),
            ),
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('fit in 2.5 kB up to 500 points of three classes', () => {
    const drawn = sequence(1);
    // As the editor places them: two decimals in [-6, 6].
    const placed = writeOwn(pointsOf(MOST_LINK_POINTS, 3, () => Math.round((drawn() * 12 - 6) * 100) / 100));
    const random = sequence(2);
    const any = writeOwn(pointsOf(MOST_LINK_POINTS, 3, () => random() * 12 - 6));
    process.stdout.write(
      `500 points of 3 classes: ${placed.text?.length} letters as placed, ${any.text?.length} at random\n`,
    );
    expect(placed).toMatchObject({ rounded: null });
    expect(placed.text!.length).toBeLessThanOrEqual(MOST_LINK_LETTERS);
    expect(any.text!.length).toBeLessThanOrEqual(MOST_LINK_LETTERS);
    expect(any).toMatchObject({ rounded: { step: 0.002 } });
  });

  it('that are too many are not carried', () => {
    expect(writeOwn(pointsOf(MOST_LINK_POINTS + 1, 3, () => 0))).toEqual({ text: null, reason: 'points' });
    const random = sequence(3);
    const wide: OwnData = {
      ...pointsOf(500, 2, random),
      columns: plainColumns(8),
      points: Float64Array.from({ length: 4000 }, random),
    };
    expect(writeOwn(wide)).toEqual({ text: null, reason: 'letters' });
  });

  it('never throw, whatever a link says', () => {
    const { text } = writeOwn(pointsOf(20, 2, sequence(4)));
    const broken = fc
      .tuple(fc.nat(text!.length - 1), fc.constantFrom(...'AZaz09-_ %é'))
      .map(([at, letter]) => text!.slice(0, at) + letter + text!.slice(at + 1));
    fc.assert(
      fc.property(
        fc.oneof(
          broken,
          fc.string(),
          fc.nat(text!.length).map((end) => text!.slice(0, end)),
        ),
        (given) => {
          const data = readOwn(given);
          if (data) expect(data.points.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
