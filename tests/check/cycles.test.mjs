import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCycles } from './cycles.mjs';
import { projectFiles, readFrom } from './tree.mjs';

const check = (texts) =>
  checkCycles(
    Object.keys(texts).map((path) => `web/src/${path}`),
    (path) => texts[path.slice('web/src/'.length)],
  );

test('the page has no import cycle', () => {
  assert.deepEqual(checkCycles(projectFiles(), readFrom()), []);
});

test('a cycle is named with its path, also one of types, through a folder, or of one file', () => {
  assert.deepEqual(check({ 'a.ts': "import type { B } from './b';", 'b.ts': "import { a } from './a';" }), [
    'imports in a cycle: web/src/a.ts → web/src/b.ts → web/src/a.ts',
  ]);
  assert.equal(
    check({
      'draw/a.svelte': "<script>\n  import b from '../b';\n</script>",
      'b/index.ts': "export * from './c';",
      'b/c.ts': "const a = await import('../draw/a.svelte');",
    }).length,
    1,
  );
  assert.equal(check({ 'a.ts': "import './a';" }).length, 1);
});

test('two paths to one file are not a cycle', () => {
  const texts = {
    'a.ts': "import './b';\nimport './c';",
    'b.ts': "import './d';",
    'c.ts': "import './d';",
    'd.ts': '',
  };
  assert.deepEqual(check(texts), []);
});
