import createBackflow from '../backflow.mjs';
import { Engine } from './engine.js';
import type { BackflowModule } from './module.js';
import { toModuleSource, type ModuleSource } from './module-source.js';
import { toOptions } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import { Runtime } from './runtime.js';
import { moduleShape } from '../shape.mjs';
import type { Backflow, LoadOptions } from '../types.js';

/** Fetches what is at an address. */
type Fetch = (address: string) => Promise<Response | BufferSource>;

/** Returns the imports and exports of a module in one string. The build records those of this package's module. */
function shapeOf(module: WebAssembly.Module): string {
  const imports = WebAssembly.Module.imports(module).map((one) => `${one.module}.${one.name}:${one.kind}`);
  const exports = WebAssembly.Module.exports(module).map((one) => `${one.name}:${one.kind}`);
  return [...imports, '', ...exports].join(' ');
}

async function answerOf(address: string, fetchBytes: Fetch): Promise<Response | BufferSource> {
  let answer: Response | BufferSource;
  try {
    answer = await fetchBytes(address);
  } catch (cause) {
    throw refusal('module-unreachable', { address }, { cause });
  }
  if (!('ok' in answer) || answer.ok) return answer;
  // An unread body keeps its connection open, and Node running.
  await answer.body?.cancel().catch(() => {});
  throw refusal('module-status', { address, status: answer.status });
}

/** Returns the module's default address, beside the package, unless a bundler has removed the package's own address. */
function addressOf(byDefault: () => URL): string {
  try {
    return byDefault().href;
  } catch (cause) {
    throw refusal('module-unreachable', { address: 'backflow.wasm' }, { cause });
  }
}

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

/** Makes `load` for a platform, from how it fetches the module's bytes and where they are by default. */
export function makeLoad(byDefault: () => URL, fetchBytes: Fetch): (options?: LoadOptions) => Promise<Backflow> {
  /** The load that is in progress or has succeeded, and what it was asked to load. */
  let current: { wasm: unknown; engine: Promise<Backflow> } | null = null;

  async function start(source: ModuleSource, onFailure: () => void): Promise<Backflow> {
    const answer = source instanceof Uint8Array ? source : await answerOf(source, fetchBytes);
    const compiled = await compile(answer);
    if (shapeOf(compiled) !== moduleShape) throw refusal('module-foreign', {});
    const module = await instantiate(compiled);
    // Another module registers something else when it starts.
    if (!('makeGraph' in module)) throw refusal('module-foreign', {});
    return new Engine(new Runtime(module, onFailure));
  }

  return async (options) => {
    const { wasm } = toOptions('options', options, ['wasm']);
    const source = wasm === undefined ? addressOf(byDefault) : toModuleSource(wasm);
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
