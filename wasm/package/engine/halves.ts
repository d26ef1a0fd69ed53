import { compile } from './compiling.js';
import type { Fetch } from './fetching.js';
import type { ModuleSource } from './module-source.js';
import { refusal } from '../errors/reasons.js';

/**
 * The names that join the two halves of the module, which wasm/toolchain/split makes: the namespaces from which each imports
 * functions of the other, the first letter of what the first half exports for the rest, and the custom section that is the
 * same in both.
 */
export const names = { first: 'first', rest: 'rest', prefix: '%', pair: 'backflow-pair' } as const;

/** A module that has started. */
export interface Started {
  compiled: WebAssembly.Module;
  instance: WebAssembly.Instance;
}

function tooEarly(): never {
  throw new Error('this needs the rest of the engine: wait for loadRest()');
}

/** What the first half imports: a function that stands in for each one of the rest. The whole module imports none. */
export const standIns: WebAssembly.ModuleImports = new Proxy({}, { get: () => tooEarly });

/**
 * Returns what the glue sees of a first half. When it starts, the glue takes from the table the functions that it will call,
 * stand-ins too; the ones that it gets here look into the table again at each call.
 */
export function seenByGlue({ exports }: WebAssembly.Instance): WebAssembly.Instance {
  const late = (table: WebAssembly.Table) => ({
    get: (index: number) => (...values: unknown[]) => (table.get(index) as (...values: unknown[]) => unknown)(...values),
  });
  const seen = Object.entries(exports).map(([name, one]) => [name, one instanceof WebAssembly.Table ? late(one) : one]);
  return { exports: Object.fromEntries(seen) as WebAssembly.Exports };
}

/** Returns a text that is the same for two halves of one module. */
const pairOf = (module: WebAssembly.Module): string =>
  WebAssembly.Module.customSections(module, names.pair)
    .map((bytes) => new Uint8Array(bytes).join())
    .join(' ');

/** The second half of a module whose first half has started. */
export class Rest {
  readonly #first: Started;
  readonly #fetchBytes: Fetch;
  #load: Promise<void> | null = null;

  constructor(first: Started, fetchBytes: Fetch) {
    this.#first = first;
    this.#fetchBytes = fetchBytes;
  }

  /** Loads it once. After an error, the next call tries again. */
  load(source: ModuleSource): Promise<void> {
    if (!this.#load) {
      this.#load = this.#start(source);
      this.#load.catch(() => (this.#load = null));
    }
    return this.#load;
  }

  async #start(source: ModuleSource): Promise<void> {
    const { compiled, instance } = this.#first;
    const rest = await compile(source, this.#fetchBytes);
    if (pairOf(rest) !== pairOf(compiled)) throw refusal('module-foreign', {});
    try {
      // Starting it replaces the stand-ins in the table that both halves share.
      await WebAssembly.instantiate(rest, { [names.first]: instance.exports });
    } catch (cause) {
      throw refusal('module-unstarted', {}, { cause });
    }
  }
}
