// @vitest-environment node
// What the worker does for the net's panels: weights set by hand, maps of units, runs with a goal.
import { describe, expect, it } from 'vitest';
import { NOTHING_WATCHED } from '../../../../web/src/engine/worker/network/frames';
import { SQUARE } from '../../../../web/src/state/network/data/view';
import { backflow } from '../../catalog';
import { Bench, config } from './bench';

describe('the session', () => {
  it('sets one entry of a parameter, keeps the others, and saves it', async () => {
    const bench = new Bench();
    await bench.create();
    const before = bench.all('frame').at(-1)!.frame.parameters;
    await bench.session.receive({ kind: 'ack', generation: 1 });
    await bench.ask('setEntry', { name: 'W1', index: 3, value: 0.5 });
    const { parameters } = bench.all('frame').at(-1)!.frame;
    for (const { name, data } of parameters)
      data.forEach((value, index) =>
        expect(value).toBe(name === 'W1' && index === 3 ? 0.5 : before.find((one) => one.name === name)!.data[index]),
      );
    const restored = backflow.trainer(config, { restore: bench.all('checkpoint').at(-1)!.state });
    expect(restored.parameters[0]!.data[3]).toBe(0.5);
    restored.dispose();
    await expect(bench.ask('setEntry', { name: 'W9', index: 0, value: 1 })).rejects.toMatchObject({ code: 'no-entry' });
    await expect(bench.ask('setEntry', { name: 'b1', index: 4, value: 1 })).rejects.toMatchObject({ code: 'no-entry' });
  });

  it('shows the map of a unit instead of the prediction', async () => {
    const bench = new Bench();
    await bench.create();
    const trainer = backflow.trainer(config);
    const area = { x: [-6, 6] as const, y: [-6, 6] as const, width: 8, height: 8 };
    const shown = async (layer: number, unit: number) => {
      await bench.session.receive({ kind: 'ack', generation: 1 });
      await bench.ask('watch', { watch: { ...NOTHING_WATCHED, boundary: 8, view: SQUARE, unit: { layer, unit } } });
      return bench.all('frame').at(-1)!.frame.boundary!;
    };
    expect(await shown(1, 2)).toEqual({
      ...{ cells: 8, outputs: 1, unit: { layer: 1, unit: 2 } },
      values: Float32Array.from(trainer.boundary({ ...area, layer: 1, unit: 2 }).data),
    });
    // The output, and a unit that the net doesn't have: the prediction.
    const prediction = Float32Array.from(trainer.boundary(area).data);
    expect(await shown(2, 0)).toMatchObject({ values: prediction, unit: { layer: 2, unit: 0 } });
    expect(await shown(1, 4)).toMatchObject({ values: prediction, unit: null });
    trainer.dispose();
  });

  it('runs until a goal, and says which one it reached', async () => {
    const bench = new Bench();
    await bench.create();
    await bench.session.receive({ kind: 'ack', generation: 1 });
    await bench.ask('run', { running: true, speed: null, until: { kind: 'steps', steps: 17 } });
    bench.turn(100);
    await bench.session.receive({ kind: 'ack', generation: 1 });
    const { frame } = bench.all('frame').at(-1)!;
    expect(frame).toMatchObject({ running: false, reached: { kind: 'steps', steps: 17 }, result: { step: 17 } });
    // It is reached already.
    const answer = await bench.ask('run', { running: true, speed: null, until: { kind: 'steps', steps: 3 } });
    expect(answer).toEqual({ running: false });
  });

  it('evaluates every example while it is watched, in time with the frames', async () => {
    const bench = new Bench();
    await bench.create();
    const trainer = backflow.trainer(config);
    const ask = async (evaluation: 'train' | 'test' | null) => {
      await bench.session.receive({ kind: 'ack', generation: 1 });
      await bench.ask('watch', { watch: { ...NOTHING_WATCHED, evaluation } });
      return bench.all('frame').at(-1)!.frame.evaluation;
    };
    expect(await ask('test')).toEqual({ ...trainer.evaluate({ on: 'test' }), on: 'test', step: 0 });
    expect((await ask('train'))!.losses).toEqual(trainer.evaluate({ on: 'train' }).losses);
    expect(await ask(null)).toBeNull();
    // During training, not in every frame.
    await ask('test');
    // A frame reads the clock many times, and must come more often than an evaluation is due.
    bench.tick = 5;
    await bench.ask('run', { running: true, speed: null });
    const before = bench.all('frame').length;
    for (let turn = 0; turn < 60; ++turn) {
      bench.turn();
      await bench.session.receive({ kind: 'ack', generation: 1 });
    }
    const frames = bench.all('frame').slice(before);
    const evaluated = frames.filter(({ frame }) => frame.evaluation);
    expect(evaluated.length).toBeGreaterThan(0);
    expect(evaluated.length).toBeLessThan(frames.length);
    trainer.dispose();
  });
});
