// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keep, takeKept, type KeptApp } from '../../../../web/src/state/page/kept';
import { tryLowerRate } from '../../../../web/src/state/network/rescue';
import { backflow } from '../../catalog';
import { closeAll, delayFrames, open } from './open-app';

afterEach(closeAll);

describe('the page’s state', () => {
  it('starts with the configuration of the address', async () => {
    const { app } = await open('#v=1&d=moons&n=60&net=3&foo=1');
    expect(app.phase).toBe('ready');
    expect(app.run.config).toMatchObject({ data: { name: 'moons', samples: 60 }, layers: [{ units: 3 }] });
    expect(app.problems).toMatchObject([{ kind: 'unknown', key: 'foo' }]);
    expect(app.run.samples.length).toBeGreaterThan(4);
  });

  it('keeps the value when an entry is rejected, and says why until a valid one comes', async () => {
    const { app, history } = await open();
    expect(app.enter('noise', 'NaN')).toBe(false);
    expect(app.enter('learningRate', '1e9')).toBe(false);
    expect(app.refusals).toMatchObject({ noise: { text: 'NaN' }, learningRate: { text: '1e9' } });
    expect(history.entries).toEqual(['']);
    expect(app.enter('noise', '0.2')).toBe(true);
    expect(Object.keys(app.refusals)).toEqual(['learningRate']);
    await vi.waitFor(() => expect(app.run.config?.data).toMatchObject({ noise: 0.2 }));
  });

  it('follows back and forward', async () => {
    const { app, history } = await open();
    app.change({ dataset: 'xor' });
    await vi.waitFor(() => expect(app.run.config?.data).toMatchObject({ name: 'xor' }));
    history.back();
    await vi.waitFor(() => expect(app.run.config?.data).toMatchObject({ name: 'circle' }));
    expect(app.settings.dataset).toBe('circle');
  });

  it('applies a rate to the current run, and starts a new run for another net', async () => {
    const { app } = await open();
    await app.advance(12);
    app.change({ learningRate: 0.1, regularizer: 'l2' });
    await vi.waitFor(() => expect(app.run.config?.optimizer?.learningRate).toBe(0.1));
    await vi.waitFor(() => expect(app.run.frame?.result.regularizationLoss).toBeGreaterThan(0));
    expect(app.run.step).toBe(12);
    app.change({ hidden: [2] });
    await vi.waitFor(() => expect(app.run.step).toBe(0));
    expect(app.run.frame?.parameters.find(({ name }) => name === 'W1')?.shape).toEqual([2, 2]);
  });

  it('draws nothing of the previous run after another one is created', async () => {
    const held: (() => void)[] = [];
    let hold = false;
    const { app } = await open('#speed=max', (draw) => void (hold ? held.push(draw) : setTimeout(draw)));
    const drawHeld = (): void => {
      while (held.length > 0) held.shift()!();
    };
    await app.play();
    await vi.waitFor(() => expect(app.run.step).toBeGreaterThan(20));
    hold = true;
    // When every part of a frame is drawn, the next one held is a new frame.
    await vi.waitFor(() => expect(held).not.toHaveLength(0));
    drawHeld();
    await vi.waitFor(() => expect(held).not.toHaveLength(0));
    delayFrames(200);
    await app.run.create({ ...app.run.config!, seed: 7 });
    drawHeld();
    hold = false;
    await vi.waitFor(() => expect(app.run.curve.length).toBeGreaterThan(2));
    expect(app.run.curve[0]!.step).toBe(0);
  });

  it('keeps playing through a change, and repeats the same run after a reset', async () => {
    const { app } = await open('#speed=max');
    await app.play();
    await vi.waitFor(() => expect(app.run.step).toBeGreaterThan(20));
    app.change({ seed: 7 });
    await vi.waitFor(() => expect(app.run.config?.seed).toBe(7));
    await vi.waitFor(() => expect(app.run.step).toBeGreaterThan(20));
    expect(app.run.playing).toBe(true);
    await app.pause();
    await app.reset();
    await app.advance(30);
    await vi.waitFor(() => expect(app.run.step).toBe(30));
    const straight = backflow.trainer(app.run.config!);
    expect(app.run.frame?.result.loss).toBe(straight.step(30).loss);
    straight.dispose();
  });

  it('names a divergence, goes back to the last good state, and tries a lower rate', async () => {
    const { app } = await open('#loss=squared-error&lr=10&act=relu&d=moons');
    await app.play();
    await vi.waitFor(() => expect(app.run.stopped).toMatchObject({ reason: 'diverged' }));
    expect(app.run.playing).toBe(false);
    const { step } = app.run.checkpoint!;
    await app.goBack();
    await vi.waitFor(() => expect(app.run.stopped).toBeNull());
    expect(app.run.step).toBe(step);
    await tryLowerRate(app);
    expect(app.settings.learningRate).toBe(1);
    expect(app.run.playing).toBe(true);
  });

  it('survives the death of its worker, also in the middle of a change', async () => {
    const { app } = await open();
    await app.advance(40);
    await vi.waitFor(() => expect(app.run.step).toBe(40));
    await app.run.fault('throw').catch(() => undefined);
    app.change({ dataset: 'xor' });
    await vi.waitFor(() => expect(app.status.text).toContain('started again from step'));
    await vi.waitFor(() => expect(app.run.config?.data).toMatchObject({ name: 'xor' }));
    await app.advance(3);
    await vi.waitFor(() => expect(app.run.step).toBe(3));
  });

  it('continues the trained run when the user restarts a failed engine', async () => {
    const { app } = await open('#speed=max');
    await app.advance(30);
    await vi.waitFor(() => expect(app.run.step).toBe(30));
    for (let death = 1; death <= 4; ++death) {
      await app.run.fault('throw').catch(() => undefined);
      if (death < 4) await vi.waitFor(() => expect(app.run.engine.restarts).toBe(death));
    }
    await vi.waitFor(() => expect(app.phase).toBe('failed'));
    await app.start();
    expect(app.phase).toBe('ready');
    await app.advance(5);
    await vi.waitFor(() => expect(app.run.step).toBe(35));
    const straight = backflow.trainer(app.run.config!);
    expect(app.run.frame?.result.loss).toBe(straight.step(35).loss);
    straight.dispose();
  });

  it('is restored after a reload, and continues', async () => {
    const { app } = await open('#d=moons&speed=max');
    await app.play();
    await vi.waitFor(() => expect(app.run.step).toBeGreaterThan(50));
    app.stage.chooseExample(3);
    const kept = structuredClone(await app.keep());
    app.dispose();
    const step = kept.run!.curve.at(-1)!.step;
    const { app: next } = await open('#d=moons&speed=max', undefined, kept);
    expect(next.stage.inspecting).toBe(true);
    expect(next.run.playing).toBe(true);
    await vi.waitFor(() => expect(next.run.frame?.inspector?.example).toBe(3));
    await vi.waitFor(() => expect(next.run.step).toBeGreaterThan(step));
    await next.pause();
    await vi.waitFor(() => expect(next.run.frame?.running).toBe(false));
    expect(next.run.curve[0]!.step).toBe(0);
    const straight = backflow.trainer(next.run.config!);
    expect(next.run.frame?.result.loss).toBe(straight.step(next.run.step).loss);
    straight.dispose();
  });

  it('starts a new run if a kept run has other settings or a state that the engine refuses', async () => {
    const { app } = await open('#d=moons');
    await app.advance(20);
    const kept = structuredClone(await app.keep());
    const { app: other } = await open('#d=xor', undefined, kept);
    expect(other.run.step).toBe(0);
    kept.run!.state.bytes.fill(7);
    const { app: broken } = await open('#d=moons', undefined, kept);
    expect(broken.phase).toBe('ready');
    expect(broken.run.step).toBe(0);
  });

  it('is kept for one reload only', () => {
    const history = {
      state: null as unknown,
      replaceState(state: unknown) {
        this.state = structuredClone(state);
      },
    };
    const app: KeptApp = { run: null, watch: { example: 1, node: null, slot: 0, entry: 0 }, stage: 'gates' };
    const rooms = { addresses: { network: '#v=1&d=xor', gates: '#gates' }, carried: null };
    keep(history, { app, rooms });
    expect(takeKept(history)).toEqual({ app, rooms });
    expect(takeKept(history)).toBeNull();
    history.state = { of: 'somebody else' };
    expect(takeKept(history)).toBeNull();
  });

  it('follows a chosen example, and drops it when the data has no such example', async () => {
    const { app } = await open();
    app.stage.chooseExample(140);
    await vi.waitFor(() => expect(app.run.frame?.inspector?.example).toBe(140));
    expect(app.stage.inspecting).toBe(true);
    app.change({ samples: 60 });
    await vi.waitFor(() => expect(app.stage.watch.example).toBeNull());
    await vi.waitFor(() => expect(app.run.frame?.inspector?.example).toBeNull());
  });
});
