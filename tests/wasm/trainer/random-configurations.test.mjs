// 1,000 random configurations train without a crash, a leak or a number that is not finite and unreported.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const script = fileURLToPath(new URL('random-configurations.mjs', import.meta.url));

test('1,000 random configurations train, and every row of the catalog occurs', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '1000', '20261127'], { encoding: 'utf8' });
  assert.equal(status, 0, `${stderr}\n${stdout}`);
  assert.match(stdout, /seed 20261127: 1000 runs/);
});
