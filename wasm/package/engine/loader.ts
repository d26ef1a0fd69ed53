import createBackflow from '../backflow.mjs';
import { compile, moduleRefusals } from './compiling.js';
import type { DatasetFiles, DatasetSource } from './datasets.js';
import { addressOf, type Fetch } from './fetching.js';
import { names, seenByGlue, standIns, type Started } from './halves.js';
import type { BackflowModule } from './module.js';
import { toModuleSource, type ModuleSource } from './module-source.js';
import { toOptions } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import { Runtime } from './runtime.js';
import { moduleShape } from '../shape.mjs';
import type { Backflow, LoadOptions } from '../types.js';

/** The files beside the package, and how a platform fetches them. */
export interface Platform {
  /** The module's file. */
  name: string;
  module: () => URL;
  /** The module is the first of two halves. */
  halved?: boolean;
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

/** A module that has started, as Emscripten and as WebAssembly know it. */
type Running = Started & { module: BackflowModule };

/** Starts the module. Emscripten's promise alone would stay pending if anything failed before or in `receive`. */
function instantiate(compiled: WebAssembly.Module, halved: boolean): Promise<Running> {
  return new Promise<Running>((resolve, reject) => {
    let started: WebAssembly.Instance;
    createBackflow({
      // Without this, the glue uses import.meta.url, which only an ES module has.
      locateFile: (name) => name,
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(compiled, halved ? { ...imports, [names.rest]: standIns } : imports)
          .then((instance) => {
            started = instance;
            receive(halved ? seenByGlue(instance) : instance, compiled);
          })
          .catch(reject);
        return {};
      },
    }).then((module) => resolve({ module, compiled, instance: started }), reject);
  }).catch((cause: unknown) => {
    throw refusal('module-unstarted', {}, { cause });
  });
}

/** Makes `load` for a platform. `wrap` makes the engine from a module that has started. */
export function makeLoad<Loaded extends Backflow>(
  { name, module, halved = false, datasets, fetchBytes }: Platform,
  wrap: (runtime: Runtime, datasets: DatasetSource, started: Started) => Loaded,
): (options?: LoadOptions) => Promise<Loaded> {
  /** The load that is in progress or has succeeded, and what it was asked to load. */
  let current: { wasm: unknown; engine: Promise<Loaded> } | null = null;

  async function start(source: ModuleSource, onFailure: () => void): Promise<Loaded> {
    const compiled = await compile(source, fetchBytes);
    if (shapeOf(compiled, halved) !== moduleShape) throw refusal('module-foreign', {});
    const running = await instantiate(compiled, halved);
    // Another module registers something else when it starts.
    if (!('makeGraph' in running.module)) throw refusal('module-foreign', {});
    return wrap(new Runtime(running.module, onFailure), { files: datasets, fetchBytes }, running);
  }

  return async (options) => {
    const { wasm } = toOptions('options', options, ['wasm']);
    const source = wasm === undefined ? addressOf(module, name, moduleRefusals) : toModuleSource(wasm);
    for (;;) {
      if (!current) {
        const forget = (): void => {
          if (current === attempted) current = null; // the next call may try again
        };
        const attempted = { wasm, engine: start(source, forget) };
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
