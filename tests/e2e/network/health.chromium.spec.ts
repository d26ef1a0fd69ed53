// The tab Health: broken nets are set up, diagnosed and mended; a remedy can be taken back.
import { DESK, expectNone, looksAt, nameOf, PHONE } from '../support/axe';
import { expect, test } from '../support/fixtures';

test('a broken net is diagnosed, its remedy works and can be taken back', async ({ room, page }) => {
  await room.open('v=1&d=circle');
  await page.getByRole('tab', { name: 'Health' }).click();
  const health = page.locator('[data-role="health"]');
  await expect(health).toContainText('Nothing keeps this net from training.');
  await health.getByText('Broken nets to repair').click();
  await health.locator('[data-net="identical-units"]').click();

  const findings = health.locator('[data-finding="identical-units"]');
  const finding = findings.first();
  await expect(finding).toHaveAttribute('data-severity', 'problem');
  await expect(finding).toContainText('have equal weights');
  await expect(page.locator('[data-role="problem"]')).toHaveAttribute('data-code', 'identical-units');
  await finding.getByRole('button', { name: 'First weights: Xavier' }).click();

  const comparison = page.locator('[data-role="comparison"]');
  await expect(comparison).toBeVisible();
  await expect.poll(() => room.loss()).toBeLessThan(0.1);
  await expect(findings).toHaveCount(0);
  await expect(page.locator('[data-role="problem"]')).toHaveCount(0);

  await comparison.getByRole('button', { name: 'Take it back' }).click();
  await expect(comparison).toHaveCount(0);
  await expect(finding).toBeVisible();
});

test('a net with a rare class is mended by repeating its examples', async ({ room, page }) => {
  await room.open('v=1&d=circle');
  await page.getByRole('tab', { name: 'Health' }).click();
  const health = page.locator('[data-role="health"]');
  await health.getByText('Broken nets to repair').click();
  await health.locator('[data-net="class-imbalance"]').click();
  const finding = health.locator('[data-finding="class-imbalance"]');
  await expect(finding).toHaveAttribute('data-severity', 'problem');
  await expect(room.setting('dataset')).toContainText('240 points');
  await finding.getByRole('button', { name: /Repeat the rare examples/ }).click();
  await expect(room.setting('dataset')).toContainText('460 points');
  await expect(finding).toHaveCount(0);
});

for (const looks of looksAt(DESK, PHONE))
  test(`axe finds nothing in the tab: ${nameOf(looks)}`, async ({ room, page }) => {
    await room.open('v=1&d=circle&init=zeros');
    await page.locator('[data-tab="health"]').click();
    await room.stepOnce();
    await expect(page.locator('[data-finding="identical-units"]').first()).toBeVisible();
    await page.locator('[data-role="health"] summary').last().click();
    await expectNone(page, 'the tab Health', looks);
  });
