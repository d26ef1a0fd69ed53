/** Finds own data: in a link, or in the browser's store. */
import type { OwnData } from './own-data';
import { keptData } from './keep';
import { readOwn } from './link-text';

export async function findOwn(source: string): Promise<OwnData | null> {
  return source.startsWith('@') ? keptData.get(source.slice(1)) : readOwn(source);
}
