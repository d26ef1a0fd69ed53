// Data sets that are not built in: fetched from beside the package, refused until then.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { load } from 'backflow';
import { moduleBytes } from './module.mjs';

const folder = new URL('../../../build/package/', import.meta.url);
const fileOf = (name) => readFileSync(new URL(`data/${name}.csv`, folder));

let engines = 0;
/** Loads the browser's entry with an engine of its own, and answers what it fetches. */
async function engineWith(answer) {
  globalThis.fetch = answer;
  const entry = await import(`${folder}browser.js?engine=${++engines}`);
  return entry.load({ wasm: moduleBytes });
}
const { fetch } = globalThis;
afterEach(() => (globalThis.fetch = fetch));

const refused = (run, code, reason) =>
  assert.rejects(run, (error) => {
    assert.ok(error.name === 'BackflowError', String(error?.stack));
    assert.deepEqual([error.code, error.reason], [code, reason], error.message);
    return true;
  });

test('the catalog says what must be fetched, its columns, classes, source and license', async () => {
  const backflow = await load();
  const fetched = backflow.catalog.datasets.filter(({ fetched }) => fetched);
  assert.deepEqual(
    fetched.map(({ name, count, classes }) => [name, count, classes]),
    [
      ['iris', 150, [3]],
      ['penguins', 342, [3]],
      ['digits', 500, [10]],
    ],
  );
  for (const { name, task, columns, classes, source, license, image, classNames } of backflow.catalog.datasets) {
    assert.equal(task, classes.length > 0 ? 'classification' : 'regression', name);
    assert.ok(source && license, name);
    assert.equal(new Set(columns).size, columns.length, name);
    if (image) assert.equal(image.height * image.width * image.channels, columns.length, name);
    if (classNames) assert.deepEqual(classes, [classNames.length], name);
  }
});

test('a data set is refused until it has been fetched, once', async () => {
  const asked = [];
  const backflow = await engineWith(async (address) => {
    asked.push(address);
    return new Response(readFileSync(new URL(address)));
  });
  const train = (name) => backflow.trainer({ data: { name }, standardize: false });
  for (const name of ['iris', 'penguins', 'digits']) {
    assert.throws(
      () => train(name),
      (error) => error.code === 'not-loaded' && error.subject === 'data.name' && error.details.name === name,
    );
    const [entry, again] = await Promise.all([backflow.dataset(name), backflow.dataset(name)]);
    assert.deepEqual(entry, again);
    assert.deepEqual(
      entry,
      backflow.catalog.datasets.find((one) => one.name === name),
    );
    const trainer = train(name);
    assert.equal(trainer.config.data.samples, entry.count);
    assert.equal(trainer.config.data.classes, entry.classes[0]);
    trainer.configure(trainer.config);
    const { trainPoints, testPoints } = trainer.data;
    assert.deepEqual(trainPoints.shape, [entry.count / 2, entry.columns.length]);
    assert.deepEqual(testPoints.shape, [entry.count / 2, entry.columns.length]);
    trainer.dispose();
  }
  assert.deepEqual(
    asked,
    ['iris', 'penguins', 'digits'].map((name) => `${folder}data/${name}.csv`),
  );
  assert.equal((await backflow.dataset('circle')).fetched, false);
  assert.equal(asked.length, 3);
});

test('the rows are those of the files', async () => {
  const backflow = await load();
  await backflow.dataset('iris');
  const trainer = backflow.trainer({ data: { name: 'iris', trainFraction: 1 } });
  const { trainPoints, trainLabels } = trainer.data;
  assert.deepEqual(Array.from(trainPoints.data.slice(0, 4)), [5.1, 3.5, 1.4, 0.2]);
  assert.deepEqual(Array.from(trainPoints.data.slice(-4)), [5.9, 3, 5.1, 1.8]);
  assert.deepEqual(
    [0, 1, 2].map((label) => trainLabels.filter((one) => one === label).length),
    [50, 50, 50],
  );
  trainer.dispose();
});

test('a name that the catalog lacks, and no name, are refused', async () => {
  const backflow = await load();
  await refused(backflow.dataset('donut'), 'unknown-name', 'unknown-dataset');
  await refused(backflow.dataset(5), 'bad-value', 'needs-text');
});

test('a file that cannot be had is refused, and the next call tries again', async () => {
  const changed = (from, to) => fileOf('iris').toString().replace(from, to);
  const answers = [
    () => Promise.reject(new TypeError('no network')),
    () => new Response('nothing here', { status: 404 }),
    () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
    () => new Response(fileOf('penguins')),
    () => new Response(fileOf('iris').subarray(0, 3000)),
    () => new Response(changed('5.1,', '5.1x,')),
    () => new Response(changed('5.1,', ',')),
    () => new Response(changed('5.1,', '')),
    () => new Response(changed('setosa', 'rosa')),
    () => new Response(changed(/\n/g, '\r\n')),
  ];
  const backflow = await engineWith(async () => answers.shift()());
  await refused(backflow.dataset('iris'), 'load-failed', 'dataset-unreachable');
  await refused(backflow.dataset('iris'), 'load-failed', 'dataset-status');
  for (let i = 0; i < 7; i++) await refused(backflow.dataset('iris'), 'load-failed', 'dataset-damaged');
  assert.equal((await backflow.dataset('iris')).count, 150);
});
