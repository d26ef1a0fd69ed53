// Follows CONTRIBUTING's recipe "Add a gate" in a temporary copy: a row in a family and a row of known values. Only
// what the recipe changes is compiled; everything else comes from the native build.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
const build = join(root, 'build/dev');
const copy = mkdtempSync(join(tmpdir(), 'backflow-recipe-'));

const family = join(copy, 'core/gates/elementary.cpp');
const known = join(copy, 'tests/fixtures/gates.tsv');

const formulas = `struct Cube {
  static constexpr int arity = 1;
  static constexpr bool local_reads_input = true;
  template <class V>
  static V value(V a) {
    return a * a * a;
  }
  template <class V>
  static V local(Slot<0>, V a, V) {
    return Element<V>(3) * a * a;
  }
};

`;
const entry = `element_wise<Cube>({.name = "cube", .title = "cube", .symbol = "x³", .tex_value = "a^3", .tex_local = {"3a^2"}}),
      `;

function insertBefore(path, mark, text) {
  const source = readFileSync(path, 'utf8');
  assert.ok(source.includes(mark), `${path} has no "${mark}"`);
  writeFileSync(path, source.replace(mark, text + mark));
}

const run = (command) => execFileSync('sh', ['-c', command], { cwd: build, encoding: 'utf8' });

/** The command of the native build that makes a file of ours, on the copy. */
function compile(source, object) {
  const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
  const { command } = commands.find(({ file }) => file.endsWith('core/gates/elementary.cpp'));
  const flags = command.replaceAll(`-I${root}`, `-I${copy}`).replace(/ -o .*$/, '');
  run(`${flags} -o ${object} -c ${source}`);
}

/** Builds the test program of the copy and runs the tests of the gate table. */
function runGateTests() {
  const gate = join(copy, 'elementary.o');
  const fixtures = join(copy, 'fixtures.o');
  compile(family, gate);
  const fixtureFolder = join(copy, 'tests/fixtures');
  const list = readdirSync(fixtureFolder)
    .map((name) => join(fixtureFolder, name))
    .join(';');
  const source = join(copy, 'fixtures.cpp');
  run(`cmake "-DOUTPUT=${source}" "-DFIXTURES=${list}" -P ${copy}/tests/core/embed_fixtures.cmake`);
  compile(source, fixtures);
  const program = join(copy, 'gate_tests');
  // The copy's objects come before the archives, so that they replace the archives' objects.
  const link = run('ninja -t commands backflow_tests').trim().split('\n').at(-1);
  const objects = `${fixtures} ${gate}`;
  run(
    link.replace('CMakeFiles/backflow_tests.dir/fixtures.cpp.o', objects).replace('-o backflow_tests', `-o ${program}`),
  );
  const { status, stdout } = spawnSync(program, ['[gradcheck],[gates]'], { encoding: 'utf8' });
  return { status, stdout };
}

before(() => {
  for (const folder of ['core', 'wasm', 'tests/core', 'tests/fixtures']) {
    cpSync(join(root, folder), join(copy, folder), { recursive: true });
  }
});
after(() => rmSync(copy, { recursive: true }));

test('a gate without known numbers is refused by name', () => {
  insertBefore(family, 'constexpr Domain positive', formulas);
  insertBefore(family, 'element_wise<Reciprocal>(', entry);
  const { status, stdout } = runGateTests();
  assert.notEqual(status, 0);
  assert.match(stdout, /cube/);
});

test('with its row the gate is complete', () => {
  appendFileSync(known, 'cube\t[1.5]\t3.375\t[6.75]\ta^3\n');
  const { status, stdout } = runGateTests();
  assert.equal(status, 0, stdout.slice(0, 2000));
});

test('a wrong derivative is rejected by name', () => {
  writeFileSync(family, readFileSync(family, 'utf8').replace('Element<V>(3) * a * a', 'Element<V>(2) * a * a'));
  const { status, stdout } = runGateTests();
  assert.notEqual(status, 0);
  assert.match(stdout, /cube/);
});
