// @vitest-environment node
// What a layer does to the plane, with the real engine.
import type { Trainer, TrainerConfig } from 'backflow';
import { describe, expect, it } from 'vitest';
import type { MapView } from '../../../../../web/src/engine/protocol/messages';
import { SPACE_CELLS, type SpaceWatch } from '../../../../../web/src/engine/protocol/space';
import { Spaces } from '../../../../../web/src/engine/worker/network/space';
import { InputGradients } from '../../../../../web/src/engine/worker/network/arrows';
import { productText } from '../../../../../web/src/engine/worker/network/stack';
import { backflow } from '../../../catalog';
import { Bench } from '../bench';

const VIEW: MapView = { x: [-6, 6], y: [-3, 3], columns: [0, 1], at: [0, 0] };
const LAST = SPACE_CELLS - 1;

function trained(layers: TrainerConfig['layers'], changes: Partial<TrainerConfig> = {}, steps = 40): Trainer {
  const data = { name: 'spiral', samples: 80, seed: 2 };
  const trainer = backflow.trainer({ data, layers: layers!, seed: 3, ...changes });
  trainer.step(steps);
  return trainer;
}

function take(trainer: Trainer, space: SpaceWatch, view = VIEW) {
  return new Spaces().take(backflow, trainer, { space, view }, 40, false, () => 0)!;
}

/** A place of the grid as the data has it. */
const place = (column: number, row: number): [number, number] => [-6 + (12 * column) / LAST, 3 - (6 * row) / LAST];

describe('the image of the plane', () => {
  it('in a hidden layer consists of its activations on the whole rectangle and at the training points', () => {
    const trainer = trained([
      { units: 3, activation: 'tanh' },
      { units: 4, activation: 'relu' },
    ]);
    const { grid, points, rows, share, stack } = take(trainer, { layer: 2, units: [3, 1], lines: null });
    for (const [column, row] of [
      [0, 0],
      [LAST, 0],
      [17, 41],
      [LAST, LAST],
    ] as const) {
      const { data } = trainer.activations([place(column, row)], { layer: 2 });
      expect(grid![0]![row * SPACE_CELLS + column]).toBeCloseTo(data[3]!, 5);
      expect(grid![1]![row * SPACE_CELLS + column]).toBeCloseTo(data[1]!, 5);
    }
    const { data } = trainer.activations(trainer.data.trainPoints, { layer: 2 });
    expect(rows).toEqual(Array.from({ length: trainer.data.trainPoints.shape[0]! }, (_, row) => row));
    rows.forEach((row) => expect(points[0]![row]).toBeCloseTo(data[4 * row + 3]!, 5));
    expect([share, stack]).toEqual([null, null]);
    trainer.dispose();
  });

  it('in the output is before the last function, and swaps with the axes of the map', () => {
    const trainer = trained([{ units: 3, activation: 'tanh' }], { data: { name: 'gauss', classes: 3, samples: 60 } });
    const view = { ...VIEW, columns: [1, 0] };
    const { grid } = take(trainer, { layer: 2, units: [0, 2], lines: null }, view);
    const [x, y] = place(5, 50);
    const { data } = trainer.predict([[y, x]], { raw: true });
    expect(grid![0]![50 * SPACE_CELLS + 5]).toBeCloseTo(data[0]!, 5);
    expect(grid![1]![50 * SPACE_CELLS + 5]).toBeCloseTo(data[2]!, 5);
    trainer.dispose();
  });

  it('is missing for data with other columns, whose points are shown all the same', () => {
    const data = {
      points: [
        [1, 2, 3],
        [4, 5, 7],
        [2, 0, 1],
      ],
      labels: [0, 1, 2],
    };
    const trainer = trained([{ units: 3, activation: 'tanh' }], { data }, 1);
    const image = take(trainer, { layer: 1, units: [0, 1], lines: { layer: 1, units: [0] } });
    expect([image.grid, image.lines]).toEqual([null, null]);
    expect(image.points.map(({ length }) => length)).toEqual([3, 3]);
    trainer.dispose();
  });

  it('is not drawn for a layer or unit that the net does not have', () => {
    const trainer = trained([{ units: 2, activation: 'tanh' }]);
    for (const watch of [
      { layer: 3, units: [0], lines: null },
      { layer: 2, units: [1], lines: null },
      { layer: 1, units: null, lines: null },
      { layer: 1, units: [0, 1], lines: { layer: 2, units: [0] } },
      { layer: 1, units: [0, 1], lines: { layer: 1, units: [2] } },
    ])
      expect(take(trainer, watch)).toBeNull();
    trainer.dispose();
  });
});

