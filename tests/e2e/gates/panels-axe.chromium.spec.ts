// Accessibility of the panels: axe finds no violations, every tab works by keyboard, nothing is wider than a phone.
import { LOOKS, violations } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { openPrepared, openTab, VECTORS } from './panels';

const BROKEN = { ...VECTORS, chosen: 'h', panels: { open: 'check', mistake: { kind: 'wrong-local', node: 3 } } };

for (const [lang, theme] of LOOKS) {
  test(`axe, ${lang}, ${theme}`, async ({ page }) => {
    await openPrepared(page, BROKEN, `lang=${lang}&theme=${theme}`);
    await expect(page.locator('[data-suspect]').first()).toBeVisible();
    await page.locator('[data-role="error-plot"] summary').click();
    expect(await violations(page), 'a broken backward pass').toEqual([]);
    for (const [tab, seen] of [
      ['jacobian', '[data-role="jacobian"]'],
      ['forward', '[data-role="forward-result"]'],
      ['gate', '[data-role="gate-curve"]'],
    ] as const) {
      await openTab(page, tab);
      await expect(page.locator(seen)).toBeVisible();
      await page.locator('[role="tabpanel"]').evaluate((panel) => {
        for (const fold of panel.querySelectorAll('details')) fold.open = true;
      });
      expect(await violations(page, '[data-role="panels"]'), tab).toEqual([]);
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
