// @vitest-environment node
// The gradients of one example, with the real engine.
import { describe, expect, it } from 'vitest';
import { GradientsOfOne } from '../../../../../web/src/engine/worker/network/example';
import { NOTHING_WATCHED } from '../../../../../web/src/engine/worker/network/frames';
import { backflow } from '../../../catalog';
import { Bench } from '../bench';

const config = {
  data: { name: 'circle', samples: 40, trainFraction: 0.5 },
  layers: [{ units: 3, activation: 'tanh' }],
  batchSize: 'all',
  precision: 'float64',
} as const;

describe('the gradients of one example', () => {
  it('have those of the whole batch as their mean', () => {
    const trainer = backflow.trainer({ ...config, layers: [...config.layers] });
    const count = trainer.data.trainPoints.shape[0]!;
    const each = Array.from({ length: count }, (_, example) => {
      const answer = new GradientsOfOne().take(trainer, example, 0, false, () => 0)!;
      expect(answer).toMatchObject({ example, step: 0 });
      return answer.gradients;
    });
    const graph = trainer.graph();
    for (const [at, { name }] of each[0]!.entries()) {
      const whole = graph.gradient(name).data;
      whole.forEach((entry, index) => {
        const mean = each.reduce((sum, one) => sum + one[at]!.data[index]!, 0) / count;
        expect(mean).toBeCloseTo(entry, 12);
      });
    }
    graph.dispose();
    trainer.dispose();
  });

  it('come at once for another example, else when they are due', () => {
    const trainer = backflow.trainer({ ...config, layers: [...config.layers] });
    const one = new GradientsOfOne();
    let time = 0;
    const take = (example: number | null) => one.take(trainer, example, 1, true, () => time);
    expect(take(null)).toBeNull();
    expect(take(0)).not.toBeNull();
    expect(take(0)).toBeNull();
    expect(take(1)).not.toBeNull();
    time += 99;
    expect(take(1)).toBeNull();
    time += 1;
    expect(take(1)).not.toBeNull();
    trainer.dispose();
  });

  it('are in the frames of a session, if the run has such an example', async () => {
    const bench = new Bench();
    await bench.create();
    const shown = async (example: number) => {
      await bench.ask('watch', { watch: { ...NOTHING_WATCHED, example } });
      await bench.session.receive({ kind: 'ack', generation: 1 });
      return bench.all('frame').at(-1)!.frame.example;
    };
    expect(await shown(2)).toMatchObject({ example: 2, step: 0 });
    expect(await shown(100_000)).toBeNull();
  });
});
