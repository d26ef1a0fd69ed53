// What a first visit loads until its net can be seen and trained, and what comes after.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { NETWORK } from '../support/faulty';
import { expect, test } from '../support/fixtures';

const SITE = process.env.BACKFLOW_E2E_SITE ?? resolve(import.meta.dirname, '../../../build/site');
const REST = /backflow-rest-[^/]*\.wasm$/;
/** KiB that the files of a first load may have after brotli. The goal is 220. */
const LIMIT = 220;

const kibibytes = (file: string): number => brotliCompressSync(readFileSync(`${SITE}/${file}`)).length / 1024;

test('a first visit trains its net with 220 KiB; the rest of the engine comes after', async ({ page, room, site }) => {
  await site.break('hold', REST);
  await page.goto(site.path);
  await expect(room.play).toBeVisible();
  await expect(page.locator('[data-role="loss"]')).toBeVisible();
  await room.play.click();
  await room.reach(50);
  const files = [...new Set(await site.asked())];
  expect(files.filter((file) => REST.test(file))).toHaveLength(1);
  const first = files.filter((file) => !REST.test(file));
  const sizes = Object.fromEntries(first.map((file) => [file, kibibytes(file)]));
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  expect(total, JSON.stringify(sizes, null, 1)).toBeLessThan(LIMIT);
  await site.repair();
  await room.openInspector();
});

test('a link asks for both halves of the engine at once', async ({ page, room, site }) => {
  await site.break('hold', REST);
  await page.goto(`${site.path}#v=1&act=gelu`);
  await expect(page.locator('[data-stage]')).toHaveAttribute('data-stage', 'engine');
  await site.repair();
  await expect(room.play).toBeVisible();
});

test('a rest of the engine that can’t be had: a sentence, and a way to try again', async ({
  page,
  room,
  site,
  trouble,
}) => {
  trouble.expect(NETWORK);
  await site.break('503', REST);
  await page.goto(site.path);
  await expect(page.locator('[data-failure="wasm-missing"]')).toContainText(/backflow-rest-.*\.wasm \(503\)/);
  await site.repair();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(room.play).toBeVisible();
  await room.openInspector();
});
