// The package in a bundle that is not an ES module and does not know its own address.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { rolldown } from 'rolldown';
import { moduleBytes } from './module.mjs';

const entry = fileURLToPath(new URL('../../../build/package/browser.js', import.meta.url));

test('a classic script accepts the module’s bytes, and without them says what is missing', async () => {
  const bundle = await rolldown({ input: entry, logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', name: 'bundled' });
  await bundle.close();
  const { load, BackflowError } = new Function(`${output[0].code}; return bundled;`)();
  await assert.rejects(load(), (error) => {
    assert.ok(error instanceof BackflowError);
    return error.code === 'load-failed' && error.reason === 'module-unreachable';
  });
  const backflow = await load({ wasm: moduleBytes });
  assert.equal(backflow.graph('y = x * x', { x: 3 }).value('y').data[0], 9);
  await assert.rejects(backflow.dataset('iris'), ({ code, reason }) => {
    return code === 'load-failed' && reason === 'dataset-unreachable';
  });
});
