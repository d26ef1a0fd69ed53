// The sweep of the Gates room, which the top bar plays: what is not computed yet reads “?” in the graph, the card and the table.
import { expect, test } from '../support/fixtures';
import { GatesRoom } from './room';

test('values and gradients read “?” until the sweep has come to them', async ({ page }) => {
  const gates = new GatesRoom(page);
  await gates.open();
  await gates.type('p = x * y\nf = p + x');
  await gates.give('x', 3);
  await gates.give('y', 5);
  await expect(gates.graph.locator('[data-role="value"][data-name="f"]')).toHaveAttribute('data-value', '18');
  await gates.openTable();
  const transport = page.locator('header [data-role="transport"]');
  const open = (name: string) => gates.graph.locator(`.figures:has([data-name="${name}"]) [data-role="unknown"]`);
  const inGraph = gates.graph.locator('[data-role="unknown"]');
  const row = (name: string) =>
    gates.table
      .locator('tr', { has: page.getByRole('button', { name, exact: true }) })
      .locator('[data-role="unknown"]');
  await expect(inGraph).toHaveCount(0);

  await transport.locator('[data-action="rewind"]').click();
  await expect(row('p')).toHaveText(['?', '?']);
  await expect(row('x')).toHaveText(['?']);
  await expect(gates.gate('f')).toHaveAttribute('aria-label', /value \?, gradient \?/);
  expect(await inGraph.count()).toBeGreaterThan(4);

  await transport.locator('[data-action="step-on"]').click();
  await expect(gates.card).toHaveAttribute('data-name', 'p');
  const edge = gates.card.locator('[data-role="scalar-edges"] tbody tr').first();
  await expect(edge.locator('[data-role="local"]')).toHaveAttribute('data-value', '5');
  await expect(edge.locator('[data-role="unknown"]')).toHaveText(['?', '?']);
  await expect(row('p')).toHaveText(['?']);

  // f, the upstream at f, f sends: p has its gradient, x waits for p.
  for (let count = 0; count < 3; ++count) await page.keyboard.press('.');
  await expect(row('p')).toHaveCount(0);
  await expect(row('x')).toHaveText(['?']);
  await expect(open('p')).toHaveCount(0);
  await page.keyboard.press('.');
  await expect(inGraph).toHaveCount(0);
  await expect(row('x')).toHaveCount(0);
  await expect(transport.locator('[data-action="step-on"]')).toBeDisabled();
});

test('the top bar plays it to its end', async ({ page }) => {
  const gates = new GatesRoom(page);
  await gates.open();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('10');
  const play = page.locator('header [data-action="sweep"]');
  await play.click();
  await expect(play).toHaveText('Pause');
  await expect(page.locator('[data-panel="steps"]')).toHaveAttribute('data-phase', 'done');
  await expect(play).toHaveText('Play');
});