describe('zero lines', () => {
  it.each(['relu', 'sigmoid', 'softplus'])(
    'are where the sum of a %s unit is 0, whatever its activation',
    (activation) => {
      const trainer = trained([{ units: 3, activation }], { standardize: true });
      const { lines } = take(trainer, { layer: 1, units: [0, 1], lines: { layer: 1, units: [2, 0] } });
      const { trainPoints } = trainer.data;
      const count = trainPoints.shape[0]!;
      const standard = [0, 1].map((column) => {
        const values = Array.from({ length: count }, (_, row) => trainPoints.data[2 * row + column]!);
        const mean = values.reduce((sum, value) => sum + value, 0) / count;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
        return (value: number) => (value - mean) / Math.sqrt(variance);
      });
      const [W, b] = ['W1', 'b1'].map((name) => trainer.parameters.find((one) => one.name === name)!.data);
      for (const [column, row] of [
        [0, 0],
        [30, 12],
        [LAST, LAST],
      ] as const) {
        const [x, y] = place(column, row).map((value, axis) => standard[axis]!(value)) as [number, number];
        [2, 0].forEach((unit, index) =>
          expect(lines![index]![row * SPACE_CELLS + column]).toBeCloseTo(
            x * W![unit]! + y * W![3 + unit]! + b![unit]!,
            5,
          ),
        );
      }
      trainer.dispose();
    },
  );

  it('of a deeper layer follow the layers before it; maxout has none', () => {
    const layers = [
      { units: 2, activation: 'tanh' },
      { units: 2, activation: 'tanh' },
      { units: 3, activation: 'relu' },
    ];
    const trainer = trained(layers);
    const { lines } = take(trainer, { layer: 1, units: [0], lines: { layer: 2, units: [1] } });
    // tanh can be inverted.
    const { data } = trainer.activations([place(10, 20)], { layer: 2 });
    expect(lines![0]![20 * SPACE_CELLS + 10]).toBeCloseTo(Math.atanh(data[1]!), 3);
    trainer.dispose();
    const maxout = trained([{ units: 2, activation: 'maxout' }]);
    expect(take(maxout, { layer: 1, units: [0, 1], lines: { layer: 1, units: [0] } }).lines).toBeNull();
    maxout.dispose();
  });
});

describe('a stack of linear layers', () => {
  it('is one matrix, with the same outputs', () => {
    const layers = [
      { units: 4, activation: 'identity' },
      { units: 3, activation: 'identity' },
    ];
    const trainer = trained(layers, { features: ['x', 'y', 'xy'], data: { name: 'gauss', classes: 3, samples: 60 } });
    const { stack } = take(trainer, { layer: 3, units: [0, 1], lines: null });
    expect(stack!.matrix.shape).toEqual([3, 3]);
    expect(stack!.difference).toBeLessThan(1e-12);
    expect(stack!.points).toBe(SPACE_CELLS ** 2);
    // The matrix and its bias give the trainer's own output, with the features as the engine computes them.
    const [x, y] = [1.5, -2];
    const { data } = trainer.predict([[x, y]], { raw: true });
    for (let output = 0; output < 3; ++output) {
      const sum = [x, y, x * y].reduce((all, input, row) => all + input * stack!.matrix.data[3 * row + output]!, 0);
      expect(sum + stack!.bias[output]!).toBeCloseTo(data[output]!, 4);
    }
    trainer.dispose();
  });

  it('is not claimed of other nets', () => {
    for (const layers of [
      [],
      [
        { units: 4, activation: 'identity' },
        { units: 2, activation: 'relu' },
      ],
    ]) {
      const trainer = trained(layers);
      expect(take(trainer, { layer: 1, units: [0], lines: null }).stack).toBeNull();
      trainer.dispose();
    }
    expect(productText(3)).toBe('M = W1 @ W2 @ W3\nc = (b1 @ W2 + b2) @ W3 + b3');
  });
});

