// Mistakes on purpose: the check finds the gate, the gate opens, and mending it makes the check good; and paths to the loss.
import { DESK, expectNone, looksAt, nameOf, PHONE } from '../support/axe';
import { expect, test } from '../support/fixtures';

test('a mistake is found by the check, its gate opens, and mending it can be undone', async ({ room, page }) => {
  await room.open('v=1&d=circle');
  await page.getByRole('tab', { name: 'Health' }).click();
  const health = page.locator('[data-role="health"]');
  await health.getByText('Mistakes on purpose').click();
  await health.locator('[data-mistake="missing-transpose"]').click();
  const headline = page.locator('[data-role="headline-mistake"]');
  await expect(headline).toContainText('A transpose is missing');
  const mistake = health.locator('[data-role="mistake"]');
  await expect.poll(() => room.step()).toBeGreaterThan(20);
  await mistake.getByRole('button', { name: 'Check the gradients' }).click();
  const check = page.locator('[data-role="gradient-check"]');
  await expect(check.locator('[data-verdict="wrong"]')).toContainText('W1');
  await expect(check.locator('[data-verdict="wrong"]')).not.toContainText('W2');
  await check.locator('[data-action="open-suspect"]').click();
  await expect(page.locator('[data-role="card"]')).toContainText('W2');
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Health' }).click();
  await mistake.getByRole('button', { name: 'Mend it' }).click();
  await expect(mistake).toHaveCount(0);
  await expect(headline).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(mistake).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(mistake).toHaveCount(0);
});

test('a mistake ends with a net that has no place for it', async ({ room, page }) => {
  await room.open('v=1&d=circle');
  await page.getByRole('tab', { name: 'Health' }).click();
  const health = page.locator('[data-role="health"]');
  await health.getByText('Mistakes on purpose').click();
  await health.locator('[data-mistake="double-penalty"]').click();
  await expect(health.locator('[data-role="mistake"]')).toBeVisible();
  await health.getByText('Broken nets to repair').click();
  await health.locator('[data-net="identical-units"]').click();
  await expect(health.locator('[data-role="mistake"]')).toHaveCount(0);
});

test('the card of a weight lists the largest paths to the loss', async ({ room, page }) => {
  await room.open('v=1&d=circle&net=3,2');
  await room.stepOnce();
  await page.locator('.units').focus();
  await page.keyboard.press('Shift+Enter');
  await page.getByRole('button', { name: 'Next weight of this unit' }).click();
  const card = page.locator('[data-role="part-card"]');
  await card.getByText('Paths to the loss').click();
  const rows = card.locator('[data-role="paths"] li');
  await expect(rows).toHaveCount(10);
  const products = await rows.evaluateAll((all) =>
    all.map((row) => Math.abs(Number(row.getAttribute('data-product')))),
  );
  expect(products).toEqual([...products].sort((a, b) => b - a));
  await expect(card.locator('[data-role="paths"]')).toContainText('of 20');
  await expectNone(page, 'the paths of a weight', looksAt(DESK)[0]!);
});

for (const looks of looksAt(DESK, PHONE))
  test(`axe finds nothing beside a mistake: ${nameOf(looks)}`, async ({ room, page }) => {
    await room.open('v=1&d=circle');
    await page.locator('[data-tab="health"]').click();
    await page.locator('[data-role="health"] summary').last().click();
    await page.locator('[data-action="mistaken-net"]').first().click();
    await expect.poll(() => room.step()).toBeGreaterThan(5);
    await page.locator('[data-action="check-gradients"]').click();
    await expect(page.locator('[data-verdict="wrong"]')).toBeVisible();
    await expectNone(page, 'the tab Health with a mistake', looks);
  });
