// The stages of `npm test`: what each runs and how its tests are counted. Building and running are separate stages, so
// that one core can compile while the other runs tests.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildModule, buildPackage, buildPage, cmake } from '../../wasm/toolchain/compile.mjs';
import { buildNeeds, packageNeeds, testNeeds } from '../../wasm/toolchain/needs.mjs';
import { root, run as start } from '../../wasm/toolchain/process.mjs';
import { runBrowserTests } from './browsers.mjs';
import { countCatch2, countNodeTest, countPlain, countVitest } from './counts.mjs';

/** A stage that hangs fails; on two cores the slowest takes less than half of this. */
const run = (command, args, options) => start(command, args, { seconds: 900, ...options });

const tool = (path) => join(root, 'node_modules', path);

/** Test files of a folder below tests/, by ending. */
function testFiles(folder, ending) {
  const at = join(root, 'tests', folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => `tests/${folder}/${name}`);
}

/** Node's test runner on a folder; Node 20 doesn't take patterns, so it is given the files. */
async function nodeTest(folder) {
  const files = testFiles(folder, '.test.mjs');
  if (files.length === 0) return { code: 1, output: `no tests found in tests/${folder}` };
  return run(process.execPath, ['--test', '--test-reporter=spec', ...files]);
}

/** A runner that writes its report to a file. An older report is removed first. */
async function reported(file, args, count) {
  const path = join(root, file);
  rmSync(path, { force: true });
  const result = await run(process.execPath, args);
  return { ...result, counts: existsSync(path) ? count(JSON.parse(readFileSync(path, 'utf8'))) : undefined };
}

export const builds = {
  module: async (onLine) => {
    await buildModule(onLine);
    await buildPackage();
  },
  native: (onLine) => cmake('dev', ['backflow_tests'], onLine),
  wasm: (onLine) => cmake('wasm', ['backflow_tests'], onLine),
  page: buildPage,
};

export const stages = [
  {
    name: 'check',
    machine: testNeeds,
    title: 'layers, types, lint, format',
    needs: ['module'],
    run: () => run(process.execPath, ['tests/check/run-check.mjs']),
    count: countPlain,
  },
  {
    name: 'checker',
    machine: buildNeeds,
    title: 'tests of the checks themselves',
    needs: ['module'],
    run: () => nodeTest('check'),
    count: countNodeTest,
  },
  {
    name: 'package',
    machine: packageNeeds,
    title: 'the package in Node',
    needs: ['module'],
    run: () => nodeTest('wasm'),
    count: countNodeTest,
  },
  {
    name: 'unit',
    machine: buildNeeds,
    title: "the page's functions (vitest)",
    needs: ['module'],
    run: () =>
      reported(
        'build/vitest.json',
        [
          tool('vitest/vitest.mjs'),
          'run',
          '--config',
          'tests/web/vitest.config.ts',
          '--reporter=default',
          '--reporter=json',
          '--outputFile.json=build/vitest.json',
        ],
        countVitest,
      ),
  },
  {
    name: 'native',
    machine: testNeeds,
    title: 'Catch2, native',
    needs: ['native'],
    // Those marked as long take seconds. Here they run in WebAssembly alone, and `npm run prove` runs them natively too.
    run: () => run('build/dev/backflow_tests', ['~[long]']),
    count: countCatch2,
  },
  {
    name: 'recipe',
    machine: testNeeds,
    title: "CONTRIBUTING's recipes for the core",
    needs: ['native', 'module'],
    run: () => nodeTest('core'),
    count: countNodeTest,
  },
  {
    name: 'wasm',
    machine: testNeeds,
    title: 'Catch2 in WebAssembly (Node)',
    needs: ['wasm'],
    run: () => run(process.execPath, ['tests/core/run.mjs', 'build/wasm/backflow_tests.mjs']),
    count: countCatch2,
  },
  {
    name: 'e2e',
    machine: testNeeds,
    title: 'Chromium and Firefox',
    needs: ['module', 'page'],
    // Measures frames and response times, so it needs an idle machine.
    alone: true,
    run: () => runBrowserTests(run, root),
  },
];
