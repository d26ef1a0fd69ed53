import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { makeLoad } from './engine/loader.js';

export { BackflowError } from './errors/error.js';
export type * from './types.js';

async function read(address: string): Promise<Response | BufferSource> {
  // A scheme has two letters or more: one letter is a drive of Windows.
  const url = /^[a-z][a-z\d+.-]+:/i.test(address) ? new URL(address) : pathToFileURL(address);
  return url.protocol === 'file:' ? readFile(url) : fetch(url);
}

/**
 * Loads the engine once; later calls give the same, until it fails. Rejects with `load-failed` where it could not be
 * loaded, with `bad-value` for options that are none.
 */
export const load = makeLoad(() => new URL('./backflow.wasm', import.meta.url), read);
