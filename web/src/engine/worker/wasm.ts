/** Fetches the engine's wasm in the worker and tells apart the ways in which that can fail. */
import { failure } from '../protocol/errors';

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

export interface WasmFetch {
  fetcher?: typeof fetch;
  /** Ignores the browser's cached copy, which may be the damaged file of the last try. */
  afresh?: boolean;
  /** Called with the bytes so far, and their total if the server sends it. */
  received?(bytes: number, total: number | null): void;
}

/** Fetches the module's bytes, with any content type; an error says what arrived instead. */
export async function fetchWasm(url: string, options: WasmFetch = {}): Promise<ArrayBuffer> {
  const { fetcher = fetch, afresh = false, received } = options;
  let response: Response;
  try {
    response = await fetcher(url, afresh ? { cache: 'reload' } : {});
  } catch (cause) {
    throw failure('wasm-missing', 'wasm-missing', { url, cause: kindOf(cause) });
  }
  if (!response.ok) throw failure('wasm-missing', 'wasm-missing', { url, cause: response.status });
  let bytes: ArrayBuffer;
  try {
    bytes = await readAll(response, received);
  } catch (cause) {
    throw failure('wasm-broken', 'wasm-broken', { url, cause: kindOf(cause) });
  }
  if (!startsLikeWasm(bytes)) {
    const type = response.headers.get('content-type') ?? '–';
    throw failure('wasm-broken', 'wasm-broken', { url, cause: `${bytes.byteLength} B, ${type}` });
  }
  return bytes;
}

/** The kind of an error in a word, since its message is English or in the browser's language. */
export function kindOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  return (thrown as { reason?: string }).reason || thrown.name;
}

async function readAll(response: Response, received: WasmFetch['received']): Promise<ArrayBuffer> {
  if (!received || !response.body) return response.arrayBuffer();
  const total = lengthOf(response);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let count = 0;
  const reader = response.body.getReader();
  for (;;) {
    received(count, total);
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    count += value.byteLength;
  }
}

/** The file's length, if known. The Content-Length of a compressed file counts compressed bytes, so it is ignored. */
function lengthOf({ headers }: Response): number | null {
  const length = Number(headers.get('content-length'));
  return headers.get('content-encoding') || !(length > 0) ? null : length;
}

function startsLikeWasm(bytes: ArrayBuffer): boolean {
  const head = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  return MAGIC.every((byte, index) => head[index] === byte);
}
