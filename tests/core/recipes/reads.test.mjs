// Follows CONTRIBUTING's recipe "Add a read of a graph" in a copy, for a read that returns a number and for
// one that returns a new struct.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildTests, checkForModule, filesOf, makeCopy, root } from './copy.mjs';
import { counts, recipes, useInCore, useInPackage } from './reads.mjs';

const used = 'tests/core/session/recipes_test.cpp';
const copy = makeCopy(
  'reads',
  ['core', 'wasm', 'tests/core', 'tests/wasm', 'tsconfig.json', 'package.json'],
  Object.values(recipes).flat(),
  { [used]: useInCore, 'wasm/package/use.ts': useInPackage },
);
// A test file that knows that another one started it reports in a binary form.
const env = { ...process.env, NODE_TEST_CONTEXT: '' };
const node = (...args) => spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', env });

for (const [result, edits] of Object.entries(recipes)) {
  test(`the recipe for a read that returns ${result} edits ${counts[result]} files`, () => {
    assert.equal(filesOf(edits).length, counts[result]);
    const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    const section = guide.split(/^### /m).find((text) => text.startsWith('Add a read of a graph\n'));
    for (const file of filesOf(edits)) assert.ok(section.includes(`\`${file}\``), `CONTRIBUTING names ${file}`);
  });
}

test('the engine computes the added reads', async () => {
  const program = await buildTests(copy, ['core/session/reads.cpp', used]);
  const { status, stdout } = spawnSync(program, [], { encoding: 'utf8' });
  assert.equal(status, 0, stdout.slice(0, 4000));
});

test('the bindings accept their rows', () => checkForModule(copy, 'wasm/bindings/graph.cpp'));

test('the package has their types, and their fields on both sides', () => {
  const types = node('node_modules/typescript/bin/tsc', '-p', 'wasm/package', '--noEmit', '--incremental', 'false');
  assert.equal(types.status, 0, types.stdout);
  const fields = node('tests/wasm/fields.test.mjs');
  assert.equal(fields.status, 0, fields.stdout);
  assert.match(fields.stdout, /Spread has the fields of its interface/);
});
