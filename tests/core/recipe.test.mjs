// Follows CONTRIBUTING's recipe "Add a gate" in a copy: a row in a family and a row of known values. Only what the
// recipe changes is compiled; everything else comes from the native build.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { inserted, make, makeCopy, object, root } from './recipes/copy.mjs';

const family = 'core/gates/elementary.cpp';
const wrongFamily = 'core/gates/elementary-wrong.cpp';

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

const edits = [
  [family, 'constexpr Domain positive', formulas],
  [family, 'element_wise<Reciprocal>(', entry],
];
const right = edits.reduce(inserted, readFileSync(join(root, family), 'utf8'));
const copy = makeCopy(
  'gate',
  ['core', 'tests/core', 'tests/fixtures'],
  [...edits, ['tests/fixtures/gates.tsv', undefined, 'cube\t[1.5]\t3.375\t[6.75]\ta^3\n']],
  { [wrongFamily]: right.replace('Element<V>(3) * a * a', 'Element<V>(2) * a * a') },
);

const gate = object(family, 'made/elementary.o');
const wrongGate = object(wrongFamily, 'made/elementary-wrong.o');
const fixtures = object('made/fixtures.cpp', 'made/fixtures.o');

/** The fixtures of the copy as a source. */
function fixtureSource() {
  const inputs = readdirSync(join(copy, 'tests/fixtures')).map((name) => `tests/fixtures/${name}`);
  const script = 'tests/core/embed_fixtures.cmake';
  return {
    out: fixtures.inputs[0],
    inputs: [...inputs, script],
    how: `cmake "-DOUTPUT=${fixtures.inputs[0]}" "-DFIXTURES=${inputs.join(';')}" -P ${script}`,
  };
}

/** A test program of the native build with these objects of the copy; without fixtures, it has those of the build. */
function program(name, objects) {
  const native = join(root, 'build/dev');
  const link = execFileSync('ninja', ['-t', 'commands', 'backflow_tests'], { cwd: native, encoding: 'utf8' });
  const own = 'CMakeFiles/backflow_tests.dir/fixtures.cpp.o';
  const known = objects.includes(fixtures) ? [] : [own];
  const ours = objects.map(({ out }) => `../recipes/gate/${out}`);
  // The copy's objects come before the archives, so that they replace the archives' objects.
  const command = link
    .trim()
    .split('\n')
    .at(-1)
    .replace(own, [...known, ...ours].join(' '))
    .replace('-o backflow_tests', `-s -o ../recipes/gate/made/${name}`);
  const inputs = [...objects.map(({ out }) => out), 'build/dev/backflow_tests'];
  return { out: `made/${name}`, inputs, how: `cd build/dev && ${command}` };
}

/** Runs the tests of the gate table. */
const runGateTests = (name) => spawnSync(join(copy, 'made', name), ['[gradcheck],[gates]'], { encoding: 'utf8' });

before(() =>
  make(copy, 'made', [
    gate,
    wrongGate,
    fixtureSource(),
    fixtures,
    program('unknown', [gate]),
    program('complete', [gate, fixtures]),
    program('wrong', [wrongGate, fixtures]),
  ]),
);

test('a gate without known numbers is refused by name', () => {
  const { status, stdout } = runGateTests('unknown');
  assert.notEqual(status, 0);
  assert.match(stdout, /cube/);
});

test('with its row the gate is complete', () => {
  const { status, stdout } = runGateTests('complete');
  assert.equal(status, 0, stdout.slice(0, 2000));
});

test('a wrong derivative is rejected by name', () => {
  const { status, stdout } = runGateTests('wrong');
  assert.notEqual(status, 0);
  assert.match(stdout, /cube/);
});
