import { Engine } from './engine/engine.js';
import { makeLoad } from './engine/loader.js';
import type { Backflow, LoadOptions } from './types.js';

export { BackflowError } from './errors/error.js';
export type * from './types.js';

/** Each address is written out, because bundlers look for this form and replace it by that of their own copy. */
const platform = {
  name: 'backflow.wasm',
  module: () => new URL('./backflow.wasm', import.meta.url),
  datasets: {
    iris: () => new URL('./data/iris.csv', import.meta.url),
    penguins: () => new URL('./data/penguins.csv', import.meta.url),
    digits: () => new URL('./data/digits.csv', import.meta.url),
  },
  fetchBytes: (address: string) => fetch(address),
};

/**
 * Loads the engine once. Later calls return the same engine until it fails. Rejects with `load-failed` if it could not
 * be loaded, and with `bad-value` for invalid options.
 */
export const load: (options?: LoadOptions) => Promise<Backflow> = makeLoad(
  platform,
  (runtime, datasets) => new Engine(runtime, datasets),
);
