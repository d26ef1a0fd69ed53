import { makeLoad } from './engine/loader.js';

export { BackflowError } from './errors/error.js';
export type * from './types.js';

/** Each address is written out, because bundlers look for this form and replace it by that of their own copy. */
const files = {
  module: () => new URL('./backflow.wasm', import.meta.url),
  datasets: {
    iris: () => new URL('./data/iris.csv', import.meta.url),
    penguins: () => new URL('./data/penguins.csv', import.meta.url),
    digits: () => new URL('./data/digits.csv', import.meta.url),
  },
};

/**
 * Loads the engine once. Later calls return the same engine until it fails. Rejects with `load-failed` if it could not
 * be loaded, and with `bad-value` for invalid options.
 */
export const load = makeLoad(files, (address) => fetch(address));
