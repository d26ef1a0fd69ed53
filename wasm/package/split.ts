import { makeLoad } from './engine/loader.js';
import { SplitEngine } from './engine/split-engine.js';
import type { SplitBackflow, SplitLoadOptions } from './types.js';

export { BackflowError } from './errors/error.js';
export type * from './types.js';

/** Each address is written out, because bundlers look for this form and replace it by that of their own copy. */
const platform = {
  name: 'backflow-first.wasm',
  module: () => new URL('./backflow-first.wasm', import.meta.url),
  rest: () => new URL('./backflow-rest.wasm', import.meta.url),
  datasets: {
    iris: () => new URL('./data/iris.csv', import.meta.url),
    penguins: () => new URL('./data/penguins.csv', import.meta.url),
    digits: () => new URL('./data/digits.csv', import.meta.url),
  },
  fetchBytes: (address: string) => fetch(address),
};

/**
 * Loads the first half of the engine, as `load` of the package's main entry loads all of it; `wasm` is
 * backflow-first.wasm. It trains a net of layers and draws its maps. Everything else is in the rest: wait for `loadRest`.
 */
export const load: (options?: SplitLoadOptions) => Promise<SplitBackflow> = makeLoad(
  platform,
  (runtime, datasets, rest) => new SplitEngine(runtime, datasets, rest!),
);
