import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { makeLoad } from './loader.js';

export { BackflowError } from './error.js';
export type * from './types.js';

async function read(address: URL | string): Promise<Response | BufferSource> {
  const url = address instanceof URL ? address : /^[a-z]+:/.test(address) ? new URL(address) : pathToFileURL(address);
  return url.protocol === 'file:' ? readFile(url) : fetch(url);
}

/** Loads the engine once; later calls give the same. The error `load-failed` says why it could not. */
export const load = makeLoad(() => new URL('./backflow.wasm', import.meta.url), read);
