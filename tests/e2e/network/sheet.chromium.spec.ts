// The open card: a sheet of three heights on a phone, over the stage on a wide screen.
import type { Page } from '@playwright/test';
import { expectNone, violations } from '../support/axe';
import { expect, test } from '../support/fixtures';

const partCard = (page: Page) => page.locator('[data-role="part-card"]');
const sheet = (page: Page) => page.locator('[data-role="card-sheet"]');
const grip = (page: Page) => page.locator('[data-role="sheet-grip"]');

/** Opens the card of a bias by key. */
async function openBias(page: Page): Promise<void> {
  await page.locator('.units').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(partCard(page).locator('[data-role="part-rows"]')).toBeVisible();
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a card is a sheet above the bar, and moves nothing', async ({ room, page }) => {
    await room.open('v=1');
    const heights = () =>
      page.evaluate(() => [...document.querySelectorAll('.room > section')].map((part) => part.clientHeight));
    const before = await heights();
    await openBias(page);
    await expect(partCard(page).locator('.equation')).toBeInViewport({ ratio: 1 });
    await expect(room.play).toBeInViewport({ ratio: 1 });
    expect(await heights()).toEqual(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await partCard(page).evaluate((card) => card.scrollWidth - card.clientWidth)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-action="close-part"]').tap();
    await expect(sheet(page)).toHaveCount(0);
    await expect(page.getByRole('tab', { name: 'Curve' })).toHaveCount(1);
  });

  test('it has three heights, by button, by keys and by drag', async ({ room, page }) => {
    await room.open('v=1');
    await openBias(page);
    const height = async () => Math.round((await sheet(page).boundingBox())!.height);
    const equation = partCard(page).locator('.equation');
    await expect.poll(height).toBe(Math.round(844 * 0.42));
    await page.locator('[data-action="grow-card"]').tap();
    await expect.poll(height).toBe(844 - 13 * 16);
    await expect(room.play).toBeInViewport({ ratio: 1 });
    await page.locator('[data-action="grow-card"]').tap();
    await expect.poll(height).toBe(96);
    await expect(equation).toBeInViewport({ ratio: 0.95 });
    await expect(partCard(page).locator('header')).toBeHidden();

    await grip(page).focus();
    await expect(grip(page)).toHaveAttribute('aria-valuetext', 'the equation');
    await page.keyboard.press('ArrowUp');
    await expect(grip(page)).toHaveAttribute('aria-valuetext', 'half');
    await page.keyboard.press('End');
    await expect(sheet(page)).toHaveAttribute('data-height', 'full');
    await page.keyboard.press('Home');
    await expect(sheet(page)).toHaveAttribute('data-height', 'peek');
    // The grip moves along until the sheet has its height.
    await expect.poll(height).toBe(96);

    const dragTo = async (y: number) => {
      const box = (await grip(page).boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, y, { steps: 5 });
      await page.mouse.up();
    };
    await dragTo(60);
    await expect(sheet(page)).toHaveAttribute('data-height', 'full');
    await expect.poll(height).toBe(844 - 13 * 16);
    await dragTo(390);
    await expect(sheet(page)).toHaveAttribute('data-height', 'half');
    await expect.poll(height).toBe(Math.round(844 * 0.42));
    await dragTo(640);
    await expect(sheet(page)).toHaveAttribute('data-height', 'peek');
  });

  test('the gates are a list, and the chosen one scrolls into the free half', async ({ room, page }) => {
    await room.open('v=1');
    await room.tab('gates').tap();
    const row = (name: string) => room.inspector.locator(`[data-role="graph"] button[data-name="${name}"]`);
    await expect(row('z1')).toBeVisible();
    await expect(row('z2')).toHaveCount(0);
    await room.inspector.locator('[data-section="layer-2"] summary').tap();
    await room.inspector.locator('[data-section="loss"] summary').tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    for (const name of ['p2', 'loss', 'W1']) {
      // With the sheet open, a person scrolls to the row first.
      if (await sheet(page).count()) await row(name).evaluate((one) => one.scrollIntoView({ block: 'start' }));
      await row(name).tap();
      await expect(room.card).toHaveAttribute('data-name', name);
      await expect(row(name)).toHaveAttribute('aria-pressed', 'true');
      const top = (await sheet(page).boundingBox())!.y;
      await expect.poll(async () => (await row(name).boundingBox())!.y + 44, name).toBeLessThanOrEqual(top + 1);
      await expect(row(name), name).toBeInViewport({ ratio: 1 });
      expect(await room.card.evaluate((card) => card.scrollWidth - card.clientWidth), name).toBeLessThanOrEqual(0);
    }
    // A sweep opens the layer that it has come to.
    await page.locator('[data-action="close-gate"]').tap();
    await page.getByRole('slider', { name: 'The next step in four phases' }).press('ArrowRight');
    await expect(row('p1')).toHaveClass(/current/);
    await expect(row('z1').locator('[data-role="unknown"]')).toHaveText(['?', '?']);
    expect(await violations(page)).toEqual([]);
  });
});

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
] as const)
  test(`a card lies over the stage and goes back at ${width} × ${height}`, async ({ room, page }) => {
    await page.setViewportSize({ width, height });
    await room.open('v=1');
    await room.openInspector();
    const gate = room.inspector.locator('[data-role="graph"] button[data-name="p2"]');
    await gate.focus();
    await page.keyboard.press('Enter');
    await expect(room.card).toBeVisible();
    const places = () =>
      page.evaluate(() =>
        ['.rail', '.stage', '[data-panel="boundary"]', '[data-panel="figures"]', '.side > .below'].map((part) => {
          const { x, y, width, height } = document.querySelector(part)!.getBoundingClientRect();
          return [part, x, y, width, height];
        }),
      );
    const before = await places();
    const stage = (await page.locator('#stage').boundingBox())!;
    const enlarge = page.locator('[data-action="enlarge-card"]');
    await enlarge.focus();
    // The hint's text comes from a button that goes with the column's card.
    await expect(page.locator('.hint')).toBeVisible();
    await page.keyboard.press('Enter');
    const over = page.locator('[data-role="large-card"]');
    await expect(over.locator('[data-role="card"]')).toBeVisible();
    await expect(enlarge).toBeFocused();
    expect(await over.boundingBox()).toEqual(stage);
    expect(await places()).toEqual(before);
    await expect(page.getByRole('tab', { name: 'Curve' })).toBeVisible();

    await page.keyboard.press('Escape');
    await expect(over).toHaveCount(0);
    await expect(room.card).toBeVisible();
    await expect(enlarge).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(room.card).toHaveCount(0);
    await expect(gate).toBeFocused();

    // The next card opens in its column.
    await enlargeAndClose(page);
    await page.keyboard.press('Enter');
    await expect(page.locator('.side [data-role="card"]')).toBeVisible();
    expect(await places()).toEqual(before);
  });

/** Opens the focused gate's card, lays it over the stage and closes it there. */
async function enlargeAndClose(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await page.locator('[data-action="enlarge-card"]').click();
  await page.locator('[data-role="large-card"] [data-action="close-gate"]').click();
  await expect(page.locator('[data-role="card"]')).toHaveCount(0);
}

test('axe finds nothing in a card over the stage, in either language and theme', async ({ room, page }) => {
  await room.open('v=1');
  await openBias(page);
  await page.locator('[data-action="enlarge-card"]').click();
  await expect(page.locator('[data-role="large-card"]')).toBeVisible();
  const size = { width: 1440, height: 900 };
  const looks = [
    { lang: 'en', theme: 'light', size },
    { lang: 'ko', theme: 'dark', size },
  ] as const;
  await expectNone(page, 'a card over the stage', looks, '[data-role="large-card"]');
});
