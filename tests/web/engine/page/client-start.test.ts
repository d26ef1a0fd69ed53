// @vitest-environment node
// A worker that is slow to start, one that never starts, and one with long work.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { events, forgetWorkers, ScriptedWorker, scriptedClient as client } from './scripted-worker';

beforeEach(() => {
  vi.useFakeTimers();
  forgetWorkers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** The result of a start, if it has ended: a catalog, or an error's code. */
function outcome(started: Promise<unknown>): { of: unknown } {
  const seen = { of: 'waiting' as unknown };
  started.then(
    () => (seen.of = 'started'),
    (error: { code: string }) => (seen.of = error.code),
  );
  return seen;
}

describe('a worker whose script is slow to arrive', () => {
  beforeEach(() => {
    ScriptedWorker.bornSilent = true;
  });

  it('is not pinged before its first message, and then starts the page', async () => {
    const engine = client();
    const started = outcome(engine.start());
    const worker = ScriptedWorker.newest;
    await vi.advanceTimersByTimeAsync(8_000);
    expect(worker.heard.map(({ kind }) => kind)).toEqual(['load']);
    expect(started.of).toBe('waiting');
    expect(worker.terminated).toBe(false);

    worker.silent = false;
    worker.say({ kind: 'here' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(worker.requests('ping').length).toBeGreaterThan(2);
    const { id } = worker.requests('load')[0] as { id: number };
    worker.say({ kind: 'answer', id, value: { catalog: {} } });
    await vi.advanceTimersByTimeAsync(10);
    expect(started.of).toBe('started');
    engine.dispose();
  });

  it('is distinguished from one that hangs after its first message', async () => {
    const engine = client();
    const started = outcome(engine.start());
    await vi.advanceTimersByTimeAsync(8_000);
    ScriptedWorker.newest.say({ kind: 'here' });
    await vi.advanceTimersByTimeAsync(2_500);
    expect(started.of).toBe('worker-failed');
    expect(ScriptedWorker.newest.terminated).toBe(true);
  });

  it('is given up after a minute, and another try starts afresh', async () => {
    const engine = client();
    const started = outcome(engine.start());
    await vi.advanceTimersByTimeAsync(59_000);
    expect(started.of).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(started.of).toBe('deadline');
    expect(ScriptedWorker.newest.terminated).toBe(true);
    ScriptedWorker.bornSilent = false;
    const again = outcome(engine.start(true));
    await vi.advanceTimersByTimeAsync(10);
    expect(again.of).toBe('started');
    expect(ScriptedWorker.newest.requests('load')).toMatchObject([{ payload: { afresh: true } }]);
    engine.dispose();
  });

  it('reports its progress', async () => {
    const engine = client();
    const started = engine.start();
    expect(events.progress).toHaveBeenLastCalledWith({ stage: 'program' });
    const module = { stage: 'module', received: 5, total: 9 } as const;
    ScriptedWorker.newest.say({ kind: 'progress', progress: module });
    expect(events.progress).toHaveBeenLastCalledWith(module);
    ScriptedWorker.newest.say({ kind: 'answer', id: 1, value: {} });
    await started;
    engine.dispose();
  });
});

describe('long work', () => {
  it('that the worker announces is not a hang before its answer or the end of its time', async () => {
    const engine = client();
    await engine.start();
    const worker = ScriptedWorker.newest;
    worker.silent = true;
    worker.say({ kind: 'busy', ms: 20_000 });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(ScriptedWorker.all).toHaveLength(1);
    worker.say({ kind: 'answer', id: 99, value: null });
    await vi.advanceTimersByTimeAsync(2_300);
    expect(events.restarting).toHaveBeenCalledWith('hung');
    engine.dispose();
  });
});
