import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { BackflowError, load } from 'backflow';

const bytes = await readFile(new URL('../../build/package/backflow.wasm', import.meta.url));

async function fails(options) {
  await assert.rejects(load(options), (error) => error instanceof BackflowError && error.code === 'load-failed');
}

// In one test, because a load that works is kept for good.
test('what can’t be loaded is the error load-failed, and the next call may try again', async () => {
  await fails({ wasm: new Uint8Array([0, 97, 115, 109]) });
  await fails({ wasm: bytes.subarray(0, bytes.length / 2) });
  await fails({ wasm: new URL('file:///nowhere/backflow.wasm') });
  await fails({ wasm: '/nowhere/backflow.wasm' });
  await fails({ wasm: 'http://127.0.0.1:1/backflow.wasm' });

  const server = createServer((request, response) => {
    if (request.url === '/missing.wasm') response.writeHead(404).end('no');
    else if (request.url === '/page.wasm') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>no</p>');
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = (path) => new URL(path, `http://127.0.0.1:${server.address().port}`);
  try {
    await fails({ wasm: at('/missing.wasm') });
    await fails({ wasm: at('/page.wasm') });
    const backflow = await load({ wasm: at('/backflow.wasm') });
    assert.equal(backflow.graph('y = x * x', { x: 3 }).value('y').data[0], 9);
    assert.equal(await load(), backflow);
  } finally {
    server.close();
  }
});
