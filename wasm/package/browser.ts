import { makeLoad } from './loader.js';

export { BackflowError } from './error.js';
export type * from './types.js';

/** Loads the engine once; later calls give the same. The error `load-failed` says why it could not. */
export const load = makeLoad(
  () => new URL('./backflow.wasm', import.meta.url),
  (address) => fetch(address),
);
