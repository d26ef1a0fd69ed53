// A presentation: large type, the run and the picture alone, on the full screen or where the browser refuses it.
import type { Page } from '@playwright/test';
import { GatesRoom } from '../gates/room';
import { violations } from '../support/axe';
import { expect, test } from '../support/fixtures';

const rootSize = (page: Page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
const isFull = (page: Page) => page.evaluate(() => document.fullscreenElement !== null);
const leave = (page: Page) => page.locator('[data-action="leave"]');

test('the key and the menus start it, and Escape and its button leave it', async ({ room, page }) => {
  await room.open();
  const size = await rootSize(page);
  await page.keyboard.press('!');
  await expect(leave(page)).toBeVisible();
  expect(await rootSize(page)).toBeCloseTo(1.3 * size, 3);
  await expect.poll(() => isFull(page)).toBe(true);
  for (const away of ['.rail', '[data-action="run-menu"]', '[data-action="help"]', '[data-action="theme"]'])
    await expect(page.locator(away)).toBeHidden();
  await expect(room.plot).toBeInViewport();
  await expect(page.locator('[data-panel="net"]')).toBeInViewport();
  await room.play.click();
  await room.reach(20);
  await room.pause();
  await page.keyboard.press('Escape');
  await expect(page.locator('.rail')).toBeVisible();
  await expect.poll(() => isFull(page)).toBe(false);
  expect(await rootSize(page)).toBe(size);

  await page.locator('[data-action="run-menu"]').click();
  await page.locator('[data-role="run-menu"] [data-action="present"]').click();
  await leave(page).click();
  await expect(leave(page)).toHaveCount(0);
  await expect.poll(() => isFull(page)).toBe(false);
  await page.locator('[data-action="help"]').click();
  await page.getByRole('dialog').locator('[data-action="present"]').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The browser leaves the full screen by itself.
  await expect.poll(() => isFull(page)).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect(leave(page)).toHaveCount(0);
});

test('it works where the full screen is refused, in both rooms and languages', async ({ room, page }) => {
  await page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
  });
  const gates = new GatesRoom(page);
  for (const lang of ['en', 'ko']) {
    await room.open('', `lang=${lang}`);
    await page.keyboard.press('!');
    await expect(leave(page)).toHaveAccessibleName(lang === 'en' ? 'Stop presenting' : '발표 화면 끝내기');
    await expect(page.locator('.rail')).toBeHidden();
    expect(await isFull(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.locator('.rail')).toBeVisible();

    await gates.open('gates', `lang=${lang}`);
    const wide = await gates.graph.evaluate((one) => one.clientWidth);
    await page.keyboard.press('!');
    await expect(page.locator('#gates-text')).toBeHidden();
    await expect(page.locator('[data-action="sweep"]')).toBeVisible();
    await expect.poll(() => gates.graph.evaluate((one) => one.clientWidth)).toBeGreaterThan(wide);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.locator('#gates-text')).toBeVisible();
  }
});
