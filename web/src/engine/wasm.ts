/** Fetches the engine's wasm in the worker, and says apart the ways in which that can fail. */
import { failure } from './errors';

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** The module's bytes, whatever type the server gives them; an error names what arrived instead. */
export async function fetchWasm(url: string, fetcher: typeof fetch = fetch): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetcher(url);
  } catch (cause) {
    throw failure('wasm-missing', 'wasm-missing', { url, cause: kindOf(cause) });
  }
  if (!response.ok) throw failure('wasm-missing', 'wasm-missing', { url, cause: response.status });
  let bytes: ArrayBuffer;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw failure('wasm-broken', 'wasm-broken', { url, cause: kindOf(cause) });
  }
  if (!startsLikeWasm(bytes)) {
    const type = response.headers.get('content-type') ?? '–';
    throw failure('wasm-broken', 'wasm-broken', { url, cause: `${bytes.byteLength} B, ${type}` });
  }
  return bytes;
}

/** The kind of an error in a word: its sentence is English, or in whatever language the browser has. */
export function kindOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  return (thrown as { reason?: string }).reason || thrown.name;
}

function startsLikeWasm(bytes: ArrayBuffer): boolean {
  const head = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  return MAGIC.every((byte, index) => head[index] === byte);
}
