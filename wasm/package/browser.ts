import { makeLoad } from './engine/loader.js';

export { BackflowError } from './errors/error.js';
export type * from './types.js';

/**
 * Loads the engine once. Later calls return the same engine until it fails. Rejects with `load-failed` if it could not
 * be loaded, and with `bad-value` for invalid options.
 */
export const load = makeLoad(
  () => new URL('./backflow.wasm', import.meta.url),
  (address) => fetch(address),
);
