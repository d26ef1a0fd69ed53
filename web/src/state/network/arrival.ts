/** Reads the address: this page's own, or a link of TensorFlow Playground, which then becomes one of this page. */
import type { Catalog } from 'backflow';
import type { AddressBar } from '../page/history';
import { readAddress, writeAddress, type AddressReading } from './address';
import type { OwnDataStore } from './data/own.svelte';
import { isPlaygroundLink } from './data/task';

/** Null if the address has changed meanwhile. */
export async function readArrival(
  address: AddressBar,
  catalog: Catalog,
  own: OwnDataStore,
): Promise<AddressReading | null> {
  const { hash } = address;
  const foreign = isPlaygroundLink(hash) ? await own.readPlayground(hash, catalog) : null;
  if (hash !== address.hash) return null;
  if (!foreign) return readAddress(hash, catalog);
  address.correct(writeAddress(foreign.settings, catalog));
  return { settings: foreign.settings, problems: [] };
}
