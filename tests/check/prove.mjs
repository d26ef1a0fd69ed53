// npm run prove: proofs that take too long for every change. Sanitizers, fuzzers of the parser and the package, random
// expressions, a reproducible build, the package as npm packs it.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildAll } from '../../wasm/toolchain/build.mjs';
import { cmake } from '../../wasm/toolchain/compile.mjs';
import { proveNeeds } from '../../wasm/toolchain/needs.mjs';
import { main, must, npm, Problem, root, tail } from '../../wasm/toolchain/process.mjs';
import { progress } from '../../wasm/toolchain/progress.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';
import { countCatch2 } from './counts.mjs';
import { projectFiles } from './tree.mjs';

async function sanitizers(onLine) {
  await cmake('asan', ['backflow_tests'], onLine);
  const output = await must('the sanitizers found something:', join(root, 'build/asan/backflow_tests'), []);
  if (!countCatch2(output)?.passed) throw new Problem('the sanitizer build ran no test');
}

/** Single steps, pauses and changes of the rate must give the same run as one long call. */
async function randomRuns() {
  const tests = join(root, 'build/asan/backflow_tests');
  const output = await must(
    'a run depends on how it is stepped, or stopped although it was sound:',
    tests,
    ['[runs]'],
    {
      env: { BACKFLOW_RUNS: '4000' },
    },
  );
  if (!countCatch2(output)?.passed) throw new Problem('no random run was tried');
}

const fuzzMinutes = 5;

/** Fuzzes the parser for five minutes, starting from the texts in the corpus. Prints the text of a failure. */
async function fuzz(folder, onLine) {
  await cmake('fuzz', ['backflow_fuzz'], onLine);
  const found = join(folder, 'found/');
  mkdirSync(found);
  const options = [`-max_total_time=${fuzzMinutes * 60}`, '-timeout=10', '-rss_limit_mb=2048', '-max_len=2048'];
  const output = await must(
    'the fuzzer found something:',
    join(root, 'build/fuzz/backflow_fuzz'),
    [
      ...options,
      `-dict=${join(root, 'tests/fuzz/words.dict')}`,
      `-artifact_prefix=${folder}/`,
      found,
      join(root, 'tests/fuzz/corpus'),
    ],
    { onLine },
  );
  console.log(`     ${tail(output, 1)}`);
}

/** Returns the path and hash of every file in the folders. */
function hashes(project) {
  return ['build/package', 'build/site'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .map((path) => `${path.slice(project.length)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
      .sort(),
  );
}

/** Checks that a copy of the sources at another path, starting from `npm ci`, builds the same bytes. */
async function reproducible(folder, onLine) {
  const copy = join(folder, 'copy/');
  for (const path of projectFiles()) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  await must('the copy could not be built:', process.execPath, ['wasm/toolchain/build.mjs'], { cwd: copy, onLine });
  const here = hashes(root);
  const there = hashes(copy);
  const different = here.filter((line, index) => line !== there[index]);
  if (different.length > 0 || here.length !== there.length)
    throw new Problem(`two builds differ:\n${different.join('\n')}`);
}

/** Prints its seed, so that a failure can be repeated. */
async function randomExpressions() {
  const output = await must('an expression has another gradient than its differences:', process.execPath, [
    join(root, 'tests/wasm/graph/random-expressions.mjs'),
    '20000',
  ]);
  console.log(`     ${output.trim().replaceAll('\n', ', ')}`);
}

/** Prints its seed; BACKFLOW_FUZZ_SEED repeats a run. */
async function publicCalls() {
  const output = await must('a call gave something else than a result or a BackflowError:', process.execPath, [
    join(root, 'tests/wasm/values/fuzz.mjs'),
    '500000',
  ]);
  console.log(`     ${output.trim().replaceAll('\n', ', ')}`);
}

/**
 * Every exported net in C++, proved and trained; 2,000 random graphs in NumPy and PyTorch; the readers of models with
 * 100,000 files.
 */
async function exports() {
  for (const [sentence, program, ...args] of [
    ['an exported header does not compute what the engine computes:', 'prove-cpp.mjs'],
    ['an exported graph does not compute what the engine computes:', 'random-graphs.mjs', '2000'],
    ['a reader of models gave something else than a net or an ExportError:', 'fuzz-readers.mjs', '100000'],
  ]) {
    const output = await must(sentence, process.execPath, [join(root, 'tests/wasm/export', program), ...args]);
    console.log(`     ${output.trim().replaceAll('\n', ', ')}`);
  }
}

/** Runs browser tests, with every look, link and width; `npm test` tries some of them. */
const everyCase = (sentence, args) =>
  must(
    sentence,
    process.execPath,
    [
      join(root, 'node_modules/@playwright/test/cli.js'),
      ...['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter', 'list', ...args],
    ],
    { env: { BACKFLOW_EVERY_LOOK: '1' } },
  );

/** Prints how the page performs while it trains and recovers; BACKFLOW_STRICT enforces the goals for a fast, idle machine. */
async function smoothPage() {
  const alone = ['--workers', '1', '--project', 'alone', '--project', 'alone-firefox'];
  const output = await everyCase('the page is not as smooth as it is meant to be:', alone);
  console.log(
    output
      .split('\n')
      .filter((line) => /run \d/.test(line))
      .join('\n'),
  );
}

/** Runs every browser test in both browsers, axe in every language, theme and size, with every hostile link and every width. */
const everyLook = () => everyCase('a browser test failed:', ['--project', 'chromium', '--project', 'firefox']);

/** Installs and uses the package that npm would publish. */
async function packed(folder) {
  const ok = async (args, cwd) => {
    const { code, output } = await npm(args, { cwd });
    if (code !== 0) throw new Problem(`npm ${args[0]} failed:\n${tail(output)}`);
  };
  await ok(['pack', '--silent', '--pack-destination', folder], root);
  const user = join(folder, 'user');
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{"type":"module"}');
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  await ok(['install', '--offline', '--no-audit', '--no-fund', join(folder, archive)], user);
  const program = `
    import { load } from 'backflow';
    const graph = (await load()).graph('q = x + y\\nf = q * z', { x: -2, y: 5, z: -4 });
    graph.backward();
    if (graph.gradient('x').data[0] !== -4) throw new Error('wrong gradient');
    const { exportGraph } = await import('backflow/export');
    if (exportGraph(graph, { format: 'dot' }).files.length !== 1) throw new Error('no export');`;
  await must('the packed package does not work:', process.execPath, ['--input-type=module', '-e', program], {
    cwd: user,
  });
}

await main(async () => {
  await setUp(proveNeeds);
  await buildAll();
  const folder = mkdtempSync(join(tmpdir(), 'backflow-prove-'));
  const step = progress(10);
  try {
    await step('native tests under the sanitizers', sanitizers);
    await step('4,000 random runs, step by step and at once', randomRuns);
    await step(`the parser, fuzzed for ${fuzzMinutes} minutes`, (onLine) => fuzz(folder, onLine));
    await step('20,000 random expressions: differences, forward against reverse', randomExpressions);
    await step('500,000 calls of the package with values of any kind', publicCalls);
    await step('exported nets in C++, 2,000 exported graphs, 100,000 files for the readers of models', exports);
    await step('frames, tasks and recovery of the page while it trains', smoothPage);
    await step('every browser test in both browsers, every look, link and width', everyLook);
    await step('a second build has the same bytes', (onLine) => reproducible(folder, onLine));
    await step('the packed package, installed elsewhere', () => packed(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('\n10 passed, 0 failed');
});
