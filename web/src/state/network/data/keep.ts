/** Own data that the browser keeps under a name. */
import { createStore, delMany, entries, get, set, update, type UseStore } from 'idb-keyval';
import { isOwnData, type OwnData } from './own-data';

/** What the list shows of kept data. */
export interface KeptEntry {
  name: string;
  count: number;
  columns: number;
  /** 0: values are predicted. */
  classes: number;
}

/** Why the browser can't keep data: it has no store, as in some private windows, or the store is full. */
export type KeepProblem = 'blocked' | 'full';

export class KeepError extends Error {
  constructor(readonly problem: KeepProblem) {
    super(problem);
  }
}

/** The longest name. A name is part of the address. */
export const MOST_NAME = 60;

export class KeptData {
  #store: UseStore | null = null;
  readonly #name: string;

  constructor(name = 'backflow-data') {
    this.#name = name;
  }

  async list(): Promise<KeptEntry[]> {
    const all = await this.#use((store) => entries<string, OwnData>(store));
    return all
      .filter(([, data]) => isOwnData(data))
      .map(([name, { points, columns, labels, classNames }]) => ({
        name,
        count: points.length / columns.length,
        columns: columns.length,
        classes: labels ? classNames.length : 0,
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Null if nothing is kept under this name, or if the browser does not let the page read it. */
  async get(name: string): Promise<OwnData | null> {
    const data = await this.#use((store) => get<OwnData>(name, store)).catch(() => null);
    return data && isOwnData(data) ? data : null;
  }

  async keep(name: string, data: OwnData): Promise<void> {
    await this.#use((store) => set(name, { ...data, name }, store));
  }

  async remove(name: string): Promise<void> {
    await this.#use((store) => delMany([name], store));
  }

  /** The new name must be free; see `freeName`. */
  async rename(from: string, to: string): Promise<void> {
    const data = await this.get(from);
    if (!data || from === to) return;
    await this.#use((store) => update<OwnData>(to, () => ({ ...data, name: to }), store));
    await this.remove(from);
  }

  async #use<T>(work: (store: UseStore) => Promise<T>): Promise<T> {
    try {
      this.#store ??= createStore(this.#name, 'data');
      return await work(this.#store);
    } catch (error) {
      this.#store = null;
      throw new KeepError((error as DOMException | null)?.name === 'QuotaExceededError' ? 'full' : 'blocked');
    }
  }
}

/** A name that is not taken, made from the wanted one: `cars`, `cars 2`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const trimmed = wanted
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, MOST_NAME - 5);
  for (let count = 1; ; ++count) {
    const name = count === 1 ? trimmed : `${trimmed} ${count}`;
    if (name !== '' && !taken.includes(name)) return name;
  }
}

export const keptData = new KeptData();
