// What the card of a weight reads: rows that add up to the gradient, and the step's own update.
import { load, type TrainerConfig } from 'backflow';
import { describe, expect, it } from 'vitest';
import { Parts } from '../../../../../web/src/engine/worker/network/parts';
import type { Part, PartStep } from '../../../../../web/src/engine/protocol/part';

const engine = await load();

const PLAIN: TrainerConfig = {
  data: { name: 'spiral', classes: 3, samples: 90, noise: 0.1, trainFraction: 0.5, seed: 2 },
  features: ['x', 'y', 'x2'],
  layers: [
    { units: 5, activation: 'tanh' },
    { units: 4, activation: 'relu' },
  ],
  loss: 'cross-entropy',
  batchSize: 7,
  precision: 'float64',
};
const CONFIGS: [string, Partial<TrainerConfig>][] = [
  ['plain', {}],
  ['l2', { regularizer: { name: 'l2', rate: 0.1 } }],
  ['l1, with biases', { regularizer: { name: 'l1', rate: 0.1, biases: true } }],
  ['dropout', { layers: [{ units: 6, activation: 'tanh', dropout: 0.5 }] }],
  ['maxout', { layers: [{ units: 4, activation: 'maxout' }] }],
  ['adam with a schedule', { optimizer: { name: 'adam' }, schedule: { name: 'exponential', every: 5 } }],
  ['momentum and clipping', { optimizer: { name: 'sgd', momentum: 0.9 }, clip: { norm: 0.01 } }],
  ['standardized, the whole set', { standardize: true, batchSize: 'all' }],
  ['float32', { precision: 'float32' }],
];

/** Reads a part after some steps, then makes the step. */
function readThenStep(changes: Partial<TrainerConfig>, part: Part) {
  const config = { ...PLAIN, ...changes };
  const trainer = engine.trainer(config);
  try {
    const { learningRate } = trainer.step(11);
    const parts = new Parts();
    const read = parts.take({ engine, trainer, config }, part, 11, learningRate, false, () => 0)!;
    const again = parts.take({ engine, trainer, config }, part, 11, learningRate, false, () => 0);
    const graph = trainer.graph();
    const gradient = graph.gradient(part.name).data[part.index]!;
    const input = graph.value('X');
    graph.dispose();
    const points = trainer.data.trainPoints;
    trainer.step(1, { evaluate: false });
    const { data, gradient: last } = trainer.parameters.find(({ name }) => name === part.name)!;
    return { read, again, gradient, input, points, after: data[part.index]!, last: last[part.index]! };
  } finally {
    trainer.dispose();
  }
}

const sumOf = (read: PartStep) => read.rows.reduce((sum, { product }) => sum + product, 0);

describe('the card of a weight', () => {
  for (const [what, changes] of CONFIGS)
    for (const part of [
      { name: 'W1', index: 3 },
      { name: 'b1', index: 1 },
      { name: 'W2', index: 2 },
    ])
      it(`${what}: the rows of ${part.name} add up to the step’s own gradient`, () => {
        const { read, gradient, after, last } = readThenStep(changes, part);
        const exact = changes.precision === 'float32' ? 1e-6 : 1e-14;
        const near = (value: number) => exact * Math.max(1, Math.abs(value));
        expect(Math.abs(sumOf(read) - read.sum)).toBeLessThan(near(read.sum));
        const penalty = read.penalty.reduce((sum, one) => sum + one, 0);
        expect(Math.abs(read.sum + penalty - read.total)).toBeLessThan(near(read.total));
        for (const row of read.rows) expect(Math.abs(row.value * row.gradient - row.product)).toBeLessThan(near(1));
        expect(read.total).toBe(gradient);
        expect(read.total).toBe(last);
        // The step itself, with every number of the optimizer.
        expect(read.update!.after).toBe(after);
        expect(read.rows.map(({ product }) => Math.abs(product))).toEqual(
          read.rows.map(({ product }) => Math.abs(product)).sort((a, b) => b - a),
        );
      });

  it('has a regularizer’s part only with one', () => {
    expect(readThenStep({}, { name: 'W1', index: 3 }).read.penalty).toEqual([]);
    const { read } = readThenStep({ regularizer: { name: 'l2', rate: 0.1 } }, { name: 'W1', index: 3 });
    const sum = read.penalty.reduce((all, one) => all + one, 0);
    expect(sum).toBeCloseTo(0.1 * read.update!.before, 14);
    expect(readThenStep({ regularizer: { name: 'l2', rate: 0.1 } }, { name: 'b1', index: 1 }).read.penalty).toEqual([]);
  });

  it('knows which example each row is, whatever the features are', () => {
    for (const standardize of [false, true]) {
      const { read, input, points } = readThenStep({ standardize }, { name: 'W1', index: 3 });
      const known = read.rows.map(({ example }) => example);
      expect(new Set(known).size).toBe(read.count);
      const pairs = read.rows.map(({ row, example }) => [input.data[3 * row]!, points.data[2 * example!]!] as const);
      if (!standardize) for (const [given, point] of pairs) expect(given).toBe(point);
      // Standardizing keeps the order.
      const by = (column: 0 | 1) => [...pairs].sort((one, other) => one[column] - other[column]);
      expect(by(0)).toEqual(by(1));
    }
  });

  it('is not read again before something changes', () => {
    expect(readThenStep({}, { name: 'W1', index: 3 }).again).toBeNull();
  });

  it('is null for a part that the net does not have', () => {
    const trainer = engine.trainer(PLAIN);
    const take = (part: Part) => new Parts().take({ engine, trainer, config: PLAIN }, part, 0, 0.03, false, () => 0);
    expect(take({ name: 'W9', index: 0 })).toBeNull();
    expect(take({ name: 'W1', index: 15 })).toBeNull();
    trainer.dispose();
  });
});
