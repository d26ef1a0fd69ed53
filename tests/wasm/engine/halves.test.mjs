// The engine in two halves: the entry backflow/split, and what wasm/toolchain/split makes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { wholeAsHalves } from '../../../wasm/toolchain/split/split.mjs';
import { names } from '../../../build/modules/engine/halves.js';
import { tryExpressions } from '../graph/random-expressions.mjs';
import { half, load } from './halves/entry.mjs';
import { moduleBytes } from './module.mjs';

let copies = 0;

/** Loads a first half into a copy of the package that has loaded nothing yet. */
async function loadHalf(wasm, rest) {
  const { load } = await import(`../../../build/package/split.js?${(copies += 1)}`);
  return load({ wasm, ...(rest && { rest }) });
}

const config = { data: { name: 'circle' }, layers: [{ units: 4, activation: 'tanh' }] };
const beyond = { ...config, layers: [{ units: 4, activation: 'gelu' }], optimizer: { name: 'adam' } };

test('the first half trains a net alone, and has everything once the rest is there', async () => {
  const early = await loadHalf(half('first'), 'http://127.0.0.1:1/rest.wasm');
  const { loss } = early.trainer(config).step(20);
  assert.throws(() => early.graph('y = sin(x)', { x: 1 }), { code: 'internal', reason: 'engine-failed' });
  assert.throws(() => early.trainer(config), { code: 'internal', reason: 'engine-lost' });

  const engine = await loadHalf(half('first'));
  const trainer = engine.trainer(config);
  trainer.step(10);
  await engine.loadRest({ wasm: half('rest') });
  assert.equal(trainer.step(10).loss, loss);
  assert.equal(engine.graph('y = sin(x)', { x: 1 }).value('y').data[0], Math.sin(1));
  assert.ok(Number.isFinite(engine.trainer(beyond).step(20).loss));
  await engine.loadRest();
});

test('a call that needs the rest loads it while the caller waits', async () => {
  const engine = await loadHalf(half('first'), half('rest'));
  assert.equal(engine.graph('y = sin(x)', { x: 1 }).value('y').data[0], Math.sin(1));
  assert.ok(engine.trainer(beyond).step(5).loss > 0);
  assert.throws(() => engine.graph('y = ', {}), { code: 'syntax' });
  await engine.loadRest();
  assert.ok(engine.trainer(beyond).step(5).loss > 0);
  const other = await loadHalf(half('first'), moduleBytes);
  assert.throws(
    () => other.parse('y = x'),
    ({ reason, cause }) => reason === 'engine-failed' && cause.reason === 'module-foreign',
  );
});

test('a rest that can’t be had is an error, and the next call tries again', async () => {
  const server = createServer((_, response) => response.writeHead(503).end());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const engine = await loadHalf(half('first'));
  const refused = [
    [{ wasm: new URL(`http://127.0.0.1:${server.address().port}/rest.wasm`) }, 'module-status'],
    [{ wasm: 'http://127.0.0.1:1/rest.wasm' }, 'module-unreachable'],
    [{ wasm: half('rest').subarray(0, 1000) }, 'module-damaged'],
    [{ wasm: moduleBytes }, 'module-foreign'],
    [{ wasm: half('first') }, 'module-unstarted'],
  ];
  for (const [options, reason] of refused)
    await assert.rejects(engine.loadRest(options), { code: 'load-failed', reason });
  await assert.rejects(engine.loadRest({ wasm: 5 }), { code: 'bad-value', reason: 'needs-module' });
  server.close();
  assert.ok(engine.trainer(config).step(1).loss > 0);
  await Promise.all([engine.loadRest({ wasm: half('rest') }), engine.loadRest({ wasm: half('rest') })]);
  assert.ok(engine.trainer(beyond).step(1).loss > 0);
});

test('the main entry refuses a half', async () => {
  const { load } = await import('../../../build/package/browser.js?halves');
  await assert.rejects(load({ wasm: half('first') }), { code: 'load-failed', reason: 'module-foreign' });
});

test('without wasm-split the first half is the whole module', async () => {
  const { first, rest } = wholeAsHalves(moduleBytes, names);
  const engine = await loadHalf(first);
  assert.equal(engine.graph('y = sin(x)', { x: 1 }).value('y').data[0], Math.sin(1));
  await engine.loadRest({ wasm: rest });
  assert.ok(engine.trainer(beyond).step(20).loss > 0);
});

test('gradients of random expressions agree in halves', async () => {
  const { told, all } = tryExpressions(await load(), 200, 20261128);
  assert.ok(all > 300 && told > 0.6 * all, `${told} of ${all}`);
});

test('tests of the whole package pass in halves', () => {
  const use = new URL('halves/use.mjs', import.meta.url).href;
  const files = [
    ...['worked-examples', 'graph/graph', 'graph/forward-mode', 'graph/paths'],
    ...['trainer/trainer', 'trainer/life', 'trainer/maps', 'trainer/statistics', 'trainer/optimizers'],
    ...['trainer/mistakes', 'trainer/same-bits', 'errors/errors'],
  ].map((name) => fileURLToPath(new URL(`../${name}.test.mjs`, import.meta.url)));
  // Without the variable that marks it as part of this test, which would make it do nothing.
  const env = { ...process.env, NODE_OPTIONS: `--import=${use}` };
  delete env.NODE_TEST_CONTEXT;
  const { status, stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', ...files], {
    encoding: 'utf8',
    env,
  });
  assert.equal(status, 0, stdout);
  assert.ok(Number(/^# pass (\d+)$/m.exec(stdout)?.[1]) > 100, stdout);
});
