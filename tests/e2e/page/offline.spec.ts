// Without a network: from the second visit on the page works from what the browser kept, and an update breaks no open tab.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, expect } from '../support/fixtures';
import { OwnSite } from '../support/own-site';

const test = base.extend<{ own: OwnSite }>({
  // The runner wants a pattern of the fixtures that are needed: none.
  // eslint-disable-next-line no-empty-pattern
  own: async ({}, use) => {
    const site = new OwnSite();
    await site.start();
    await use(site);
    await site.end();
  },
  baseURL: async ({ own }, use) => use(own.url),
  serviceWorkers: 'allow',
});

/** The first visit: every file is kept when the worker is active. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state))
    .toBe('activated');
}

/** What the page fetches last is there: Firefox reports the parts that a page still fetches when it is left. */
async function settled(page: Page): Promise<void> {
  const last = () => performance.getEntriesByType('resource').some(({ name }) => name.includes('/offline-'));
  await expect.poll(() => page.evaluate(last)).toBe(true);
}

test('the whole page works without its server: training, the Gates room, a real data set', async ({
  room,
  page,
  own,
}) => {
  await visit(page, own.url);
  await own.stop();
  await page.reload();
  await room.stepOnce();
  await expect.poll(() => room.step()).toBe(1);
  await settled(page);
  await page.goto(`${own.url}?lang=ko#v=1&d=iris`);
  await settled(page);
  await page.reload();
  await expect(room.setting('dataset')).toContainText('붓꽃');
  await settled(page);
  await page.goto(`${own.url}?lang=en#v=1&d=digits`);
  await settled(page);
  await page.reload();
  await expect(room.setting('dataset')).toContainText('Digits');
  await room.stepOnce();
  await expect.poll(() => room.step()).toBe(1);
  await page.getByRole('banner').getByText('Gates', { exact: true }).click();
  await expect(page.locator('[data-panel="steps"]')).toBeVisible();
});

test('an update waits while a tab is open, says so, and is there at the next visit', async ({ page, context, own }) => {
  await visit(page, own.url);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');

  // The next version has another page, and no longer a part that the open tab has not fetched yet.
  const part = readdirSync(join(own.folder, 'assets')).find((name) => /^HealthPanel-.*\.js$/.test(name))!;
  own.write('index.html', own.read('index.html').replace('<title>', '<meta name="version" content="next"><title>'));
  const listed = new RegExp(`\\{url:"assets/${part}",revision:null\\},?`);
  const worker = own.read('sw.js');
  expect(worker).toMatch(listed);
  own.write('sw.js', worker.replace(listed, '').replace(/(url:"index\.html",revision:")[^"]*/, '$1next'));
  own.remove(`assets/${part}`);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())!.update()));
  await expect
    .poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)))
    .toBe(true);

  await page.locator('[data-action="help"]').click();
  await expect(page.locator('[data-role="version"]')).toContainText('A new version of Backflow is ready');
  await page.keyboard.press('Escape');
  await page.locator('[data-tab="health"]').click();
  await expect(page.locator('[data-role="health"]')).toBeVisible();
  await page.reload();
  await expect(page.locator('meta[name="version"]')).toHaveCount(0);

  await page.close();
  const next = await context.newPage();
  await expect
    .poll(async () => {
      await next.goto(own.url);
      return next.locator('meta[name="version"]').count();
    })
    .toBe(1);
});

test('the page can be installed: its manifest, icons and scope are there', async ({ page, own }) => {
  await page.goto(own.url);
  const address = await page.locator('link[rel="manifest"]').evaluate((link: HTMLLinkElement) => link.href);
  const manifest = (await (await fetch(address)).json()) as { scope: string; icons: { src: string }[] };
  expect(new URL(manifest.scope, address).href).toBe(own.url);
  for (const { src } of manifest.icons) expect((await fetch(new URL(src, address))).ok, src).toBe(true);
});
