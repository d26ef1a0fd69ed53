// Splits the module after it is linked: backflow-first.wasm has the functions that a first visit of the page calls, and
// backflow-rest.wasm all others. Both share one memory and one table. Emscripten's own wasm-split does the work; without it,
// the first module is the whole one, and the rest is empty.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, root, run, which } from '../process.mjs';
import { emptyModule, withCustomSection } from './binary.mjs';

const at = (file) => join(root, 'build/wasm', file);
const files = {
  whole: at('backflow.wasm'),
  first: at('backflow-first.wasm'),
  rest: at('backflow-rest.wasm'),
  stamp: at('backflow-split.txt'),
};
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const firstVisit = here('./first-visit.mjs');

/** What the halves depend on besides the module: the package's calls decide which functions a visit needs. */
const sources = [firstVisit, here('./split.mjs'), here('./binary.mjs'), join(root, 'build/package/browser.js')];

/**
 * What the module uses. Not everything that Binaryen knows, because with some features it would split in another way: with
 * another table, for example.
 */
const features = [
  'simd',
  'bulk-memory',
  'exception-handling',
  'sign-ext',
  'nontrapping-float-to-int',
  'mutable-globals',
];
const enabled = features.map((name) => `--enable-${name}`);

/** Returns the path of wasm-split, which emsdk keeps off the PATH; undefined if there is none. */
async function findSplitter() {
  const { code, output } = await run('em-config', ['BINARYEN_ROOT']);
  const own = join(output.trim(), 'bin/wasm-split');
  return code === 0 && existsSync(own) ? own : which('wasm-split');
}

/** Writes both modules. Throws a Problem if the tool refuses. */
async function split(splitter, names, onLine) {
  const [instrumented, profile] = [at('backflow-split.instrumented.wasm'), at('backflow-split.profile')];
  const use = (program, args) => must('splitting the module failed:', program, args, { onLine });
  await use(splitter, ['--instrument', ...enabled, files.whole, '-o', instrumented]);
  await use(process.execPath, [firstVisit, instrumented, profile]);
  await use(splitter, [
    ...['--split', ...enabled, files.whole, `--profile=${profile}`],
    ...[`--import-namespace=${names.first}`, `--placeholder-namespace=${names.rest}`],
    ...[`--export-prefix=${names.prefix}`, '--primary-output', files.first, '--secondary-output', files.rest],
  ]);
  for (const file of [instrumented, profile]) rmSync(file);
}

/** Returns both halves with what joins them, so that halves of different modules never meet. */
function joined(whole, first, rest, names) {
  const pair = createHash('sha256').update(whole).digest().subarray(0, 8);
  return { first: withCustomSection(first, names.pair, pair), rest: withCustomSection(rest, names.pair, pair) };
}

/** Returns a whole module as halves of which the second has nothing. */
export const wholeAsHalves = (whole, names) => joined(whole, whole, emptyModule, names);

/**
 * Splits build/wasm/backflow.wasm, unless that was done. `names`: those of wasm/package/engine/halves.ts. Needs the built
 * package. Resolves to the files, and whether there was a tool to split it.
 */
export async function splitModule(names, onLine) {
  const splitter = await findSplitter();
  const able = splitter !== undefined;
  const whole = readFileSync(files.whole);
  const hash = createHash('sha256').update(whole);
  for (const file of sources) hash.update(readFileSync(file));
  const wanted = `${hash.digest('hex')} ${splitter ?? 'whole'}\n`;
  const done = [files.first, files.rest, files.stamp].every(existsSync) && readFileSync(files.stamp, 'utf8') === wanted;
  if (done) return { ...files, able };
  if (able) await split(splitter, names, onLine);
  const halves = able
    ? joined(whole, readFileSync(files.first), readFileSync(files.rest), names)
    : wholeAsHalves(whole, names);
  writeFileSync(files.first, halves.first);
  writeFileSync(files.rest, halves.rest);
  writeFileSync(files.stamp, wanted);
  return { ...files, able };
}
