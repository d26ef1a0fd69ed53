// Heat maps of matrices by key: one tab stop each, arrow keys move the ring, and a screen reader hears row, column and number.
import { expectNone } from '../support/axe';
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';

const layers = [{ units: 6, activation: 'tanh' }];

test('arrow keys read the cells of a heat map without a choice, one tab stop each', async ({ room, page }) => {
  await room.open('v=1&net=6');
  await room.openInspector();
  await room.choose(trained(0, (trainer) => trainer.graph().nodes.find(({ name }) => name === 'a1')!.id, { layers }));
  const grid = room.card.getByRole('grid', { name: /^upstream/ });
  const expected = trained(0, (trainer) => trainer.graph().gradient('a1').data, { layers });
  await expect(grid).toHaveAttribute('tabindex', '0');
  await expect(grid.locator('[tabindex]')).toHaveCount(0);
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const cell = grid.locator('.read');
  await expect(cell).toHaveAttribute('data-index', '8');
  await expect(cell).toHaveAttribute('data-value', String(expected[8]));
  await expect(cell).toHaveAttribute('aria-label', /^\[1, 2\] [−\d]/);
  await expect(cell).toHaveAttribute('aria-colindex', '3');
  await expect(grid).toHaveAttribute('aria-activedescendant', (await cell.getAttribute('id'))!);
  await expect(grid.locator('xpath=following-sibling::span')).toBeVisible();
  await expect(grid.locator('xpath=following-sibling::span')).toHaveText(/^\[1, 2\] /);
  // The last row is beyond the window, which follows.
  await page.keyboard.press('PageDown');
  await expect(grid.locator('.read')).toHaveAttribute('data-index', String(9 * 6 + 2));
  await page.keyboard.press('Tab');
  await expect(grid).not.toBeFocused();
  await expect(grid.locator('.read')).toHaveAttribute('data-index', '0');
});

test('arrow keys choose in the heat map of the downstream gradient', async ({ room, page }) => {
  await room.open('v=1&net=6');
  await room.openInspector();
  await room.inspector.locator('[data-role="graph"] button[data-name="a1"]').click();
  const grid = room.card.getByRole('grid', { name: /^downstream/ });
  const stops = grid.locator('[tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await stops.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const chosen = grid.locator('[aria-selected="true"]');
  await expect(chosen).toHaveAttribute('data-index', '11');
  await expect(chosen).toBeFocused();
  await expect(chosen).toHaveAttribute('aria-label', /^\[1, 5\] /);
  await expect(room.card.locator('.downstream .number [data-role="downstream"]')).toHaveAttribute('data-index', '11');
});

test('axe finds nothing in a card with heat maps', async ({ room, page }) => {
  await room.open('v=1&net=6');
  await room.openInspector();
  await room.inspector.locator('[data-role="graph"] button[data-name="p1"]').click();
  await room.unfoldCard();
  const size = { width: 1440, height: 900 };
  await expectNone(page, 'heat maps', [{ lang: 'en', theme: 'light', size }] as const, '[data-role="card"]');
});
