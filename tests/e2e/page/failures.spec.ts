// If the engine can't run, a sentence says why.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { NETWORK } from '../support/faulty';
import { expect, test } from '../support/fixtures';

const SITE = process.env.BACKFLOW_E2E_SITE ?? resolve(import.meta.dirname, '../../../build/site');

async function failureOf(page: Page, code: string): Promise<string> {
  const failure = page.locator(`[data-failure="${code}"]`);
  await expect(failure).toBeInViewport();
  await expect(failure.getByRole('heading')).toHaveText('Backflow can’t run here');
  return failure.innerText();
}

test.describe('the engine’s file', () => {
  test.beforeEach(({ trouble }) => trouble.expect(NETWORK));

  const cases: [string, string, RegExp][] = [
    ['/wasm-missing/', 'wasm-missing', /could not be fetched: .*backflow-[^ ]*\.wasm \(404\)/],
    ['/wasm-short/', 'wasm-broken', /arrived damaged or is not WebAssembly/],
    ['/wasm-cut/', 'wasm-broken', /arrived damaged or is not WebAssembly: .*\.wasm \(.+\)/],
    // Eight bytes are a complete module that does nothing.
    ['/wasm-other/', 'wasm-broken', /\.wasm \(module-foreign\)/],
    ['/wasm-page/', 'wasm-broken', /is not WebAssembly: .*\.wasm \(.* text\/html/],
  ];
  for (const [path, code, sentence] of cases) {
    test(`${path.slice(1, -1)}: a sentence, and a way to try again`, async ({ page }) => {
      await page.goto(path);
      expect(await failureOf(page, code)).toMatch(sentence);
      await page.getByRole('button', { name: 'Try again' }).click();
      expect(await failureOf(page, code)).toMatch(sentence);
    });
  }

  test('the worker’s missing file, and the engine’s, come with another try', async ({ page, room, site }) => {
    for (const [fault, files, code] of [
      ['404', /worker-[^/]*\.js$/, 'worker-failed'],
      ['503', /worker-[^/]*\.js$/, 'worker-failed'],
      ['503', /\.wasm$/, 'wasm-missing'],
      ['down', /\.wasm$/, 'wasm-missing'],
    ] as const) {
      await site.break(fault, files);
      await page.goto(`${site.path}?${fault}${code}#v=1&d=moons`);
      await failureOf(page, code);
      await site.repair();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(room.play).toBeVisible();
      await expect(page.locator('[data-action="choose-data"]')).toContainText('Moons');
    }
  });
});

test('a worker whose program is slow to arrive still starts the page', async ({ page, room, site }) => {
  await site.break('hold', /\/worker-[^/]*\.js$/);
  await page.goto(site.path);
  const starting = page.locator('[data-stage]');
  await expect(starting).toHaveAttribute('data-stage', 'program');
  // Longer than the limit for a worker that hangs.
  await expect(starting).toContainText(/\d s so far\. After 60 s the page gives up\./);
  await site.break('hold', /\.wasm$/);
  await expect(starting).toHaveAttribute('data-stage', 'module');
  await site.repair();
  await expect(room.play).toBeVisible();
});

test('no SIMD, no WebAssembly, no workers: each is named', async ({ page }) => {
  await page.addInitScript(() => {
    const lack = new URLSearchParams(location.search).get('without');
    if (lack === 'simd') WebAssembly.validate = () => false;
    if (lack === 'wasm') Reflect.deleteProperty(window, 'WebAssembly');
    if (lack === 'worker') Reflect.deleteProperty(window, 'Worker');
  });
  await page.goto('./?without=simd');
  expect(await failureOf(page, 'no-simd')).toContain('lacks SIMD instructions');
  await page.goto('./?without=wasm');
  expect(await failureOf(page, 'no-webassembly')).toContain('has no WebAssembly, or it is switched off');
  await page.goto('./?without=worker');
  expect(await failureOf(page, 'no-worker')).toContain('starts no workers');
  await page.goto('./?without=simd&lang=ko');
  await expect(page.locator('[data-failure="no-simd"]')).toContainText('SIMD 명령이 없습니다');
});

test('opened as a file, the page says how to open it', async ({ page, trouble }) => {
  // Browsers refuse modules from files and log it.
  trouble.expect(/file:|CORS|Failed to load resource/);
  await page.goto(pathToFileURL(resolve(SITE, 'index.html')).href);
  await expect(page.getByText('Opened as a file (file:) no browser lets it run')).toBeInViewport();
  await expect(page.getByText('파일(file:)로 열면')).toBeInViewport();
});
