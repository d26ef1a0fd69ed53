import { answerOf, type Fetch, type Refusals } from './fetching.js';
import type { ModuleSource } from './module-source.js';
import { refusal } from '../errors/reasons.js';

export const moduleRefusals: Refusals = {
  unreachable: (address, cause) => refusal('module-unreachable', { address }, { cause }),
  status: (address, status) => refusal('module-status', { address, status }),
};

/** Fetches a module, unless its bytes are given, and compiles it. */
export async function compile(from: ModuleSource, fetchBytes: Fetch): Promise<WebAssembly.Module> {
  const source = from instanceof Uint8Array ? from : await answerOf(from, fetchBytes, moduleRefusals);
  try {
    // Not `instanceof Response`: only naming that class costs Node 40 ms, because it then loads its whole fetch.
    if (!('ok' in source)) return await WebAssembly.compile(source);
    // A server that does not know .wasm sends another type, which the streaming compiler would reject.
    const typed = source.headers.get('content-type')?.startsWith('application/wasm') ?? false;
    return await (typed ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer()));
  } catch (cause) {
    throw refusal('module-damaged', {}, { cause });
  }
}
