// Follows CONTRIBUTING's recipes for an optimizer, an option, a data set, a loss, a regularizer and an initializer in
// one copy. Only what they change is compiled; everything else comes from the native build.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { buildTests, filesOf, makeCopy, nativeSources, root } from './copy.mjs';
import { catalogOfCopy, counts, recipes, useInCore, useInPage } from './edits.mjs';

const copy = makeCopy(
  'rows',
  ['core', 'wasm', 'tests', 'web', 'package.json', 'tsconfig.json'],
  Object.values(recipes).flat(),
  {
    'tests/core/train/recipes_test.cpp': useInCore,
    'tests/web/catalog.ts': catalogOfCopy,
    'tests/web/recipes.test.ts': useInPage,
  },
);

/** The sources of the core that see a configuration, and those that the recipes edit. */
function touched() {
  const trained = nativeSources().filter((file) => /^core\/train\//.test(file));
  const edited = Object.values(recipes).flatMap(filesOf);
  const tests = ['tests/core/train/options_test.cpp', 'tests/core/train/recipes_test.cpp'];
  const sources = [...trained, 'core/catalog.cpp', ...edited, ...tests];
  return [...new Set(sources)].filter((file) => file.endsWith('.cpp'));
}

for (const [name, edits] of Object.entries(recipes)) {
  test(`the recipe for one more ${name} edits ${counts[name]} files`, () => {
    assert.equal(filesOf(edits).length, counts[name]);
    const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    for (const [file] of edits) assert.ok(contributing.includes(basename(file)), `CONTRIBUTING names ${file}`);
  });
}

test('the engine trains with all that was added', async () => {
  const program = await buildTests(copy, touched());
  const { status, stdout } = spawnSync(program, [], { encoding: 'utf8' });
  assert.equal(status, 0, stdout.slice(0, 4000));
});

test('the page has its words, its setting and its address', () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const files = ['tests/web/recipes.test.ts', 'tests/web/i18n/names.test.ts'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', 'tests/web/vitest.config.ts', ...files],
    { cwd: copy, encoding: 'utf8' },
  );
  assert.equal(status, 0, (stdout + stderr).slice(-4000));
  assert.match(stdout, /2 passed/);
});
