import { toBoolean, toSource, toText } from '../values/arguments.js';
import { Datasets, type DatasetSource } from './datasets.js';
import { EngineGraph, toInputs } from '../graph/graph.js';
import { toOptions } from '../values/reading.js';
import type { Runtime } from './runtime.js';
import { EngineTrainer } from '../trainer/trainer.js';
import type {
  Backflow,
  Catalog,
  DatasetEntry,
  Graph,
  ParseResult,
  Tensor,
  TensorLike,
  Trainer,
  TrainerConfig,
  TrainerState,
} from '../types.js';

/** The package's version; a test compares it with package.json. */
export const version = '0.1.0';

/** What `load` returns: one module, wrapped. */
export class Engine implements Backflow {
  readonly version = version;
  readonly #runtime: Runtime;
  readonly #datasets: Datasets;

  constructor(runtime: Runtime, source: DatasetSource) {
    this.#runtime = runtime;
    this.#datasets = new Datasets(runtime, source);
  }

  get catalog(): Catalog {
    return this.#runtime.catalog;
  }

  parse(text: string): ParseResult {
    return this.#runtime.call('parse', toSource(text));
  }

  fit(text: string, values: Record<string, TensorLike> = {}, options: { keep?: boolean } = {}): Record<string, Tensor> {
    const source = toSource(text);
    const given = toInputs(values);
    const { keep = true } = toOptions('options', options, ['keep']);
    const found = this.#runtime.call('fit', source, given, toBoolean('keep', keep));
    return Object.fromEntries(found.map(({ name, value }) => [name, value]));
  }

  async dataset(name: string): Promise<DatasetEntry> {
    return this.#datasets.load(toText('name', name));
  }

  graph(text: string, inputs: Record<string, TensorLike> = {}, options: { output?: string } = {}): Graph {
    return EngineGraph.fromText(this.#runtime, text, inputs, options);
  }

  trainer(config: TrainerConfig, options: { restore?: TrainerState } = {}): Trainer {
    return EngineTrainer.make(this.#runtime, config, options);
  }

  get diagnostics(): Backflow['diagnostics'] {
    return this.#runtime.call('diagnostics');
  }
}
