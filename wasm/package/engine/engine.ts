import { toSource } from '../values/arguments.js';
import { EngineGraph } from '../graph/graph.js';
import { packageErrors } from '../errors/reasons.js';
import type { Runtime } from './runtime.js';
import { EngineTrainer } from '../trainer/trainer.js';
import type {
  Backflow,
  Catalog,
  Graph,
  ParseResult,
  TensorLike,
  Trainer,
  TrainerConfig,
  TrainerState,
} from '../types.js';

/** The package's version; a test compares it with package.json. */
export const version = '0.1.0';

/** What `load` gives: one module, wrapped. */
export class Engine implements Backflow {
  readonly version = version;
  readonly #runtime: Runtime;
  #catalog: Catalog | null = null;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  get catalog(): Catalog {
    this.#runtime.require();
    return (this.#catalog ??= this.#listed());
  }

  parse(text: string): ParseResult {
    return this.#runtime.call('parse', toSource(text));
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

  /** The engine's tables; to its errors those of the package are added. */
  #listed(): Catalog {
    const tables = this.#runtime.call<Catalog>('catalog');
    return { ...tables, errors: [...tables.errors, ...packageErrors()] };
  }
}
