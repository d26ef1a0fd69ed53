import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLengths, checkMarks, checkWorkflows, lengthCap } from './rules.mjs';

const reading = (texts) => [Object.keys(texts), (path) => texts[path]];

test('a file over the limit is named, one at the limit is not', () => {
  const [files, read] = reading({
    'core/a.cpp': '\n'.repeat(lengthCap),
    'core/b.cpp': '\n'.repeat(lengthCap + 1),
    'c.json': '\n'.repeat(999),
  });
  assert.deepEqual(checkLengths(files, read), [`core/b.cpp: ${lengthCap + 1} lines; ${lengthCap} at most`]);
});

test('unfinished marks, skipped tests and sleeps are found with their line', () => {
  const text = ['fine', '// TO' + 'DO later', 'test.sk' + "ip('x')", 'await page.wait' + 'ForTimeout(5)'].join('\n');
  const [files, read] = reading({ 'tests/e2e/a.spec.ts': text, 'README.md': text });
  assert.deepEqual(
    checkMarks(files, read).map((complaint) => complaint.split(':')[1]),
    ['2', '3', '4'],
  );
});

test('a workflow that does nothing or does not parse is rejected', () => {
  const path = '.github/workflows/a.yml';
  const parse = (text) => JSON.parse(text);
  const check = (workflow) => checkWorkflows([path], () => workflow, parse).length;
  assert.equal(check(JSON.stringify({ on: 'push', jobs: { a: { steps: [{ run: 'true' }] } } })), 0);
  assert.equal(check(JSON.stringify({ on: 'push', jobs: { a: { steps: [{ name: 'nothing' }] } } })), 1);
  assert.equal(check(JSON.stringify({ on: 'push', jobs: { a: { uses: './other.yml' } } })), 0);
  assert.equal(check(JSON.stringify({ on: 'push', jobs: { a: {} } })), 1);
  assert.equal(check('{'), 1);
});
