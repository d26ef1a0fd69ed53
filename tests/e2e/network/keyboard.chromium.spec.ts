// The whole room works with the keyboard alone, with a visible focus.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import type { Room } from './room';

/** The focused element in words, and whether the focus is visible. */
function focus(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    // A control that is drawn by its label shows the focus there.
    const marks = [element, element.closest('label')].filter((one) => one !== null);
    const visible = marks.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    });
    const name = element.getAttribute('aria-label') ?? element.innerText ?? '';
    return { what: `${element.tagName.toLowerCase()} ${name.trim().slice(0, 40)}`, visible };
  });
}

/** Presses Tab until `there` is true; every stop on the way must be visible. */
async function tabTo(page: Page, there: string, keys = 'Tab'): Promise<void> {
  for (let stop = 0; stop < 80; ++stop) {
    await page.keyboard.press(keys);
    const { what, visible } = await focus(page);
    expect(visible, `focus on ${what}`).toBe(true);
    if (await page.evaluate((selector) => document.activeElement!.matches(selector), there)) return;
  }
  throw new Error(`Tab never came to ${there}`);
}

const trains = (room: Room) => expect(room.play).toHaveText('Pause');
const rests = (room: Room) => expect(room.play).toHaveText('Train');

test('from the first Tab to a gate of the training net', async ({ room, page }) => {
  await room.open();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the picture' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the picture' })).toBeInViewport();

  await tabTo(page, '[data-action="play"]');
  await page.keyboard.press('Enter');
  await trains(room);
  await room.reach(30);
  await page.keyboard.press('Space');
  await rests(room);

  // Choose a dataset in its dialog, a layer by its button, a rate by typing.
  await tabTo(page, '[data-action="choose-data"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-choice="circle"]')).toBeFocused();
  await tabTo(page, '[data-choice="xor"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-action="choose-data"]')).toContainText('XOR');
  await expect(page.locator('[data-action="choose-data"]')).toBeFocused();
  await tabTo(page, '[data-setting="hidden"] button[aria-label="Add a layer"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/net=6,4,4/);
  await tabTo(page, '[data-setting="learningRate"] input[type="text"]');
  await page.keyboard.type('0.1');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/lr=0\.1/);

  await tabTo(page, '[data-panel="boundary"] [role="listbox"]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(room.inspector).toBeVisible();
  // The graph is in the stage, before the map.
  await tabTo(page, '[data-role="graph"] button', 'Shift+Tab');
  // Along the wires: X, p1, z1, a1.
  for (const name of ['p1', 'z1', 'a1']) {
    await page.keyboard.press('ArrowRight');
    await expect(room.card).toHaveAttribute('data-name', name);
    await expect(page.locator('[data-role="graph"] button[aria-pressed="true"]')).toBeFocused();
    expect((await focus(page)).visible).toBe(true);
  }
  await page.keyboard.press('End');
  await expect(room.card).toHaveAttribute('data-name', /loss/);
  await page.keyboard.press('Home');
  await expect(room.card).toHaveAttribute('data-name', 'X');
});

test('the keys of the help dialog do what it says', async ({ room, page }) => {
  await room.open();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Help and shortcuts' });
  await expect(dialog).toBeVisible();
  await expect(dialog.locator('kbd').first()).toBeVisible();
  const keys = await dialog.locator('kbd').allTextContents();
  expect(new Set(keys).size).toBe(keys.length);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // Until the next frame, the hidden dialog's button still has the focus, and keys are not the page's.
  await expect(page.locator('dialog :focus')).toHaveCount(0);

  await page.keyboard.press('s');
  await expect.poll(room.step).toBe(1);
  await page.keyboard.press('e');
  await expect.poll(room.step).toBe(15);
  await page.keyboard.press(' ');
  await trains(room);
  await page.keyboard.press(' ');
  await rests(room);
  // The mouse leaves the focus on a radio button.
  await room.setting('regularizer').getByText('L2').click();
  await expect(page.getByRole('radio', { name: 'L2' })).toBeFocused();
  await page.keyboard.press(' ');
  await trains(room);
  await page.keyboard.press(' ');
  await rests(room);
  await page.keyboard.press('r');
  await expect.poll(room.step).toBe(0);
  await page.keyboard.press('i');
  await expect(room.inspector).toBeVisible();
  await page.keyboard.press('i');
  await expect(room.inspector).toBeHidden();
  await page.keyboard.press('k');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('j');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await page.keyboard.press('j');

  // Each setting's key focuses its control and opens its fold.
  const rows = await page
    .locator('[data-setting]')
    .evaluateAll((all) =>
      all.map((row) => [row.getAttribute('data-setting')!, row.getAttribute('aria-keyshortcuts')!]),
    );
  expect(rows.length).toBeGreaterThan(8);
  for (const [name, key] of rows) {
    expect(keys, name).toContain(key);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press(key!);
    expect(
      await page.evaluate(() => document.activeElement!.closest('[data-setting]')?.getAttribute('data-setting')),
    ).toBe(name);
  }
});

test('the help is about the room that is open', async ({ room, page }) => {
  await room.open();
  await page.getByRole('banner').getByText('Gates', { exact: true }).click();
  await expect(page.locator('[data-role="gates-graph"]')).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Help and shortcuts' });
  await expect(dialog).toContainText('upstream × local = downstream');
  expect(await dialog.locator('kbd').allTextContents()).toEqual(expect.arrayContaining(['Space', '.', ',', 'Home']));
  await expect(dialog.locator('code').first()).toHaveText('name = expression');
});

test('shortcuts are off in a text field, and everywhere when they are switched off', async ({ room, page }) => {
  await room.open();
  const field = room.setting('learningRate').locator('input[type="text"]');
  await field.focus();
  await page.keyboard.type('srik ');
  await expect(field).toHaveValue('srik ');
  await expect(room.inspector).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('0.03');

  await page.locator('[data-action="help"]').click();
  await page.getByRole('checkbox', { name: /Single-key shortcuts/ }).uncheck();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('i');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(room.step).toBe(1);
  await expect(room.inspector).toBeHidden();
});
