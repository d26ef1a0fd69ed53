// A printed page: the picture, its numbers and the open card, dark on white, on one page, without controls.
import type { Page } from '@playwright/test';
import { GatesRoom } from '../gates/room';
import { expect, test } from '../support/fixtures';

/** How many pages a browser prints on A4, upright or across. */
async function pages(page: Page, landscape: boolean): Promise<number> {
  const file = (await page.pdf({ format: 'A4', landscape })).toString('latin1');
  return file.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** What can be pressed and is not a part of a picture. */
const controls = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, select, input[type="range"], input[type="checkbox"], [role="tab"]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter(
        (one) => !one.matches('[aria-selected="true"], [data-action="layer"], [data-exact], [data-role] *, table *'),
      )
      .map((one) => one.outerHTML.slice(0, 80)),
  );

/** The average lightness of the left half of the picture, 0 to 255. */
const lightness = (page: Page) =>
  page
    .locator('[data-panel="boundary"] canvas')
    .first()
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const copy = Object.assign(document.createElement('canvas'), { width, height });
      const context = copy.getContext('2d', { willReadFrequently: true })!;
      context.drawImage(canvas as HTMLCanvasElement, 0, 0);
      const { data } = context.getImageData(0, 0, width / 2, height);
      return data.reduce((sum, channel) => sum + channel, 0) / data.length;
    });

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`the Network room prints on one page, from a window of ${width} px`, async ({ room, page }) => {
    await page.setViewportSize({ width, height });
    await room.open('v=1&reg=l2', 'theme=dark');
    await page.keyboard.press('e');
    await expect.poll(room.step).toBe(15);
    const before = await page.locator('.stage').evaluate((one) => one.getBoundingClientRect().toJSON());
    const dark = await lightness(page);
    expect(await pages(page, true)).toBe(1);
    expect(await pages(page, false)).toBe(1);
    if (width > 767) {
      // The first wire into the first unit.
      await page.locator('[data-panel="net"] [role="listbox"]').focus();
      await page.keyboard.press('PageDown');
      await page.keyboard.press('Enter');
      await expect(page.locator('.chosen-card')).toBeVisible();
      // The card's numbers come after it.
      await expect.poll(() => pages(page, true)).toBe(1);
    }

    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('[data-role="address"]')).toHaveText(page.url());
    await expect(page.locator('.printed')).toContainText('Dataset Circle · Hidden layers 6-4 · Activation tanh');
    await expect(page.locator('.printed')).toContainText('Regularization L2');
    if (width > 767) await expect(page.locator('.chosen-card')).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(
      await page
        .locator('h2')
        .first()
        .evaluate((one) => getComputedStyle(one).color),
    ).toBe('rgb(0, 0, 0)');
    expect(await lightness(page)).toBeGreaterThan(dark + 80);
    if (width > 767) expect(await controls(page)).toEqual([]);

    await page.emulateMedia({ media: null });
    await expect(page.locator('.printed')).toHaveCount(0);
    await expect.poll(() => lightness(page)).toBe(dark);
    if (width > 767)
      expect(await page.locator('.stage').evaluate((one) => one.getBoundingClientRect().toJSON())).toEqual(before);
  });

test('the Gates room prints on one page', async ({ page }) => {
  const gates = new GatesRoom(page);
  await gates.open('gates', 'lang=ko');
  expect(await pages(page, true)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-role="address"]')).toHaveText(page.url());
  await expect(gates.editor).toContainText('f = (x + y) * z');
  await expect(gates.gate('f')).toBeVisible();
  await expect(gates.card).toBeVisible();
  await expect(page.locator('[data-panel="steps"]')).toBeHidden();
  expect(await controls(page)).toEqual([]);
});
