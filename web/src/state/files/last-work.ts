/** The last work, kept in the browser while it trains, so that a crash or a reload loses nothing. */
import { createStore, get, set, type UseStore } from 'idb-keyval';
import type { App } from '../network/app.svelte';
import { isNetworkWork, type NetworkWork } from './work-file';

/** Compression and all: fetched when there is something to keep. */
const fetchWork = () => import('./work');

const KEY = 'last';
/** At most this often. */
const EVERY_MS = 3000;
/** Larger own data is kept only under a name (data/keep.ts). */
const MOST_NUMBERS = 1_000_000;

export class LastWork {
  #store: UseStore | null = null;
  #broken = false;
  #writing = false;
  #next = 0;
  #step = -1;
  readonly #app: App;
  readonly #blocked: () => void;

  /** `blocked`: called once if the browser keeps nothing. */
  constructor(app: App, blocked: () => void) {
    this.#app = app;
    this.#blocked = blocked;
  }

  /** The work of the last visit, if the address is empty or still that of the work. */
  async offer(hash: string): Promise<NetworkWork | null> {
    const last = await this.#use((store) => get<unknown>(KEY, store));
    if (!isNetworkWork(last) || last.step === 0) return null;
    return hash === '' || hash === last.settings ? last : null;
  }

  /** Is told about each step; keeps the work now and then, and at once if `now`. */
  async see(step: number, now = false): Promise<void> {
    if (this.#broken || this.#writing || step === 0 || step === this.#step) return;
    if (!now && Date.now() < this.#next) return;
    this.#writing = true;
    this.#next = Date.now() + EVERY_MS;
    this.#step = step;
    try {
      const work = await fetchWork()
        .then(({ workOf }) => workOf(this.#app))
        .catch(() => null);
      if (work && (work.own?.points.length ?? 0) < MOST_NUMBERS) await this.#use((store) => set(KEY, work, store));
    } finally {
      this.#writing = false;
    }
  }

  async #use<T>(work: (store: UseStore) => Promise<T>): Promise<T | null> {
    try {
      this.#store ??= createStore('backflow-work', 'work');
      return await work(this.#store);
    } catch {
      if (!this.#broken) this.#blocked();
      this.#broken = true;
      return null;
    }
  }
}
