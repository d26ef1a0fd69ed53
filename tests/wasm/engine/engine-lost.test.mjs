// After a fault in the engine, every use of it is an error, and load() makes a new engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { memories } from './memories.mjs';
import { moduleBytes } from './module.mjs';
import { load } from 'backflow';
import { throwsError } from '../help.mjs';
import { calls, makeWorld } from '../values/fuzz.mjs';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const text = 'h = tanh(a @ x)\nf = sum(h)';
const inputs = {
  a: [
    [1, 2],
    [3, 4],
  ],
  x: [1, 2],
};

/** Fills the memory with garbage, so that the next call fails. */
const destroy = (memory) => new Uint8Array(memory.buffer).fill(0xff);

/** All uses of an object by member name: getters, and methods with valid arguments. */
function usesOf(world, kind) {
  const prefix = kind === 'backflow' ? '' : `${kind}.`;
  const members = membersOf(world[kind]).filter((name) => !['dispose', 'dataset'].includes(name));
  return members.map((name) => {
    const call = calls[`${prefix}${name}`];
    assert.ok(call, `tests/wasm/values/fuzz.mjs calls ${prefix}${name}`);
    return () => {
      const [use, ...values] = call(world);
      use(...values);
    };
  });
}

const membersOf = (object) =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(object))
    .filter((name) => name !== 'constructor')
    .sort();

test('after a trap every call to the engine and its objects is rejected, and load makes a new engine', async () => {
  const engine = await load();
  const world = makeWorld(engine);
  // Values that are cached after the first read must be rejected too.
  assert.ok(world.graph.nodes.length > 0 && world.trainer.data && engine.catalog);
  destroy(memories.at(-1));
  const error = throwsError(() => world.graph.backward(), { code: 'internal', reason: 'engine-failed' });
  assert.match(error.message, /load it again with load\(\)/);
  assert.ok(error.cause instanceof Error);
  for (const kind of ['backflow', 'graph', 'trainer']) {
    for (const use of usesOf(world, kind)) {
      const refused = throwsError(use, {
        code: 'internal',
        reason: 'engine-lost',
        message: /load it again with load\(\)/,
      });
      assert.equal(refused.cause, error, 'the first failure is told');
    }
  }
  await assert.rejects(engine.dataset('iris'), { code: 'internal', reason: 'engine-lost' });
  // The end of a block must not hide the error that ended it.
  world.graph.dispose();
  world.trainer.dispose();

  const next = await load();
  assert.notEqual(next, engine);
  assert.equal(await load(), next);
  const graph = next.graph('q = x + y\nf = q * z', { x: -2, y: 5, z: -4 });
  graph.backward();
  assert.equal(graph.gradient('x').data[0], -4);
  throwsError(() => engine.parse('y = x'), { code: 'internal', reason: 'engine-lost' });
});

test('an internal error that the engine itself reports counts as a fault', async () => {
  const { Runtime } = await import('../../../build/modules/engine/runtime.js');
  let failures = 0;
  const failing = { parse: () => ({ error: { code: 'internal', reason: 'internal', message: 'no', details: {} } }) };
  const runtime = new Runtime(failing, () => failures++);
  for (const reason of ['internal', 'engine-lost']) {
    assert.throws(() => runtime.call('parse', 'y = x'), { code: 'internal', reason });
  }
  assert.equal(failures, 1);
  const sound = new Runtime({ parse: () => ({ error: { code: 'syntax', message: 'no' } }) }, () => failures++);
  for (const call of [1, 2]) assert.throws(() => sound.call('parse', `y = ${call}`), { code: 'syntax' });
  assert.equal(failures, 1);
});

test('garbage collection after the engine was lost throws nothing', async () => {
  const engine = await load();
  let collected = 0;
  const watch = new FinalizationRegistry(() => collected++);
  const made = 20;
  (() => {
    for (let i = 0; i < made; i++) watch.register(engine.graph(text, inputs));
  })();
  destroy(memories.at(-1));
  assert.throws(() => engine.parse('y = x'), { code: 'internal' });
  const thrown = [];
  const note = (error) => thrown.push(error);
  process.on('uncaughtException', note);
  while (collected < made) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await new Promise((resolve) => setImmediate(resolve));
  process.off('uncaughtException', note);
  assert.deepEqual(thrown, []);
});

test('a finalizer that hits the fault does not throw, and the next call is rejected', async () => {
  const engine = await load();
  let collected = 0;
  const watch = new FinalizationRegistry(() => collected++);
  (() => watch.register(engine.graph(text, inputs)))();
  destroy(memories.at(-1));
  while (collected === 0) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.throws(
    () => engine.parse('y = x'),
    (error) => error instanceof Error && error.code === 'internal',
  );
});

test('another engine is unaffected', async () => {
  const browser = await import('../../../build/package/browser.js');
  const other = await browser.load({ wasm: moduleBytes });
  const graph = other.graph('y = x * x', { x: 3 });
  const engine = await load();
  destroy(memories.at(-1));
  assert.throws(() => engine.parse('y = x'), { code: 'internal' });
  graph.backward();
  assert.deepEqual(Array.from(graph.gradient('x').data), [6]);
});
