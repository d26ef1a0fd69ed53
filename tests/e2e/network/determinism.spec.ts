// This browser gives the same bits as Node and native code: hashes of the runs in tests/fixtures/determinism.json.
import { readFileSync } from 'node:fs';
import { expect, test } from '../support/fixtures';

interface Run {
  id: string;
  hash: string;
}

const fixture = new URL('../../fixtures/determinism.json', import.meta.url);
const { runs } = JSON.parse(readFileSync(fixture, 'utf8')) as { runs: Run[] };

test('every run ends with the same parameters, bit for bit', async ({ page }) => {
  expect(runs.length).toBeGreaterThan(0);
  await page.goto('/tree/');
  const hashes = await page.evaluate(async (all) => {
    const at = (path: string) => import(new URL(path, location.href).href);
    const { load } = await at('build/package/browser.js');
    const { parametersHash } = await at('tests/wasm/trainer/determinism.mjs');
    const backflow = await load();
    return all.map((run) => parametersHash(backflow, run) as string);
  }, runs);
  expect(hashes).toEqual(runs.map(({ hash }) => hash));
});
