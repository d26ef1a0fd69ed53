// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { missingCapability } from '../../../../web/src/engine/page/capabilities';
import { EngineError, toWire } from '../../../../web/src/engine/protocol/errors';
import { transferList } from '../../../../web/src/engine/worker/transfer';
import { fetchWasm } from '../../../../web/src/engine/worker/wasm';

const wasm = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const server = (body: BodyInit, init: ResponseInit = {}) => (async () => new Response(body, init)) as typeof fetch;

describe('fetching the engine', () => {
  it('accepts the bytes with any content type', async () => {
    const bytes = await fetchWasm('e.wasm', { fetcher: server(wasm, { headers: { 'content-type': 'text/plain' } }) });
    expect(new Uint8Array(bytes)).toEqual(wasm);
  });

  it.each([
    ['a missing file', server('', { status: 404 }), 'wasm-missing', '404'],
    [
      'an error page in its place',
      server('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
      'wasm-broken',
      'text/html',
    ],
    ['an empty file', server(''), 'wasm-broken', '0 B'],
    ['no network', (async () => Promise.reject(new TypeError('offline'))) as typeof fetch, 'wasm-missing', 'TypeError'],
  ])('says what happened to %s', async (_case, fetcher, code, text) => {
    const error = await fetchWasm('e.wasm', { fetcher }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(EngineError);
    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
  });
});

describe('the progress of the fetch', () => {
  const fetched = async (headers: Record<string, string>): Promise<[number, number | null][]> => {
    const seen: [number, number | null][] = [];
    const received = (bytes: number, total: number | null): void => void seen.push([bytes, total]);
    const bytes = await fetchWasm('e.wasm', { fetcher: server(wasm, { headers }), received });
    expect(new Uint8Array(bytes)).toEqual(wasm);
    return seen;
  };

  it('counts the bytes, and knows the total if the server sends it', async () => {
    expect(await fetched({ 'content-length': '8' })).toEqual([
      [0, 8],
      [8, 8],
    ]);
    // The Content-Length of a compressed file is not the file's length.
    const compressed = await fetched({ 'content-length': '5', 'content-encoding': 'gzip' });
    expect(compressed.at(-1)).toEqual([8, null]);
  });

  it('ignores the browser’s cached copy on request', async () => {
    const asked: (RequestInit | undefined)[] = [];
    const fetcher = (async (_url, init) => (asked.push(init), new Response(wasm))) as typeof fetch;
    await fetchWasm('e.wasm', { fetcher });
    await fetchWasm('e.wasm', { fetcher, afresh: true });
    expect(asked).toEqual([{}, { cache: 'reload' }]);
  });
});

describe('what the browser lacks', () => {
  const validate = (answer: boolean) => ({ WebAssembly: { validate: () => answer } as unknown as typeof WebAssembly });

  it('is named, most basic first', () => {
    expect(missingCapability({})).toBe('no-webassembly');
    expect(missingCapability({ ...validate(false), Worker: class {} })).toBe('no-simd');
    expect(missingCapability(validate(true))).toBe('no-worker');
    expect(missingCapability({ WebAssembly, Worker: class {} })).toBeNull();
  });
});

describe('messages', () => {
  it('move every buffer once', () => {
    const shared = new Float32Array(8);
    const message = { a: shared, b: [shared.subarray(2), new Float64Array(1)], c: null, d: 'text', e: { f: 3 } };
    expect(transferList(message)).toEqual([shared.buffer, message.b[1]!.buffer]);
  });

  it('carry errors as plain data', () => {
    const said = { code: 'syntax', line: 2, column: 5, subject: 'x', reason: 'no-x', details: { name: 'x' } };
    expect(toWire(Object.assign(new Error('no'), said))).toEqual({ message: 'no', ...said });
    expect(toWire(new Error('odd'))).toEqual({ code: 'internal', reason: '', message: 'odd', details: {} });
    expect(toWire('text')).toEqual({ code: 'internal', reason: '', message: 'text', details: {} });
  });
});