describe('the principal plane', () => {
  it('is spanned by the two directions of largest variance', () => {
    const trainer = trained([{ units: 6, activation: 'tanh' }], {}, 200);
    const { points, grid, share } = take(trainer, { layer: 1, units: null, lines: null });
    const { data } = trainer.activations(trainer.data.trainPoints, { layer: 1 });
    const count = points[0]!.length;
    const centered = Array.from({ length: 6 }, (_, unit) => {
      const values = Array.from({ length: count }, (_, row) => data[6 * row + unit]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / count;
      return values.map((value) => value - mean);
    });
    const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
      Array.from(a).reduce((sum, value, index) => sum + value * b[index]!, 0);
    const covariance = centered.map((a) => centered.map((b) => dot(a, b)));
    const [first, second] = largestEigenvalues(covariance);
    expect(dot(points[0]!, points[0]!)).toBeCloseTo(first, 3);
    expect(dot(points[1]!, points[1]!)).toBeCloseTo(second, 3);
    expect(dot(points[0]!, points[1]!)).toBeCloseTo(0, 3);
    expect(share).toBeCloseTo((first + second) / covariance.reduce((sum, row, at) => sum + row[at]!, 0), 6);
    expect(grid!.every((axis) => axis.length === SPACE_CELLS ** 2 && axis.every(Number.isFinite))).toBe(true);
    trainer.dispose();
  });
});

/** By plain power iteration, with many rounds. */
function largestEigenvalues(matrix: number[][]): [number, number] {
  const find = (from: number[][]): { value: number; vector: number[] } => {
    let vector = from.map((_, index) => 1 + index / 10);
    let value = 0;
    for (let round = 0; round < 20_000; ++round) {
      const next = from.map((row) => row.reduce((sum, entry, index) => sum + entry * vector[index]!, 0));
      value = Math.hypot(...next);
      vector = next.map((entry) => entry / value);
    }
    return { value, vector };
  };
  const first = find(matrix);
  const rest = matrix.map((row, i) => row.map((entry, j) => entry - first.value * first.vector[i]! * first.vector[j]!));
  return [first.value, find(rest).value];
}

describe('a net that has diverged', () => {
  it.each(['relu', 'identity'])('has the pictures that the engine can compute: %s', (activation) => {
    const layers = [
      { units: 3, activation },
      { units: 3, activation },
    ];
    const changes = { loss: 'squared-error', optimizer: { name: 'sgd', learningRate: 100 } };
    const trainer = trained(layers, changes, 500);
    expect(trainer.step(0).stopped).toMatchObject({ reason: 'diverged' });
    for (const units of [[0, 1], null]) {
      const image = take(trainer, { layer: 2, units, lines: { layer: 1, units: [0] } });
      expect(image.points).toHaveLength(2);
    }
    expect(new InputGradients().take(trainer, true, 60, false, () => 0)!.rows.length).toBeGreaterThan(0);
    trainer.dispose();
  });

  it('with numbers that are not finite has neither zero lines, nor a product, nor a principal plane', () => {
    const layers = [
      { units: 3, activation: 'identity' },
      { units: 3, activation: 'identity' },
    ];
    const trainer = trained(layers, {}, 1);
    const huge = new Float32Array(6).fill(3e38);
    trainer.setParameter('W1', huge);
    trainer.setParameter('W2', new Float32Array(9).fill(3e38));
    const image = take(trainer, { layer: 2, units: null, lines: { layer: 1, units: [0] } });
    expect(image).toMatchObject({ share: null, flat: true, watch: { units: [0, 1] } });
    expect(image.points).toHaveLength(2);
    trainer.setParameter('W1', new Float32Array(6));
    expect(take(trainer, { layer: 2, units: null, lines: null }).flat).toBe(true);
    trainer.dispose();
  });
});

describe('during training', () => {
  it('comes when it is due, and at once when something else is asked', () => {
    const trainer = trained([{ units: 3, activation: 'tanh' }]);
    const spaces = new Spaces();
    let time = 0;
    const ask = (units: number[]) =>
      spaces.take(backflow, trainer, { space: { layer: 1, units, lines: null }, view: VIEW }, 1, true, () => time);
    expect(ask([0, 1])).not.toBeNull();
    time += 200;
    expect(ask([0, 1])).toBeNull();
    expect(ask([0, 2])).not.toBeNull();
    time += 300;
    expect(ask([0, 2])).not.toBeNull();
    trainer.dispose();
  });

  it('is in the frames while it is watched', async () => {
    const bench = new Bench();
    await bench.create();
    const { NOTHING_WATCHED } = await import('../../../../../web/src/engine/worker/network/frames');
    const space = { layer: 1, units: [0, 1], lines: { layer: 1, units: [0, 1, 2, 3] } };
    await bench.ask('watch', { watch: { ...NOTHING_WATCHED, view: VIEW, space } });
    await bench.session.receive({ kind: 'ack', generation: 1 });
    const image = bench.all('frame').at(-1)!.frame.space!;
    expect(image).toMatchObject({ step: 0, watch: space });
    expect(image.lines).toHaveLength(4);
    await bench.ask('watch', { watch: NOTHING_WATCHED });
    await bench.session.receive({ kind: 'ack', generation: 1 });
    expect(bench.all('frame').at(-1)!.frame.space).toBeNull();
  });
});
