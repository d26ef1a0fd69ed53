/**
 * Own data by its reference in the settings. What was made or read since the page was opened stays in memory, even if the browser
 * can't keep it. Reading links and the browser's store is fetched when it is needed.
 */
import type { Catalog, PointsConfig } from 'backflow';
import type { AddressProblem } from '../address';
import { toPoints, type OwnData } from './own-data';
import { defaultSettings, type Settings } from '../settings';
import type { PlaygroundReading } from './playground-link';
import { readReference, writeReference } from './task';

/** The own data of a reference; null if it is broken or no longer kept. */
export type FindOwn = (source: string) => Promise<OwnData | null>;

const findSource: FindOwn = async (source) => (await import('./find')).findOwn(source);

/** What a reload must not lose: the open dialog, and data that may be nowhere else. */
export interface KeptOwn {
  view: DataDialogView['view'] | null;
  known: [reference: string, data: OwnData][];
}

/** The most numbers that are saved for a reload; browsers limit what a history entry holds. */
const MOST_KEPT = 500_000;

/** What the data dialog shows first, and a file that was dropped on the page. */
export interface DataDialogView {
  view: 'choose' | 'draw' | 'file';
  file: File | null;
}

export class OwnDataStore {
  /** The open data dialog. */
  dialog = $state.raw<DataDialogView | null>(null);
  /** What was taken from a link of TensorFlow Playground, until it is dismissed. */
  playground = $state.raw<PlaygroundReading | null>(null);
  // Nothing is rendered from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #known = new Map<string, OwnData>();
  readonly #find: FindOwn;

  constructor(find: FindOwn = findSource) {
    this.#find = find;
  }

  /** Remembers data and returns its reference. `source`: its text in a link, or `@` and its name. */
  remember(data: OwnData, source: string): string {
    const reference = referenceOf(data, source);
    this.#known.set(reference, data);
    return reference;
  }

  /** `reference`: that of the data in use, which is saved before others. */
  keep(reference: string): KeptOwn {
    let left = MOST_KEPT;
    const known = [...this.#known]
      .filter(([one]) => one.includes('@'))
      .sort(([a], [b]) => Number(b === reference) - Number(a === reference))
      .filter(([, { points, labels, targets }]) => {
        left -= points.length + (labels ?? targets ?? []).length;
        return left >= 0;
      });
    return { view: this.dialog?.view ?? null, known };
  }

  restore({ view, known }: KeptOwn): void {
    for (const [reference, data] of known) this.#known.set(reference, data);
    if (view) this.dialog = { view, file: null };
  }

  /** The names of data that is in memory. */
  get names(): string[] {
    return [...this.#known.keys()].flatMap((reference) => {
      const { source } = readReference(reference)!;
      return source.startsWith('@') ? [source.slice(1)] : [];
    });
  }

  /** Null if the part of the page that reads such links can't be fetched. */
  async readPlayground(hash: string, catalog: Catalog): Promise<PlaygroundReading | null> {
    const part = await import('./playground-link').catch(() => null);
    return (this.playground = part && part.readPlaygroundLink(hash, catalog));
  }

  /** Null also for an empty reference. */
  async get(reference: string): Promise<OwnData | null> {
    const known = this.#known.get(reference);
    if (known) return known;
    const source = readReference(reference)?.source;
    if (source === undefined) return null;
    const data = await this.#find(source);
    // The reference may be another link's, or the data may have been replaced.
    if (!data || referenceOf(data, source) !== reference) return null;
    this.#known.set(reference, data);
    return data;
  }
}

/** The engine's configuration of own data, split as the settings say. */
export function dataWith(own: OwnData, settings: { trainFraction: number; dataSeed: number }): PointsConfig {
  return { ...toPoints(own), trainFraction: settings.trainFraction, seed: settings.dataSeed };
}

/** These settings with data that is always there: neither own nor fetched. The same object if they have it already. */
export function plainData(catalog: Catalog, settings: Settings): Settings {
  const fetched = catalog.datasets.find(({ name }) => name === settings.dataset)?.fetched ?? false;
  if (settings.own === '' && !fetched) return settings;
  return { ...settings, own: '', ...(fetched && { dataset: defaultSettings().dataset }) };
}

/** Why own data of the address can't be shown. */
export function lostOwn(reference: string): AddressProblem {
  const [, name] = reference.split('@');
  return { kind: name === undefined ? 'own-broken' : 'own-away', key: 'own', value: name ?? '' };
}

function referenceOf({ labels, classNames, columns }: OwnData, source: string): string {
  return writeReference({ classes: labels ? classNames.length : 0, columns: columns.length, source });
}
