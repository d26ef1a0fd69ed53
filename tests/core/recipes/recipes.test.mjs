// Follows CONTRIBUTING's recipes for an optimizer, an option, a data set, a loss, a regularizer and an initializer in
// one temporary copy. Only what they change is compiled; everything else comes from the native build.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { catalogOfCopy, counts, recipes, useInCore, useInPage } from './edits.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
const build = join(root, 'build/dev');
const copy = mkdtempSync(join(tmpdir(), 'backflow-recipes-'));
const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
const sh = (command) => promisify(execFile)('sh', ['-c', command], { cwd: build });

function insert([file, mark, text]) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  assert.equal(source.split(mark).length, 2, `${file} has not one "${mark}"`);
  writeFileSync(
    path,
    source.replace(mark, () => text + mark),
  );
}

/** Compiles files of the copy as the native build compiles them, two at a time. */
async function compile(files) {
  const flags = commands.find(({ file }) => file.endsWith('core/train/config.cpp')).command;
  const objects = files.map((file, index) => join(copy, `${index}-${basename(file)}.o`));
  let next = 0;
  const work = async () => {
    while (next < files.length) {
      const at = next++;
      const head = flags.replaceAll(`-I${root}`, `-I${copy}`).replace(/ -o .*$/, '');
      await sh(`${head} -o ${objects[at]} -c ${join(copy, files[at])}`);
    }
  };
  await Promise.all([work(), work()]);
  return objects;
}

/** The sources of the core that see a configuration, and those that the recipes edit. */
function touched() {
  const trained = commands.map(({ file }) => file.slice(root.length + 1)).filter((file) => /^core\/train\//.test(file));
  const edited = Object.values(recipes).flatMap((edits) => edits.map(([file]) => file));
  const tests = ['tests/core/train/options_test.cpp', 'tests/core/train/recipes_test.cpp'];
  const sources = [...trained, 'core/catalog.cpp', ...edited, ...tests];
  return [...new Set(sources)].filter((file) => file.endsWith('.cpp'));
}

before(() => {
  for (const folder of ['core', 'wasm', 'tests', 'web', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  symlinkSync(join(root, 'build'), join(copy, 'build'));
  Object.values(recipes).flat().forEach(insert);
});
after(() => rmSync(copy, { recursive: true }));

for (const [name, edits] of Object.entries(recipes)) {
  test(`the recipe for one more ${name} edits ${counts[name]} files`, () => {
    assert.equal(new Set(edits.map(([file]) => file)).size, counts[name]);
    const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    for (const [file] of edits) assert.ok(contributing.includes(basename(file)), `CONTRIBUTING names ${file}`);
  });
}

test('the engine trains with all that was added', async () => {
  writeFileSync(join(copy, 'tests/core/train/recipes_test.cpp'), useInCore);
  const objects = await compile(touched());
  const program = join(copy, 'recipes');
  const main = join(build, 'CMakeFiles/backflow_tests.dir/tests/core/main.cpp.o');
  // The copy's objects come before the archive, so that they replace the archive's objects.
  await sh(`c++ ${objects.join(' ')} ${main} -o ${program} ${join(build, 'libbackflow_core.a')}`);
  const { status, stdout } = spawnSync(program, [], { encoding: 'utf8' });
  assert.equal(status, 0, stdout.slice(0, 4000));
});

test('the page has its words, its setting and its address', () => {
  writeFileSync(join(copy, 'tests/web/catalog.ts'), catalogOfCopy);
  writeFileSync(join(copy, 'tests/web/recipes.test.ts'), useInPage);
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
