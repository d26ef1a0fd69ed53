// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  config,
  events,
  forgetWorkers,
  frame,
  ScriptedWorker,
  scriptedClient as client,
  state,
} from './scripted-worker';

beforeEach(() => {
  vi.useFakeTimers();
  forgetWorkers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the engine’s client', () => {
  it('rejects a call when its deadline passes, and a late answer changes nothing', async () => {
    const engine = client();
    await engine.start();
    ScriptedWorker.newest.deaf = ['save'];
    const call = engine.request('save', {}).catch((error) => error);
    await vi.advanceTimersByTimeAsync(6000);
    expect(await call).toMatchObject({ code: 'deadline' });
    ScriptedWorker.newest.say({ kind: 'answer', id: 2, value: {} });
    engine.dispose();
  });

  it('passes on the engine’s errors and keeps the previous run', async () => {
    const engine = client();
    await engine.start();
    const { generation } = await engine.create(config);
    await expect(engine.create({ ...config, loss: 'refused' })).rejects.toMatchObject({ code: 'unknown-name' });
    ScriptedWorker.newest.say(frame(generation));
    expect(events.frame).toHaveBeenCalledTimes(1);
    engine.dispose();
  });

  it('drops frames of another run', async () => {
    const engine = client();
    await engine.start();
    const first = await engine.create(config);
    const second = await engine.create(config);
    ScriptedWorker.newest.say(frame(first.generation));
    expect(events.frame).not.toHaveBeenCalled();
    ScriptedWorker.newest.say(frame(second.generation));
    expect(events.frame).toHaveBeenCalledTimes(1);
    engine.dispose();
  });

  it.each(['died', 'hung'] as const)(
    'replaces a worker that %s and goes on from the last good state',
    async (cause) => {
      const engine = client();
      await engine.start();
      const { generation } = await engine.create(config);
      const old = ScriptedWorker.newest;
      old.say({ kind: 'checkpoint', generation, step: 42, state: state(42) });
      old.silent = true;
      const pending = engine.request('save', {}).catch((error) => error);
      if (cause === 'died') old.crash('boom');
      await vi.advanceTimersByTimeAsync(cause === 'died' ? 10 : 2300);
      expect(await pending).toMatchObject({ code: `engine-${cause}` });
      expect(old.terminated).toBe(true);
      expect(ScriptedWorker.all).toHaveLength(2);
      expect(events.restarted).toHaveBeenCalledWith(cause, expect.objectContaining({ step: 42 }));
      await expect(engine.run(true, null)).resolves.toBeUndefined();
      old.say(frame(generation));
      expect(events.frame).not.toHaveBeenCalled();
      engine.dispose();
    },
  );

  it('gives up when restarts do not help', async () => {
    const engine = client();
    await engine.start();
    await engine.create(config);
    for (let death = 0; death < 4; ++death) {
      ScriptedWorker.newest.crash(`death ${death}`);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(events.restarted).toHaveBeenCalledTimes(3);
    expect(events.failed).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'engine-lost', message: 'the engine’s worker reported “death 3”' }),
    );
    expect(ScriptedWorker.newest.terminated).toBe(true);
    await expect(engine.request('save', {})).rejects.toMatchObject({ code: 'engine-away' });
  });

  it('sends no request to a new worker before it has the old one’s state', async () => {
    const engine = client();
    await engine.start();
    await engine.create(config);
    ScriptedWorker.newest.crash('boom');
    await expect(engine.create({ data: { name: 'moons' } })).rejects.toMatchObject({ code: 'engine-away' });
    await vi.advanceTimersByTimeAsync(10);
    expect(ScriptedWorker.newest.requests('create')).toMatchObject([{ payload: { config } }]);
    engine.dispose();
  });

  it('starts another worker when the new one dies before it is ready', async () => {
    const engine = client();
    await engine.start();
    await engine.create(config);
    ScriptedWorker.newest.crash('first');
    ScriptedWorker.newest.crash('second');
    await vi.advanceTimersByTimeAsync(10);
    expect(ScriptedWorker.all).toHaveLength(3);
    expect(events.failed).not.toHaveBeenCalled();
    expect(events.restarted).toHaveBeenCalledTimes(1);
    engine.dispose();
  });

  it('says so when the worker can’t be started at all', async () => {
    const engine = client();
    const started = engine.start().catch((error) => error);
    ScriptedWorker.newest.crash('');
    expect(await started).toMatchObject({ code: 'worker-failed', wire: { reason: 'script-unloaded', details: {} } });
    expect(ScriptedWorker.all).toHaveLength(1);
  });

  it('starts afresh when the user tries again', async () => {
    const engine = client();
    const first = engine.start().catch((error) => error);
    ScriptedWorker.newest.crash('');
    await first;
    await expect(engine.start()).resolves.toEqual({ catalog: {} });
    engine.dispose();
  });
});
