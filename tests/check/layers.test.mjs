// Tests the checker with wrong includes planted in a copy of the tree.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../wasm/toolchain/process.mjs';
import { checkImports, checkIncludes, checkLayers, cppLayers, importsOf } from './layers.mjs';
import { projectFiles } from './tree.mjs';

const copy = mkdtempSync(join(tmpdir(), 'backflow-layers-'));
after(() => rmSync(copy, { recursive: true }));

const files = projectFiles().filter((path) => /^(core|wasm|web\/src)\//.test(path));
for (const path of files) {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  cpSync(join(root, path), join(copy, path));
}
const complaints = () => checkLayers(files, (path) => readFileSync(join(copy, path), 'utf8'));

/** Adds a line at the end of a file of the copy, runs the checker, and removes the line. */
function planted(path, line) {
  assert.ok(files.includes(path), `${path} is gone: plant in another file`);
  const before = complaints().length;
  appendFileSync(join(copy, path), `\n${line}\n`);
  const found = complaints();
  cpSync(join(root, path), join(copy, path));
  return found.length - before;
}

test('the tree follows the layer directions', () => {
  assert.deepEqual(complaints(), []);
});

test('a lower layer of the core that includes a higher one is rejected', () => {
  assert.equal(planted('core/error.hpp', '#include "core/graph/graph.hpp"'), 1);
  assert.equal(planted('core/gates/gate.hpp', '#include "core/graph/graph.hpp"'), 1);
  assert.equal(planted('core/graph/graph.cpp', '#  include "core/expression/parser.hpp"'), 1);
});

test('an Emscripten header in the core and xtensor outside the tensor layer are rejected', () => {
  assert.equal(planted('core/graph/graph.cpp', '#include <emscripten/bind.h>'), 1);
  assert.equal(planted('core/graph/graph.cpp', '#include <xtensor/xarray.hpp>'), 1);
  assert.deepEqual(
    checkIncludes('wasm/bindings/bindings.cpp', '#include <emscripten/bind.h>\n#include "wasm/facade/trainer.hpp"'),
    [],
  );
  assert.equal(checkIncludes('wasm/bindings/bindings.cpp', '#include "core/graph/graph.hpp"').length, 1);
  assert.equal(checkIncludes('wasm/facade/trainer.cpp', '#include <emscripten.h>').length, 1);
});

test('the parser may build a graph but not run it', () => {
  assert.deepEqual(checkIncludes('core/expression/parser.cpp', '#include "core/graph/graph.hpp"'), []);
  assert.equal(checkIncludes('core/expression/parser.cpp', '#include "core/graph/plan/program.hpp"').length, 1);
});

test('the trainer must not include the facade', () => {
  assert.equal(checkIncludes('core/train/trainer.cpp', '#include "wasm/facade/trainer.hpp"').length, 1);
});

test('a folder without a layer is rejected, and the table has no cycle', () => {
  assert.equal(checkIncludes('core/unheard/of.cpp', '').length, 1);
  assert.equal(checkImports('unheard/of.ts', '').length, 1);
  const order = Object.keys(cppLayers);
  for (const [layer, uses] of Object.entries(cppLayers)) {
    for (const used of uses.filter((name) => order.includes(name) && layer.startsWith('core'))) {
      assert.ok(order.indexOf(used) < order.indexOf(layer), `${layer} uses ${used}, which stands behind it`);
    }
  }
});

test('drawing may import only the engine’s types', () => {
  assert.deepEqual(checkImports('draw/map.ts', "import type { Frame } from '../engine/protocol';"), []);
  assert.deepEqual(checkImports('draw/map.ts', "import { type Frame } from '../engine/protocol';"), []);
  assert.equal(checkImports('draw/map.ts', "import { Client } from '../engine/client';").length, 1);
  assert.equal(checkImports('draw/map.ts', "import {\n  Client,\n} from '../engine/client';").length, 1);
  assert.equal(checkImports('draw/map.ts', "const c = await import('../engine/client');").length, 1);
  assert.equal(checkImports('engine/client.ts', "export { x } from '../state/run';").length, 1);
  assert.equal(checkImports('panels/a.ts', "const { formats } = await import('backflow/export');").length, 1);
  assert.deepEqual(checkImports('engine/a.ts', "const { formats } = await import('backflow/export');"), []);
  assert.deepEqual(checkImports('state/a.ts', "import { judge } from 'backflow/answers';"), []);
  assert.equal(checkImports('state/a.ts', "import { load } from 'backflow';").length, 1);
  assert.equal(checkImports('panels/a.ts', "import { judge } from 'backflow/answers';").length, 1);
  assert.equal(checkImports('panels/a.svelte', "<script>\n  import { load } from 'backflow';\n</script>").length, 1);
});

test('imports are read in all their forms', () => {
  const text =
    "import './a.css';\nimport b from './b';\nexport * from './c';\nnew Worker(new URL('./d.ts', import.meta.url));";
  assert.deepEqual(
    importsOf(text)
      .map(({ from }) => from)
      .sort(),
    ['./a.css', './b', './c', './d.ts'],
  );
});
