import { moduleRefusals } from './compiling.js';
import type { DatasetSource } from './datasets.js';
import { Engine } from './engine.js';
import { addressOf } from './fetching.js';
import { Rest, type Started } from './halves.js';
import { toModuleSource } from './module-source.js';
import { toOptions } from '../values/reading.js';
import type { Runtime } from './runtime.js';
import type { LoadOptions, SplitBackflow } from '../types.js';

/** An engine whose module comes in two halves. */
export class SplitEngine extends Engine implements SplitBackflow {
  readonly #rest: Rest;
  readonly #byDefault: () => URL;

  constructor(byDefault: () => URL, runtime: Runtime, datasets: DatasetSource, started: Started) {
    super(runtime, datasets);
    this.#byDefault = byDefault;
    this.#rest = new Rest(started, datasets.fetchBytes);
  }

  async loadRest(options?: LoadOptions): Promise<void> {
    const { wasm } = toOptions('options', options, ['wasm']);
    const byDefault = () => addressOf(this.#byDefault, 'backflow-rest.wasm', moduleRefusals);
    await this.#rest.load(wasm === undefined ? byDefault() : toModuleSource(wasm));
  }
}
