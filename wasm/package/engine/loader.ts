import createBackflow from '../backflow.mjs';
import { compile, moduleRefusals } from './compiling.js';
import type { DatasetFiles, DatasetSource } from './datasets.js';
import { addressOf, type Fetch } from './fetching.js';
import { names, Rest } from './halves.js';
import type { BackflowModule } from './module.js';
import { toModuleSource, type ModuleSource } from './module-source.js';
import { toOptions } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import { Runtime } from './runtime.js';
import { moduleShape } from '../shape.mjs';
import type { Backflow, SplitLoadOptions } from '../types.js';

const REST_FILE = 'backflow-rest.wasm';

/** The files beside the package, and how a platform fetches them. */
export interface Platform {
  /** The module's file. */
  name: string;
  module: () => URL;
  /** If the module is the first of two halves: where the other one is. */
  rest?: () => URL;
  /** The rows of the data sets that are not built in. */
  datasets: DatasetFiles;
  fetchBytes: Fetch;
}

/**
 * Returns the imports and exports of a module in one string. The build records those of this package's module. The first
 * half has others too, which join it with the rest; they do not count.
 */
function shapeOf(module: WebAssembly.Module, halved: boolean): string {
  const imports = WebAssembly.Module.imports(module).filter((one) => !halved || one.module !== names.rest);
  const exports = WebAssembly.Module.exports(module).filter((one) => !halved || !one.name.startsWith(names.prefix));
  const listed = imports.map((one) => `${one.module}.${one.name}:${one.kind}`);
  return [...listed, '', ...exports.map((one) => `${one.name}:${one.kind}`)].join(' ');
}

/** Starts the module. Emscripten's promise alone would stay pending if anything failed before or in `receive`. */
function instantiate(compiled: WebAssembly.Module, rest: Rest | undefined): Promise<BackflowModule> {
  return new Promise<BackflowModule>((resolve, reject) => {
    createBackflow({
      // Without this, the glue uses import.meta.url, which only an ES module has.
      locateFile: (name) => name,
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(compiled, rest ? { ...imports, [names.rest]: rest.standIns } : imports)
          .then((instance) => {
            rest?.follow(compiled, instance);
            receive(instance, compiled);
          })
          .catch(reject);
        return {};
      },
    }).then(resolve, reject);
  }).catch((cause: unknown) => {
    throw refusal('module-unstarted', {}, { cause });
  });
}

/** Makes `load` for a platform. `wrap` makes the engine from a module that has started. */
export function makeLoad<Loaded extends Backflow>(
  platform: Platform,
  wrap: (runtime: Runtime, datasets: DatasetSource, rest: Rest | undefined) => Loaded,
): (options?: SplitLoadOptions) => Promise<Loaded> {
  const { name, module, rest: restAddress, datasets, fetchBytes } = platform;

  /** The load that is in progress or has succeeded, and what it was asked to load. */
  let current: { wasm: unknown; engine: Promise<Loaded> } | null = null;

  async function start(source: ModuleSource, rest: Rest | undefined, onFailure: () => void): Promise<Loaded> {
    const compiled = await compile(source, fetchBytes);
    if (shapeOf(compiled, rest !== undefined) !== moduleShape) throw refusal('module-foreign', {});
    const running = await instantiate(compiled, rest);
    // Another module registers something else when it starts.
    if (!('makeGraph' in running)) throw refusal('module-foreign', {});
    return wrap(new Runtime(running, onFailure), { files: datasets, fetchBytes }, rest);
  }

  return async (options) => {
    const { wasm, rest: restGiven } = toOptions('options', options, restAddress ? ['wasm', 'rest'] : ['wasm']);
    const source = wasm === undefined ? addressOf(module, name, moduleRefusals) : toModuleSource(wasm);
    const restSource = restGiven === undefined ? undefined : toModuleSource(restGiven);
    const rest =
      restAddress && new Rest(() => restSource ?? addressOf(restAddress, REST_FILE, moduleRefusals), fetchBytes);
    for (;;) {
      if (!current) {
        const forget = (): void => {
          if (current === attempted) current = null; // the next call may try again
        };
        const attempted = { wasm, engine: start(source, rest, forget) };
        attempted.engine.catch(forget);
        current = attempted;
      }
      const shared = current;
      try {
        return await shared.engine;
      } catch (error) {
        // The module of another call could not be loaded. That does not affect this call's module.
        if (shared.wasm === wasm) throw error;
      }
    }
  };
}
