import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { Engine } from './engine/engine.js';
import { makeLoad } from './engine/loader.js';
import type { Backflow, LoadOptions } from './types.js';

export { BackflowError } from './errors/error.js';
export type * from './types.js';

async function read(address: string): Promise<Response | BufferSource> {
  // A scheme has at least two letters; a single letter is a Windows drive.
  const url = /^[a-z][a-z\d+.-]+:/i.test(address) ? new URL(address) : pathToFileURL(address);
  return url.protocol === 'file:' ? readFile(url) : fetch(url);
}

/** Each address is written out, because bundlers look for this form and replace it by that of their own copy. */
const platform = {
  name: 'backflow.wasm',
  module: () => new URL('./backflow.wasm', import.meta.url),
  datasets: {
    iris: () => new URL('./data/iris.csv', import.meta.url),
    penguins: () => new URL('./data/penguins.csv', import.meta.url),
    digits: () => new URL('./data/digits.csv', import.meta.url),
  },
  fetchBytes: read,
};

/**
 * Loads the engine once. Later calls return the same engine until it fails. Rejects with `load-failed` if it could not
 * be loaded, and with `bad-value` for invalid options.
 */
export const load: (options?: LoadOptions) => Promise<Backflow> = makeLoad(
  platform,
  (runtime, datasets) => new Engine(runtime, datasets),
);
