import type { DatasetSource } from './datasets.js';
import { Engine } from './engine.js';
import type { Rest } from './halves.js';
import { toModuleSource } from './module-source.js';
import { toOptions } from '../values/reading.js';
import type { Runtime } from './runtime.js';
import type { LoadOptions, SplitBackflow } from '../types.js';

/** An engine whose module comes in two halves. */
export class SplitEngine extends Engine implements SplitBackflow {
  readonly #rest: Rest;

  constructor(runtime: Runtime, datasets: DatasetSource, rest: Rest) {
    super(runtime, datasets);
    this.#rest = rest;
  }

  async loadRest(options?: LoadOptions): Promise<void> {
    const { wasm } = toOptions('options', options, ['wasm']);
    await this.#rest.load(wasm === undefined ? undefined : toModuleSource(wasm));
  }
}
