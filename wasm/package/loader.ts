import createBackflow from './backflow.mjs';
import { Engine } from './engine.js';
import { BackflowError } from './error.js';
import type { Backflow, LoadOptions } from './types.js';

type Fetch = (address: URL | string) => Promise<Response | BufferSource>;

const isBytes = (source: unknown): source is BufferSource =>
  source instanceof ArrayBuffer || ArrayBuffer.isView(source);

async function compile(source: Response | BufferSource): Promise<WebAssembly.Module> {
  // Not `instanceof Response`: merely naming that class costs Node 40 ms, for it loads its whole fetch.
  if (isBytes(source)) return WebAssembly.compile(source);
  if (!source.ok) throw new Error(`the server answered ${source.status} for ${source.url}`);
  // A server that does not know .wasm sends another type, which the streaming compiler would refuse.
  const typed = source.headers.get('content-type')?.startsWith('application/wasm') ?? false;
  return typed ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}

async function start(source: Response | BufferSource): Promise<Backflow> {
  const module = await compile(source);
  return new Promise((resolve, reject) => {
    createBackflow({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module), reject);
        return {};
      },
    }).then((made) => resolve(new Engine(made)), reject);
  });
}

/** Makes `load` for a platform: how it gets the module's bytes, and where they are by default. */
export function makeLoad(byDefault: () => URL, fetchBytes: Fetch): (options?: LoadOptions) => Promise<Backflow> {
  let loading: Promise<Backflow> | null = null;
  return (options = {}) => {
    const { wasm } = options;
    loading ??= (async () => start(isBytes(wasm) ? wasm : await fetchBytes(wasm ?? byDefault())))().catch(
      (cause: unknown) => {
        loading = null; // the next call may try again
        const message = `the engine's WebAssembly module could not be loaded: ${cause instanceof Error ? cause.message : String(cause)}`;
        throw new BackflowError({ code: 'load-failed', message }, { cause });
      },
    );
    return loading;
  };
}
