import createBackflow from '../backflow.mjs';
import type { DatasetFiles } from './datasets.js';
import { Engine } from './engine.js';
import { addressOf, answerOf, type Fetch, type Refusals } from './fetching.js';
import type { BackflowModule } from './module.js';
import { toModuleSource, type ModuleSource } from './module-source.js';
import { toOptions } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import { Runtime } from './runtime.js';
import { moduleShape } from '../shape.mjs';
import type { Backflow, LoadOptions } from '../types.js';

/** Returns the imports and exports of a module in one string. The build records those of this package's module. */
function shapeOf(module: WebAssembly.Module): string {
  const imports = WebAssembly.Module.imports(module).map((one) => `${one.module}.${one.name}:${one.kind}`);
  const exports = WebAssembly.Module.exports(module).map((one) => `${one.name}:${one.kind}`);
  return [...imports, '', ...exports].join(' ');
}

const refusals: Refusals = {
  unreachable: (address, cause) => refusal('module-unreachable', { address }, { cause }),
  status: (address, status) => refusal('module-status', { address, status }),
};

/** Not `instanceof Response`: only naming that class costs Node 40 ms, because it then loads its whole fetch. */
async function compile(source: Response | BufferSource): Promise<WebAssembly.Module> {
  try {
    if (!('ok' in source)) return await WebAssembly.compile(source);
    // A server that does not know .wasm sends another type, which the streaming compiler would reject.
    const typed = source.headers.get('content-type')?.startsWith('application/wasm') ?? false;
    return await (typed ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer()));
  } catch (cause) {
    throw refusal('module-damaged', {}, { cause });
  }
}

/** Starts the module. Emscripten's promise alone would stay pending if anything failed before or in `receive`. */
function instantiate(module: WebAssembly.Module): Promise<BackflowModule> {
  return new Promise<BackflowModule>((resolve, reject) => {
    createBackflow({
      // Without this, the glue uses import.meta.url, which only an ES module has.
      locateFile: (name) => name,
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, imports)
          .then((instance) => receive(instance, module))
          .catch(reject);
        return {};
      },
    }).then(resolve, reject);
  }).catch((cause: unknown) => {
    throw refusal('module-unstarted', {}, { cause });
  });
}

/** The files beside the package: the module, and the rows of the data sets that are not built in. */
export interface Files {
  module: () => URL;
  datasets: DatasetFiles;
}

/** Makes `load` for a platform, from how it fetches files and where they are by default. */
export function makeLoad(files: Files, fetchBytes: Fetch): (options?: LoadOptions) => Promise<Backflow> {
  /** The load that is in progress or has succeeded, and what it was asked to load. */
  let current: { wasm: unknown; engine: Promise<Backflow> } | null = null;

  async function start(source: ModuleSource, onFailure: () => void): Promise<Backflow> {
    const answer = source instanceof Uint8Array ? source : await answerOf(source, fetchBytes, refusals);
    const compiled = await compile(answer);
    if (shapeOf(compiled) !== moduleShape) throw refusal('module-foreign', {});
    const module = await instantiate(compiled);
    // Another module registers something else when it starts.
    if (!('makeGraph' in module)) throw refusal('module-foreign', {});
    return new Engine(new Runtime(module, onFailure), { files: files.datasets, fetchBytes });
  }

  return async (options) => {
    const { wasm } = toOptions('options', options, ['wasm']);
    const source = wasm === undefined ? addressOf(files.module, 'backflow.wasm', refusals) : toModuleSource(wasm);
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
