// @vitest-environment node
// Maps over chosen columns, and over a single one, with the real engine.
import { describe, expect, it } from 'vitest';
import { mapOutput, mapUnits } from '../../../../web/src/engine/worker/network/map-view';
import { NOTHING_WATCHED } from '../../../../web/src/engine/worker/network/frames';
import type { MapView } from '../../../../web/src/engine/protocol/messages';
import { backflow } from '../../catalog';
import { Bench } from './bench';

const layers = [{ units: 3, activation: 'tanh' }];
const points = [
  [1, 2, 3],
  [4, 5, 7],
  [2, 0, 1],
];

describe('a map', () => {
  it('over two of three columns holds the third', () => {
    const trainer = backflow.trainer({ data: { points, labels: [0, 1, 2] }, layers, seed: 2 });
    const view: MapView = { x: [0, 4], y: [0, 2], columns: [2, 0], at: [9, 5, 9] };
    const map = mapOutput(trainer, { ...NOTHING_WATCHED, boundary: 2, view })!;
    // The first row is at the largest y; x is the third column and y the first.
    const expected = trainer.predict([
      [1.5, 5, 1],
      [1.5, 5, 3],
      [0.5, 5, 1],
      [0.5, 5, 3],
    ]);
    for (let cell = 0; cell < 4; ++cell)
      for (let output = 0; output < 3; ++output)
        expect(map.values[output * 4 + cell]).toBeCloseTo(expected.data[cell * 3 + output]!, 5);
    expect(mapUnits(trainer, view, 2)!.layers[0]).toHaveLength(3 * 4);
    trainer.dispose();
  });

  it('over a single column is a line', () => {
    const data = { points: [[0], [1], [2]], targets: [[1], [3], [2]] };
    const trainer = backflow.trainer({ data, layers, loss: 'squared-error', seed: 2 });
    const view: MapView = { x: [0, 2], y: [0, 1], columns: [0], at: [0] };
    const line = mapOutput(trainer, { ...NOTHING_WATCHED, boundary: 4, view })!;
    const expected = trainer.predict([[0.25], [0.75], [1.25], [1.75]]);
    expect(line).toMatchObject({ cells: 4, outputs: 1 });
    expected.data.forEach((value, cell) => expect(line.values[cell]).toBeCloseTo(value, 5));
    expect(mapUnits(trainer, view, 4)).toMatchObject({ width: 4, height: 1 });
    trainer.dispose();
  });

  it('waits for a view of this data', () => {
    const trainer = backflow.trainer({ data: { points, labels: [0, 1, 2] }, layers });
    expect(mapOutput(trainer, { ...NOTHING_WATCHED, boundary: 2 })).toBeNull();
    trainer.dispose();
  });
});

describe('a data set that is not built in', () => {
  it('is fetched when a run with it is created', async () => {
    const bench = new Bench();
    await bench.create();
    const created = await bench.ask('create', { config: { data: { name: 'iris' }, layers }, generation: 2 });
    expect(created.data.trainPoints.shape[1]).toBe(4);
  });
});
