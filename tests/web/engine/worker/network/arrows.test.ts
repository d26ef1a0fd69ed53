// @vitest-environment node
// The gradients of the loss by the points, with the real engine.
import { describe, expect, it } from 'vitest';
import { InputGradients } from '../../../../../web/src/engine/worker/network/arrows';
import { NOTHING_WATCHED } from '../../../../../web/src/engine/worker/network/frames';
import { backflow } from '../../../catalog';
import { Bench } from '../bench';

const layers = [{ units: 5, activation: 'tanh' }];

describe('arrows', () => {
  it('are the gradients of each point’s own loss, which a difference confirms', () => {
    const trainer = backflow.trainer({ data: { name: 'spiral', samples: 40 }, layers, seed: 2, precision: 'float64' });
    trainer.step(30);
    const { rows, columns, gradients } = new InputGradients().take(trainer, true, 30, false, () => 0)!;
    expect([rows.length, columns]).toEqual([trainer.data.trainPoints.shape[0], 2]);
    const { trainPoints, trainLabels } = trainer.data;
    const lossAt = (x: number, y: number, label: number): number => {
      const p = trainer.predict([[x, y]]).data[0]!;
      return -Math.log(label === 1 ? p : 1 - p);
    };
    const h = 1e-5;
    for (const row of [0, 7, rows.length - 1]) {
      const [x, y] = [trainPoints.data[2 * row]!, trainPoints.data[2 * row + 1]!];
      const label = trainLabels[row]!;
      expect(gradients[2 * row]).toBeCloseTo((lossAt(x + h, y, label) - lossAt(x - h, y, label)) / (2 * h), 5);
      expect(gradients[2 * row + 1]).toBeCloseTo((lossAt(x, y + h, label) - lossAt(x, y - h, label)) / (2 * h), 5);
    }
    trainer.dispose();
  });

  it('exist for targets, for evenly chosen points of large data', () => {
    const trainer = backflow.trainer({
      data: { name: 'plane', samples: 2000, trainFraction: 0.5 },
      layers,
      loss: 'squared-error',
    });
    const { rows, gradients } = new InputGradients().take(trainer, true, 0, false, () => 0)!;
    expect(rows).toHaveLength(400);
    expect(rows.slice(0, 3)).toEqual([0, 2, 5]);
    expect(gradients.some((one) => one !== 0) && gradients.every(Number.isFinite)).toBe(true);
    trainer.dispose();
  });

  it('come only while they are watched, and when they are due', () => {
    const trainer = backflow.trainer({ data: { name: 'circle' }, layers });
    const arrows = new InputGradients();
    let time = 0;
    const take = (watched = true) => arrows.take(trainer, watched, 1, true, () => time);
    expect(take(false)).toBeNull();
    expect(take()).not.toBeNull();
    time += 100;
    expect(take()).toBeNull();
    time += 200;
    expect(take()).not.toBeNull();
    trainer.dispose();
  });

  it('are in the frames of a session', async () => {
    const bench = new Bench();
    await bench.create();
    await bench.ask('watch', { watch: { ...NOTHING_WATCHED, arrows: true } });
    await bench.session.receive({ kind: 'ack', generation: 1 });
    expect(bench.all('frame').at(-1)!.frame.arrows).toMatchObject({ step: 0, columns: 2 });
  });
});
