import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDictionaries, checkLanguages, wordsOf } from './languages.mjs';

test('dictionaries that differ are rejected', () => {
  const en = { play: 'Play', steps: '{count} steps' };
  assert.deepEqual(checkDictionaries(en, { play: '재생', steps: '{count}단계' }, 'ko'), []);
  assert.deepEqual(checkDictionaries(en, { play: 'Abspielen' }, 'de'), ['de lacks steps']);
  assert.deepEqual(checkDictionaries(en, { play: '재생', steps: '{n}단계' }, 'ko'), [
    'steps: placeholders differ: {count} and {n}',
  ]);
  assert.deepEqual(checkDictionaries({ a: '가' }, { a: '가' }, 'ko'), ['en has Hangul in a']);
  assert.deepEqual(checkDictionaries({}, { a: '가' }, 'ko'), ['en lacks a']);
  assert.deepEqual(checkDictionaries({ a: ' ' }, { a: '가' }, 'ko'), ['a is empty']);
});

const files = ['index', 'shell', 'gates/index', 'errors/index'].map((name) => `web/src/i18n/ko/${name}.ts`);

test('a row without a folder and a folder without a row are rejected', () => {
  assert.deepEqual(checkLanguages(['ko'], files), []);
  assert.deepEqual(checkLanguages(['ko', 'de'], files), ['web/src/i18n/de is missing']);
  assert.equal(checkLanguages([], files).length, 1);
});

test('the words of a language are those of the page and of its rooms, without its errors', async () => {
  const words = {
    'web/src/i18n/ko/index.ts': { a: '가', 'error.x': '나' },
    'web/src/i18n/ko/gates/index.ts': { b: '다' },
  };
  assert.deepEqual(await wordsOf('ko', files, (path) => Promise.resolve({ words: words[path] })), { a: '가', b: '다' });
});
