// The fix of an error, as a button and as a key, and the names that are taken for constants.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { GatesRoom } from './room';

const fix = (page: Page) => page.locator('[data-action="fix"]');
const lines = (page: Page) => page.locator('[data-role="editor"] .cm-line');

test('a fix is offered as a button, keeps the focus and the caret in the editor, and is undone at once', async ({
  page,
}) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('q = x + y\nf = 2q + 1');
  await expect(room.problem).toHaveAttribute('data-code', 'syntax');
  await expect(room.problem).toContainText(/Press (Ctrl\+|⌘)\. to write f = 2 \* q \+ 1/);
  await expect(fix(page)).toContainText('f = 2 * q + 1');
  await fix(page).click();
  await expect(lines(page).nth(1)).toHaveText('f = 2 * q + 1');
  await expect(room.problem).toBeEmpty();
  await expect(fix(page)).toHaveCount(0);
  await expect(page.locator('[data-role="mended"]')).toHaveText('Now reads f = 2 * q + 1');
  await expect(room.gate('q')).toBeVisible();
  // The caret is still at the end of the line.
  await expect(room.editor).toBeFocused();
  await page.keyboard.insertText(' + q');
  await expect(lines(page).nth(1)).toHaveText('f = 2 * q + 1 + q');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lines(page).nth(1)).toHaveText('f = 2 * q + 1');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lines(page).nth(1)).toHaveText('f = 2q + 1');
  await expect(fix(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(lines(page).nth(1)).toHaveText('f = 2 * q + 1');
});

test('the key takes one fix after the other; the button works from the keyboard', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('|x - 3| + 2y');
  await expect(fix(page)).toContainText('f = ');
  await room.editor.press('ControlOrMeta+.');
  await expect(lines(page)).toHaveText('f = |x - 3| + 2y');
  await expect(fix(page)).toContainText('abs(x - 3)');
  await room.editor.press('ControlOrMeta+.');
  await expect(lines(page)).toHaveText('f = abs(x - 3) + 2y');
  await expect(fix(page)).toContainText('2 * y');
  await fix(page).focus();
  await page.keyboard.press('Enter');
  await expect(lines(page)).toHaveText('f = abs(x - 3) + 2 * y');
  await expect(room.editor).toBeFocused();
  await expect(room.problem).toBeEmpty();
  // Without a problem, the key does nothing.
  await room.editor.press('ControlOrMeta+.');
  await expect(lines(page)).toHaveText('f = abs(x - 3) + 2 * y');
});

test('a fix from another line moves the caret behind it; the key works outside of the editor', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('q = x + y\nf = 2q + 1');
  await expect(fix(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Home');
  await fix(page).focus();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(lines(page).nth(1)).toHaveText('f = 2 * q + 1');
  await expect(room.editor).toBeFocused();
  await page.keyboard.insertText('3 * ');
  await expect(lines(page).nth(1)).toHaveText('f = 2 * 3 * q + 1');
});

test('Enter breaks the line after a word that is complete, and completes one that is not', async ({ page }) => {
  const room = new GatesRoom(page);
  const list = page.locator('[data-role="editor"] .cm-tooltip-autocomplete');
  // CodeMirror's list ignores keys in its first 75 ms.
  const ready = async () => {
    await expect(list).toBeVisible();
    await page.evaluate(() => new Promise((done) => setTimeout(done, 150)));
  };
  await room.open();
  await room.type('a = x * y\n');
  await page.keyboard.press('ControlOrMeta+End');
  // Both letters begin other words, and a is in the text.
  for (const line of ['c = 2 * a', 'd = c + s']) {
    await page.keyboard.type(line);
    await ready();
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('y = wher');
  await ready();
  await page.keyboard.press('Enter');
  await expect(lines(page)).toHaveText(['a = x * y', 'c = 2 * a', 'd = c + s', 'y = where(']);
});

test('the list of completions closes when a fix appears', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('f = 2x + ');
  await page.keyboard.type('si');
  await expect(page.locator('[data-role="editor"] .cm-tooltip-autocomplete')).toBeVisible();
  await expect(fix(page)).toBeVisible();
  await expect(page.locator('[data-role="editor"] .cm-tooltip-autocomplete')).toHaveCount(0);
});

test('e and π are constants, until they are used as inputs; a link keeps the choice', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('f = e * x + π');
  const constants = page.locator('[data-role="constants"]');
  const value = room.graph.locator('text[data-role="value"][data-name="f"]');
  await expect(constants).toContainText('Read as constants: e = 2.718…, π = 3.142…');
  await expect(page.locator('[data-input]')).toHaveCount(1);
  await expect(value).toHaveText('−2.29');

  await page.getByRole('button', { name: 'Use e as an input' }).click();
  const field = page.locator('[data-input="e"] input');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('2.718281828459045');
  // The number is longer than its field, which shows how it begins.
  expect(await field.evaluate((input) => input.scrollLeft)).toBe(0);
  await expect(value).toHaveText('−2.29');
  await expect(constants).toContainText('Read as constants: π = 3.142…');
  await room.give('e', 2);
  await expect(value).toHaveText('−0.858');
  await page.reload();
  await expect(field).toHaveValue('2');
  await expect(value).toHaveText('−0.858');

  await page.getByRole('button', { name: 'Use e as the constant' }).click();
  await expect(page.getByRole('button', { name: 'Use e as an input' })).toBeFocused();
  await expect(value).toHaveText('−2.29');
  await page.reload();
  await expect(constants).toContainText('Read as constants: e = 2.718…, π = 3.142…');
  await page.getByRole('button', { name: 'Use π as an input' }).click();
  await expect(page.locator('[data-input="π"] input')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(constants).toContainText('Read as constants: e = 2.718…, π = 3.142…');
  await expect(page.getByRole('button', { name: 'Use π as an input' })).toBeFocused();
});

test('values without names are called by what they are; the id stays in the table and in tooltips', async ({
  page,
}) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('f = (x + y) * z + [1, -2]');
  const sum = room.graph.getByRole('button', { name: /^x \+ y, add,/ });
  await expect(sum).toBeVisible();
  await expect(sum.locator('title')).toHaveText(/^x \+ y {2}#\d+$/);
  await expect(room.graph.getByRole('button', { name: /^\[1, -2\], constant/ }).locator('text')).toHaveText('[1, −2]');
  await sum.click();
  await expect(room.card.locator('h3')).toContainText('x + y');
  await room.openTable();
  await expect(room.table.getByRole('button', { name: '(x + y) * z' })).toBeVisible();
  await expect(room.table.locator('th', { hasText: '(x + y) * z' })).toContainText(/#\d+/);
});

test('a narrow page shows a long fix and the constants without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const room = new GatesRoom(page);
  await room.open();
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await room.type('f = e * softmax(x) @ y + π * e\ng = sum(f) + 3 an_uncommonly_long_name_of_an_input * f');
  await expect(fix(page)).toBeVisible();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await fix(page).click();
  await expect(page.locator('[data-role="constants"]')).toBeVisible();
  await expect(room.gate('g')).toBeVisible();
  expect(await sideways()).toBeLessThanOrEqual(0);
});

test('names that are called are marked as gates', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('f = ln(x) + square (y) + sin');
  const marked = await room.editor.evaluate((editor) => {
    const weights = [...editor.querySelectorAll('.cm-line span')].map(
      (span) => [span.textContent, getComputedStyle(span).fontWeight] as const,
    );
    return weights.filter(([, weight]) => weight === '600').map(([text]) => text);
  });
  expect(marked).toEqual(['ln', 'square', 'sin']);
});
