import { makeLoad } from './engine/loader.js';

export { BackflowError } from './errors/error.js';
export type * from './types.js';

/**
 * Loads the engine once; later calls give the same, until it fails. Rejects with `load-failed` where it could not be
 * loaded, with `bad-value` for options that are none.
 */
export const load = makeLoad(
  () => new URL('./backflow.wasm', import.meta.url),
  (address) => fetch(address),
);
