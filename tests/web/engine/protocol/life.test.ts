import { describe, expect, it, vi } from 'vitest';
import { holdLock, watchLife } from '../../../../web/src/engine/protocol/life';

/** The used part of a browser's locks: a second request waits for the first holder. */
class Locks {
  readonly #held = new Map<string, Promise<void>>();
  readonly #release = new Map<string, () => void>();

  request = (async (name: string, granted: () => unknown) => {
    await this.#held.get(name);
    this.#held.set(name, new Promise((free) => this.#release.set(name, free)));
    return granted();
  }) as LockManager['request'];

  /** Ends the lock's holder. */
  free(name: string): void {
    this.#release.get(name)!();
  }
}

describe('a worker’s lock', () => {
  it('is released when the browser has ended the worker, not before', async () => {
    const locks = new Locks();
    const worker = new EventTarget();
    const error = vi.fn();
    worker.addEventListener('error', error);
    watchLife(worker, locks);
    const names: string[] = [];
    holdLock((name) => names.push(name), locks);
    await vi.waitFor(() => expect(names).toHaveLength(1));
    worker.dispatchEvent(new MessageEvent('message', { data: { kind: 'here' } }));
    worker.dispatchEvent(new MessageEvent('message', { data: null }));
    worker.dispatchEvent(new MessageEvent('message', { data: { kind: 'here', lock: names[0] } }));
    await new Promise((done) => setTimeout(done));
    expect(error).not.toHaveBeenCalled();
    locks.free(names[0]!);
    await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(1));
  });

  it('is different for each worker', async () => {
    const names: string[] = [];
    for (let worker = 0; worker < 3; ++worker) holdLock((name) => names.push(name), new Locks());
    await vi.waitFor(() => expect(new Set(names).size).toBe(3));
  });

  it('is not used if there are no locks or they are refused', async () => {
    const refusing = { request: () => Promise.reject(new Error('no')) } as unknown as Locks;
    holdLock(() => expect.unreachable(), refusing);
    const worker = new EventTarget();
    worker.addEventListener('error', () => expect.unreachable());
    watchLife(worker, refusing);
    worker.dispatchEvent(new MessageEvent('message', { data: { lock: 'x' } }));
    await new Promise((done) => setTimeout(done));
  });
});
