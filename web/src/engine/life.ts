/**
 * Whether a worker lives, told by a lock that it holds: the browser releases it when the worker ends, also where it ends it
 * without a word. A worker that hangs still holds its lock. Without locks (they need a secure address) the heartbeat alone tells.
 */

/** In the worker: takes a lock that nobody else has, for as long as the worker lives, and tells its name. */
export function holdLock(held: (name: string) => void, locks = sharedLocks()): void {
  if (!locks) return;
  const name = `backflow-${crypto.randomUUID()}`;
  locks
    .request(name, () => {
      held(name);
      return new Promise(() => undefined);
    })
    .catch(() => undefined);
}

/** On the page: calls back when the lock's holder is no more. Answers how to stop waiting. */
export function watchLock(name: string, gone: () => void, locks = sharedLocks()): () => void {
  const waiting = new AbortController();
  locks
    ?.request(name, { signal: waiting.signal }, () => {
      if (!waiting.signal.aborted) gone();
    })
    .catch(() => undefined);
  return () => waiting.abort();
}

function sharedLocks(): LockManager | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}
