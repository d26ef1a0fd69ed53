// At every size of window, no text is cut off, covers another one, or is smaller than the type scale.
import type { Page } from '@playwright/test';
import { GatesRoom } from '../gates/room';
import { frames } from '../network/room';
import { expect, test } from '../support/fixtures';
import { illegible } from '../support/legible';

const SIZES = [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [390, 844],
  [320, 640],
  [2560, 1440],
] as const;

/** Each tab with what it shows once its part is loaded. */
const TABS = {
  net: '[data-panel="net"]',
  gates: '[data-role="graph"]',
  space: '[data-role="layer-plot"]',
  weights: '[data-role="heat-map"]',
  metrics: '[data-role="metrics"]',
  examples: '[data-role="examples"]',
  health: '[data-role="health"]',
  curve: '[data-panel="loss"]',
};
type Tab = keyof typeof TABS;

// Korean words are shorter than English ones; `npm run prove` tries them at every size.
const every = Boolean(process.env.BACKFLOW_EVERY_LOOK);
const looks = [
  ['en', SIZES],
  ['ko', every ? SIZES : SIZES.slice(3, 4)],
] as const;

async function look(page: Page, what: string): Promise<void> {
  await frames(page, 2);
  await expect.poll(() => illegible(page), { message: what }).toEqual([]);
}

async function open(page: Page, tab: Tab): Promise<void> {
  await page.locator(`[data-tab="${tab}"]`).click();
  await expect(page.locator(TABS[tab]).first()).toBeVisible();
}

for (const [lang, sizes] of looks) {
  test(`no text is cut off, covered or too small, ${lang}`, async ({ room, page }) => {
    test.slow();
    await room.open('v=1&d=iris', `lang=${lang}`);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const tab of ['weights', 'net'] as const) {
        await open(page, tab);
        await look(page, `iris, ${tab}, ${width} px`);
      }
    }
    await room.open('v=1&net=8,8,8,8,8,8&act=sigmoid', `lang=${lang}`);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      // The gradients stand below their columns, which scroll at this width.
      if (width > 320) await look(page, `six layers, ${width} px`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await room.open('', `lang=${lang}`);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const tab of Object.keys(TABS) as Tab[]) {
        await open(page, tab);
        await look(page, `${tab}, ${width} px`);
      }
    }
    const gates = new GatesRoom(page);
    await gates.open('gates', `lang=${lang}`);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const tab of ['jacobian', 'check', 'gate']) {
        await page.locator(`[data-tab="${tab}"]`).click();
        await expect(page.locator(`[role="tabpanel"][data-panel="${tab}"][aria-busy="false"]`)).toBeVisible();
        await look(page, `${tab} of the Gates room, ${width} px`);
      }
    }
  });
}

test('the finder finds what can not be read', async ({ room, page }) => {
  await room.open();
  expect(await illegible(page)).toEqual([]);
  const spoil = (selector: string, style: Partial<CSSStyleDeclaration>) =>
    page
      .locator(selector)
      .first()
      .evaluate((one, given) => void Object.assign((one as HTMLElement).style, given), style);
  await spoil('[data-role="wires"] .line', { width: '3rem', overflow: 'hidden' });
  await spoil('[data-role="loss-gate"]', { fontSize: '12px' });
  await spoil('[data-panel="figures"]', { marginTop: '-1.5rem' });
  const found = (await illegible(page)).join('\n');
  expect(found).toMatch(/^cut: weight/m);
  expect(found).toMatch(/^12\.0 px: 0\.702/m);
  expect(found).toMatch(/^overlap: hollow: test/m);
});
