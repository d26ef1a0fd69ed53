/**
 * Whether a worker lives, told by a lock that it holds: the browser releases it when the worker ends, also where it ends it
 * without a word, as it does when memory runs out. A worker that hangs still holds its lock. Where there are no locks (they need a
 * secure address) only the worker's silence tells.
 */

/** A worker's message about its lock. */
export interface Holds {
  lock: string;
}

type Locks = Pick<LockManager, 'request'>;

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

/** On the page: the worker gets an error event when the lock that it told of is free. */
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
