/**
 * Detects a worker's death by a lock that the worker holds. The browser releases the lock when the worker ends, even if it ends
 * silently because memory ran out. A worker that hangs still holds its lock. Without locks (they need a secure context), only the
 * worker's silence shows that it is dead.
 */

/** A worker's message about its lock. */
export interface Holds {
  lock: string;
}

type Locks = Pick<LockManager, 'request'>;

/** In the worker: takes a unique lock, holds it as long as the worker lives, and reports its name. */
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

/** On the page: fires an error event at the worker when its lock is released. */
export function watchLife(worker: EventTarget, locks = sharedLocks()): void {
  worker.addEventListener('message', ({ data }: Event & { data?: Partial<Holds> | null }) => {
    if (typeof data?.lock !== 'string') return;
    const ended = (): boolean => worker.dispatchEvent(new ErrorEvent('error', { message: 'the browser ended it' }));
    locks?.request(data.lock, ended).catch(() => undefined);
  });
}

function sharedLocks(): Locks | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}
