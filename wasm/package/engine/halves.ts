import { compile, moduleRefusals } from './compiling.js';
import type { Fetch } from './fetching.js';
import type { ModuleSource } from './module-source.js';
import { refusal } from '../errors/reasons.js';

/**
 * The names that join the two halves of the module, which wasm/toolchain/split makes: the namespaces from which each imports
 * functions of the other, the first letter of what the first half exports for the rest, and the custom section that is the
 * same in both.
 */
export const names = { first: 'first', rest: 'rest', prefix: '%', pair: 'backflow-pair' } as const;

/** A first half that has started. */
interface Started {
  compiled: WebAssembly.Module;
  instance: WebAssembly.Instance;
}

/** Returns a text that is the same for two halves of one module. */
const pairOf = (module: WebAssembly.Module): string =>
  WebAssembly.Module.customSections(module, names.pair)
    .map((bytes) => new Uint8Array(bytes).join())
    .join(' ');

/** Fetches a file while the caller waits, which only a worker may. */
function fetchNow(address: string): ArrayBuffer {
  if (typeof XMLHttpRequest === 'undefined') throw moduleRefusals.unreachable(address, undefined);
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  request.responseType = 'arraybuffer';
  try {
    request.send();
  } catch (cause) {
    throw moduleRefusals.unreachable(address, cause);
  }
  if (request.status !== 200) throw moduleRefusals.status(address, request.status);
  return request.response as ArrayBuffer;
}

/** The second half of a module. */
export class Rest {
  readonly #source: () => ModuleSource;
  readonly #fetchBytes: Fetch;
  #first: Started | null = null;
  #load: Promise<void> | null = null;
  #there = false;

  constructor(source: () => ModuleSource, fetchBytes: Fetch) {
    this.#source = source;
    this.#fetchBytes = fetchBytes;
  }

  /**
   * What the first half imports: a function that stands in for each one of the rest. It loads the rest, if need be while the
   * caller waits, and calls the function that is then at its place in the table.
   */
  readonly standIns: WebAssembly.ModuleImports = new Proxy(
    {},
    {
      get:
        (_, place) =>
        (...values: unknown[]) => {
          if (!this.#there) this.#startNow();
          return (this.#table.get(Number(place)) as (...values: unknown[]) => unknown)(...values);
        },
    },
  );

  /** The first half has started. */
  follow(compiled: WebAssembly.Module, instance: WebAssembly.Instance): void {
    this.#first = { compiled, instance };
  }

  /** Loads it once, from `source` or from where `load` was told. After an error, the next call tries again. */
  load(source: ModuleSource = this.#source()): Promise<void> {
    if (!this.#load) {
      this.#load = this.#start(source);
      this.#load.catch(() => (this.#load = null));
    }
    return this.#load;
  }

  async #start(source: ModuleSource): Promise<void> {
    const rest = await compile(source, this.#fetchBytes);
    if (this.#there) return;
    const { compiled, instance } = this.#first!;
    if (pairOf(rest) !== pairOf(compiled)) throw refusal('module-foreign', {});
    try {
      await WebAssembly.instantiate(rest, { [names.first]: instance.exports });
    } catch (cause) {
      throw refusal('module-unstarted', {}, { cause });
    }
    this.#there = true;
  }

  #startNow(): void {
    const source = this.#source();
    const rest = new WebAssembly.Module(source instanceof Uint8Array ? source : fetchNow(source));
    const { compiled, instance } = this.#first!;
    if (pairOf(rest) !== pairOf(compiled)) throw refusal('module-foreign', {});
    // Starting it puts its functions in the table that both halves share.
    void new WebAssembly.Instance(rest, { [names.first]: instance.exports });
    this.#there = true;
  }

  get #table(): WebAssembly.Table {
    return Object.values(this.#first!.instance.exports).find((one) => one instanceof WebAssembly.Table)!;
  }
}
