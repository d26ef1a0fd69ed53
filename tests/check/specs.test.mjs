// The proof's browser tests, which `npm test` doesn't run, can at least be read: two with the same name would stop all.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, run } from '../../wasm/toolchain/process.mjs';

test('every browser test of the proof can be listed', async () => {
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const listed = await run(process.execPath, [cli, 'test', '-c', 'tests/e2e/playwright.config.ts', '--list'], {
    env: { ...process.env, BACKFLOW_EVERY_LOOK: '1' },
  });
  assert.equal(listed.code, 0, listed.output);
});
