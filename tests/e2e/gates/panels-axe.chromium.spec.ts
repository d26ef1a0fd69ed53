// Accessibility of the panels: axe finds no violations, every tab works by keyboard, nothing is wider than a phone.
import { DESK, expectNone, looksAt, nameOf, queryOf } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { openPrepared, openTab, VECTORS } from './panels';

const BROKEN = { ...VECTORS, chosen: 'h', panels: { open: 'check', mistake: { kind: 'wrong-local', node: 3 } } };

for (const looks of looksAt(DESK)) {
  test(`axe: ${nameOf(looks)}`, async ({ page }) => {
    const [first, second = first] = looks;
    await openPrepared(page, BROKEN, queryOf(first));
    await expect(page.locator('[data-suspect]').first()).toBeVisible();
    await page.locator('[data-role="error-plot"] summary').click();
    await expectNone(page, 'a broken backward pass', looks);
    for (const [tab, seen, look] of [
      ['jacobian', '[data-role="jacobian"]', second],
      ['forward', '[data-role="forward-result"]', first],
      ['gate', '[data-role="gate-curve"]', second],
    ] as const) {
      await openTab(page, tab);
      await expect(page.locator(seen)).toBeVisible();
      await page.locator('[role="tabpanel"]').evaluate((panel) => {
        for (const fold of panel.querySelectorAll('details')) fold.open = true;
      });
      await expectNone(page, tab, [look], '[data-role="panels"]');
    }
  });
}

test('tabs, switches and entries by keyboard', async ({ page }) => {
  await openPrepared(page, { ...VECTORS, chosen: 'matmul', slot: 1 });
  await page.locator('[data-tab="gate"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-tab="jacobian"]')).toBeFocused();
  const pick = page.locator('[data-role="jacobian-downstream"][tabindex="0"]');
  await pick.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-role="jacobian-downstream"][data-index="1"]')).toBeFocused();
  await expect(page.locator('[data-role="terms"] tfoot [data-value]')).toHaveAttribute('data-index', '1');
  await page.locator('[data-tab="jacobian"]').focus();
  await page.keyboard.press('End');
  await expect(page.locator('[role="tabpanel"]')).toHaveAttribute('data-panel', 'forward');
});

test('a phone shows every panel without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPrepared(page, BROKEN);
  for (const tab of ['check', 'jacobian', 'forward', 'gate']) {
    await openTab(page, tab);
    await expect(page.locator('[role="tabpanel"]')).toHaveAttribute('aria-busy', 'false');
    const [scroll, client] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(scroll, tab).toBeLessThanOrEqual(client!);
  }
});
