import { toOptions, toText } from './arguments.js';
import { EngineGraph } from './graph.js';
import { call, type BackflowModule } from './module.js';
import { EngineTrainer } from './trainer.js';
import type {
  Backflow,
  Catalog,
  Graph,
  ParseResult,
  TensorLike,
  Trainer,
  TrainerConfig,
  TrainerState,
} from './types.js';

/** The package's version; a test compares it with package.json. */
export const version = '0.1.0';

/** What `load` gives: one module, wrapped. */
export class Engine implements Backflow {
  readonly version = version;
  readonly #module: BackflowModule;
  #catalog: Catalog | null = null;

  constructor(module: BackflowModule) {
    this.#module = module;
  }

  get catalog(): Catalog {
    return (this.#catalog ??= call<Catalog>(this.#module, 'catalog'));
  }

  parse(text: string): ParseResult {
    return call(this.#module, 'parse', toText('text', text));
  }

  graph(text: string, inputs: Record<string, TensorLike> = {}, options: { output?: string } = {}): Graph {
    const { output } = toOptions('options', options);
    return EngineGraph.fromText(this.#module, toText('text', text), inputs, output);
  }

  trainer(config: TrainerConfig, options: { restore?: TrainerState } = {}): Trainer {
    return EngineTrainer.make(this.#module, config, toOptions('options', options).restore);
  }

  get diagnostics(): Backflow['diagnostics'] {
    return call(this.#module, 'diagnostics');
  }
}
