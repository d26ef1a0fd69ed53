import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { BackflowError, load } from 'backflow';
import { impostor } from './module-bytes.mjs';
import { moduleBytes as bytes } from './module.mjs';

const server = createServer((request, response) => {
  if (request.url === '/missing.wasm') response.writeHead(404).end('no');
  else if (request.url === '/page.wasm') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>no</p>');
  else if (request.url === '/cut.wasm') {
    response.writeHead(200, { 'content-type': 'application/wasm', 'content-length': bytes.length });
    response.write(bytes.subarray(0, 5000), () => response.destroy());
  } else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
});
before(() => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
after(() => server.close());
const at = (path) => new URL(path, `http://127.0.0.1:${server.address().port}`);

// Each test starts without an engine. Only the last leaves one.
async function fails(options, code, reason) {
  await assert.rejects(load(options), (error) => {
    assert.ok(error instanceof BackflowError, String(error?.stack));
    assert.deepEqual([error.name, error.code, error.reason], ['BackflowError', code, reason], error.message);
    return true;
  });
}

const nothing = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const proxy = new Proxy({}, { get: () => assert.fail('never') });
const own = new WebAssembly.Module(bytes);

test('options and modules of the wrong type are bad-value', async () => {
  for (const options of [null, 5, 'x', true, Symbol('x'), () => 1]) await fails(options, 'bad-value', 'needs-object');
  for (const wasm of [
    null,
    5,
    true,
    1n,
    Symbol('x'),
    () => 1,
    {},
    [],
    [...nothing],
    { ok: true },
    new Response(bytes),
  ]) {
    await fails({ wasm }, 'bad-value', 'needs-module');
  }
  for (const options of [
    proxy,
    { wasm: proxy },
    {
      wasm: {
        get href() {
          throw new Error('no');
        },
      },
    },
  ]) {
    await fails(options, 'bad-value', 'unreadable');
  }
});

test('bytes that are not a module are an error', async () => {
  await fails({ wasm: new Uint8Array([0, 97, 115, 109]) }, 'load-failed', 'module-damaged');
  await fails({ wasm: new ArrayBuffer(0) }, 'load-failed', 'module-damaged');
  await fails({ wasm: new DataView(new ArrayBuffer(8)) }, 'load-failed', 'module-damaged');
  for (const length of [8, 1000, bytes.length / 2, bytes.length - 1]) {
    await assert.rejects(load({ wasm: bytes.subarray(0, length) }), { name: 'BackflowError', code: 'load-failed' });
  }
  const moved = Uint8Array.from(bytes);
  structuredClone(moved.buffer, { transfer: [moved.buffer] });
  await fails({ wasm: moved }, 'bad-value', 'unreadable');
});

test('a valid module of another program is rejected before it starts', async () => {
  await fails({ wasm: nothing }, 'load-failed', 'module-foreign');
  // Its start function would run forever.
  const endless = [1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 9, 1, 7, 0, 3, 0x40, 12, 0, 11, 11];
  await fails({ wasm: Uint8Array.from([...nothing, ...endless]) }, 'load-failed', 'module-foreign');
  await fails({ wasm: new Uint8Array(2 ** 27) }, 'load-failed', 'module-foreign');
});

test('a module with the same imports and exports is rejected when it starts', async () => {
  await fails({ wasm: impostor(own, true) }, 'load-failed', 'module-unstarted');
  await fails({ wasm: impostor(own, false) }, 'load-failed', 'module-foreign');
});

test('an address without a file is an error', async () => {
  await fails({ wasm: new URL('file:///nowhere/backflow.wasm') }, 'load-failed', 'module-unreachable');
  for (const wasm of [
    '/nowhere/backflow.wasm',
    '',
    '\0',
    'http://127.0.0.1:1/backflow.wasm',
    'http://',
    'no-scheme:x',
  ]) {
    await fails({ wasm }, 'load-failed', 'module-unreachable');
  }
  await fails({ wasm: at('/missing.wasm') }, 'load-failed', 'module-status');
  await fails({ wasm: at('/missing.wasm').href }, 'load-failed', 'module-status');
  await fails({ wasm: at('/page.wasm') }, 'load-failed', 'module-damaged');
  await fails({ wasm: at('/cut.wasm') }, 'load-failed', 'module-damaged');
});

test('a load succeeds while another one fails', async () => {
  const wasm = nothing;
  const [first, second, good, again] = await Promise.allSettled([
    load({ wasm }),
    load({ wasm }),
    load({ wasm: at('/backflow.wasm') }),
    load(),
  ]);
  assert.deepEqual([first.status, second.status, first.reason], ['rejected', 'rejected', second.reason]);
  assert.equal(good.status, 'fulfilled');
  assert.equal(again.value, good.value);
  assert.equal(good.value.graph('y = x * x', { x: 3 }).value('y').data[0], 9);
  // Once there is an engine, any valid call returns it.
  assert.equal(await load({ wasm }), good.value);
  await fails(null, 'bad-value', 'needs-object');
});

test('bytes are accepted in any kind of memory', async () => {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length + 16), 16);
  shared.set(bytes);
  const resizable = new Uint8Array(new ArrayBuffer(bytes.length, { maxByteLength: 2 * bytes.length }));
  resizable.set(bytes);
  class Lies extends Uint8Array {
    get byteLength() {
      return 4;
    }
  }
  const plain = Uint8Array.from(bytes);
  for (const [i, wasm] of [shared, resizable, Lies.from(bytes), plain.buffer, new DataView(plain.buffer)].entries()) {
    // A different address imports another copy of the package, which has loaded nothing yet.
    const entry = await import(`../../../build/package/browser.js?${i}`);
    const backflow = await entry.load({ wasm });
    assert.deepEqual(backflow.parse('y = x').inputs, ['x']);
  }
});
