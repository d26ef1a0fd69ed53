// Follows CONTRIBUTING's recipes for the page in a temporary copy, changing only the files that they name: a room, a
// panel in each room, a language. Then type-checks and uses the copy.
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root, run } from '../../wasm/toolchain/process.mjs';
import { checkDictionaries, checkLanguages, wordsOf } from './languages.mjs';
import { checkLayers } from './layers.mjs';
import { language, networkPanel, gatesPanel, room, usage } from './web-recipes.mjs';

const copy = mkdtempSync(join(tmpdir(), 'backflow-web-recipes-'));
const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

/** The section of CONTRIBUTING with this title. */
const section = (title) => guide.split(/^### /m).find((text) => text.startsWith(`${title}\n`)) ?? '';

/** Makes a recipe's files and changes its rows. The section must name every path. */
function follow({ title, placeholder, files, rows }) {
  const text = section(title);
  for (const path of [...Object.keys(files), ...Object.keys(rows)]) {
    const named = placeholder(path);
    assert.ok(text.includes(`\`${named}\``), `CONTRIBUTING, "${title}", does not name ${named}`);
  }
  for (const [path, content] of Object.entries(files)) {
    assert.ok(!existsSync(join(copy, path)), `${path} is there already`);
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), content);
  }
  for (const [path, edits] of Object.entries(rows)) {
    let source = readFileSync(join(copy, path), 'utf8');
    for (const [mark, added] of edits) {
      assert.ok(source.includes(mark), `${path} has no "${mark}"`);
      source = source.replace(mark, () => added + mark);
    }
    writeFileSync(join(copy, path), source);
  }
}

const sources = () =>
  readdirSync(join(copy, 'web/src'), { recursive: true })
    .map((name) => `web/src/${name}`)
    .filter((path) => /\.(ts|svelte)$/.test(path));

/** Returns what `npm run check` reports about the copy's words. */
async function wordComplaints() {
  const { runnerImport } = await import('vite');
  const load = async (path) => (await runnerImport(join(copy, path), { configFile: false, logLevel: 'silent' })).module;
  const codes = (await load('web/src/i18n/languages.ts')).LANGUAGES.map(({ code }) => code);
  const words = {};
  for (const code of codes) words[code] = await wordsOf(code, sources(), load);
  return [
    ...checkLanguages(codes, sources()),
    ...codes.slice(1).flatMap((code) => checkDictionaries(words.en, words[code], code)),
  ];
}

const tool = (path, ...args) => run(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: copy });

before(() => {
  for (const path of [
    'web/src',
    'web/lesson-text.ts',
    'web/tsconfig.json',
    'tests/web',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  for (const path of ['node_modules', 'build']) symlinkSync(join(root, path), join(copy, path));
});
after(() => rmSync(copy, { recursive: true }));

test('a room needs its folder, a row and its words', async () => {
  const { files, ...rest } = room;
  const [korean] = Object.keys(files).filter((path) => path.includes('/ko/'));
  const { [korean]: words, ...others } = files;
  follow({ files: others, ...rest });
  assert.deepEqual(await wordComplaints(), ['ko lacks notes.text'], 'words that are missing are told');
  follow({ ...room, files: { [korean]: words }, rows: {} });
  assert.deepEqual(await wordComplaints(), []);
});

test('a panel of the Network room needs its file, a row and its words', () => follow(networkPanel));

test('a tab of the Gates room needs its file, a row and its words', () => follow(gatesPanel));

test('a language needs its folder and a row', async () => {
  follow({ ...language, rows: {} });
  assert.match((await wordComplaints()).join(), /i18n\/eo: no language/);
  follow({ ...language, files: {} });
  assert.deepEqual(await wordComplaints(), []);
});

test('the additions keep the layers, have valid types, and work', async () => {
  assert.deepEqual(
    checkLayers(sources(), (path) => readFileSync(join(copy, path), 'utf8')),
    [],
  );
  const types = await tool('svelte-check/bin/svelte-check', '--workspace', 'web', '--tsconfig', './tsconfig.json');
  assert.equal(types.code, 0, types.output);
  writeFileSync(join(copy, 'tests/web/recipes.test.ts'), usage);
  const used = await tool(
    'vitest/vitest.mjs',
    'run',
    '--config',
    'tests/web/vitest.config.ts',
    'tests/web/recipes.test.ts',
  );
  assert.equal(used.code, 0, used.output);
  assert.match(used.output, /4 passed/);
});
