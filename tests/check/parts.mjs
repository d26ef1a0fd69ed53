// The parts of `npm run check`: each has a name and resolves to a list of complaints.
import { join } from 'node:path';
import { compilePackage } from '../../wasm/toolchain/compile.mjs';
import { root, run, tail } from '../../wasm/toolchain/process.mjs';
import { checkLayers } from './layers.mjs';
import { checkCycles } from './cycles.mjs';
import { checkDictionaries, checkLanguages, wordsOf } from './languages.mjs';
import { checkLengths, checkMarks, checkWorkflows } from './rules.mjs';
import { projectFiles, readFrom } from './tree.mjs';

const read = readFrom();
const files = projectFiles();

/** A command; if it fails, every line of its output is a complaint. */
const command =
  (program, ...args) =>
  async () => {
    const { code, output } = await run(program, args);
    return code === 0 ? [] : [tail(output, 60)];
  };

/** A command of an npm package. */
const tool = (path, ...args) => command(process.execPath, join(root, 'node_modules', path), ...args);

/** clang-format shows each place with its text; one line per file is enough because `npm run format` fixes them. */
async function formatOfCpp() {
  const { code, output } = await run('clang-format', ['--dry-run', '-Werror', ...sources(/\.(cpp|hpp)$/)]);
  if (code === 0) return [];
  const places = new Map(
    [...output.matchAll(/^([^\s:]+):(\d+):\d+: error/gm)].reverse().map(([, path, line]) => [path, line]),
  );
  return places.size > 0
    ? [...places].reverse().map(([path, line]) => `${path}:${line}: run npm run format`)
    : [tail(output, 10)];
}

const sources = (pattern) => files.filter((path) => pattern.test(path));

async function dictionaries() {
  const { runnerImport } = await import('vite');
  const load = async (path) => (await runnerImport(join(root, path), { configFile: false, logLevel: 'silent' })).module;
  const { LANGUAGES } = await load('web/src/i18n/languages.ts');
  const codes = LANGUAGES.map(({ code }) => code);
  const words = {};
  for (const code of codes) words[code] = await wordsOf(code, files, load);
  return [
    ...checkLanguages(codes, files),
    ...codes.slice(1).flatMap((code) => checkDictionaries(words.en, words[code], code)),
  ];
}

async function packageTypes() {
  await compilePackage();
  return [];
}

export const parts = [
  ['layer directions', async () => checkLayers(files, read)],
  ['import cycles', async () => checkCycles(files, read)],
  ['file lengths', async () => checkLengths(files, read)],
  ['unfinished marks', async () => checkMarks(files, read)],
  ['workflow files', async () => checkWorkflows(files, read, (await import('yaml')).parse)],
  ['dictionary keys', dictionaries],
  // First of the type checks: the others read its declarations.
  ['types of the package', packageTypes],
  [
    'types of the page',
    tool(
      'svelte-check/bin/svelte-check',
      '--workspace',
      'web',
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ),
  ],
  ['types without the DOM library', tool('typescript/bin/tsc', '-p', 'tests/wasm/no-dom')],
  ['types of the tests', tool('typescript/bin/tsc', '-p', 'tests')],
  // No rule reads types or other files, so what is known of a file holds until the file or the rules change.
  [
    'eslint',
    tool(
      'eslint/bin/eslint.js',
      '--cache',
      '--cache-location',
      'build/cache/eslint.json',
      '--cache-strategy',
      'content',
      '.',
    ),
  ],
  [
    'prettier',
    tool(
      'prettier/bin/prettier.cjs',
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      'build/cache/prettier.json',
      '--cache-strategy',
      'content',
      '.',
    ),
  ],
  ['clang-format', formatOfCpp],
];
