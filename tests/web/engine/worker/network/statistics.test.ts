import { afterEach, describe, expect, it } from 'vitest';
import { Statistics } from '../../../../../web/src/engine/worker/network/statistics';
import { NOTHING_WATCHED } from '../../../../../web/src/engine/worker/network/frames';
import { backflow } from '../../../catalog';
import { Bench, config } from '../bench';

const trainers: { dispose(): void }[] = [];
afterEach(() => trainers.splice(0).forEach((trainer) => trainer.dispose()));

function newTrainer() {
  const trainer = backflow.trainer(config);
  trainers.push(trainer);
  return trainer;
}

describe('the layers’ statistics', () => {
  it('are those of the package, with the gradient of the loss node', () => {
    const trainer = newTrainer();
    trainer.step(3);
    const taken = new Statistics().take(trainer, true, 3, false, () => 0);
    expect(taken).toEqual({ ...trainer.statistics(), step: 3, lossGradient: 1 });
    expect(taken!.layers.map(({ layer }) => layer)).toEqual([1, 2]);
    expect(taken!.layers[0]!.gradientRms).toBeGreaterThan(0);
  });

  it('take at most a twentieth of the time of a run', () => {
    const trainer = newTrainer();
    let time = 0;
    let spent = 0;
    const statistics = new Statistics();
    for (let step = 1; time < 60_000; ++step) {
      // Each computation takes 40 ms, between two readings of the clock.
      let readings = 0;
      const now = () => (time += readings++ === 1 ? 40 : 0);
      if (statistics.take(trainer, true, step, true, now)) spent += 40;
      time += 10;
    }
    expect(spent).toBeGreaterThan(1000);
    expect(spent / time).toBeLessThanOrEqual(0.05);
  });

  it('come ten times a second if they are fast, at once when paused, and once for each step', () => {
    const trainer = newTrainer();
    const statistics = new Statistics();
    const at = (time: number, step: number, running: boolean) =>
      statistics.take(trainer, true, step, running, () => time);
    expect(at(0, 1, true)).not.toBeNull();
    expect(at(99, 2, true)).toBeNull();
    expect(at(100, 2, true)).not.toBeNull();
    expect(at(110, 3, false)).not.toBeNull();
    expect(at(5000, 3, false)).toBeNull();
    statistics.reset();
    expect(at(5001, 3, false)).not.toBeNull();
  });

  it('are in the frames only while they are watched, and follow a weight that is set', async () => {
    const bench = new Bench();
    await bench.create();
    const last = () => bench.all('frame').at(-1)!.frame;
    const acknowledge = () => bench.session.receive({ kind: 'ack', generation: 1 });
    expect(last().statistics).toBeNull();
    await acknowledge();
    await bench.ask('watch', { watch: { ...NOTHING_WATCHED, statistics: true } });
    expect(last().statistics).toMatchObject({ step: 0, lossGradient: 1 });
    const before = last().statistics!.layers[0]!.weightNorm;
    await acknowledge();
    await bench.ask('watch', { watch: { ...NOTHING_WATCHED, statistics: true, boundary: 8 } });
    expect(last().statistics).toBeNull();
    await acknowledge();
    await bench.ask('setEntry', { name: 'W1', index: 0, value: 100 });
    expect(last().statistics!.layers[0]!.weightNorm).toBeGreaterThan(before + 50);
  });
});
