// The cards of the net that trains ask for their gradients: nothing is shown before, mistakes have names, and each step asks anew.
import type { Locator, Page } from '@playwright/test';
import { DESK, expectNone, looksAt, nameOf, PHONE } from '../support/axe';
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';

const CHANGES = { regularizer: { name: 'l2', rate: 0.01 }, optimizer: { name: 'sgd', learningRate: 0.1, momentum: 0 } };
const HASH = 'v=1&reg=l2&wd=0.01&lr=0.1&speed=10';
/** tanh(z1), after X, W1, b1, p1 and z1. */
const [Z1, TANH] = [4, 5];

const ask = (page: Page): Locator => page.locator('[data-action="ask"]');
const bar = (page: Page): Locator => page.locator('[data-role="predict"]');
const mistake = (page: Page): Locator => page.locator('[data-role="verdict"][data-mistake]');
const field = (page: Page, blank: string): Locator => page.locator(`.chosen-card input[data-blank="${blank}"]`);

async function answer(page: Page, blank: string, value: number): Promise<void> {
  await field(page, blank).fill(String(value));
  await field(page, blank).press('Enter');
}

test('a gate asks for its local gradient and for what it passes on', async ({ room, page }) => {
  await room.open(HASH);
  await room.openInspector();
  await room.choose(TANH);
  await room.play.click();
  await room.reach(3);
  await ask(page).click();
  await expect(page.locator('[data-running]')).toHaveAttribute('data-running', 'false');
  await expect(bar(page)).toHaveAttribute('data-ready', '');
  const step = await room.step();
  await expect(bar(page)).toContainText(`step ${step}`);
  const termsAt = (steps: number) => trained(steps, (trainer) => trainer.graph().terms(TANH, 0, 0)[0]!, CHANGES);
  const { upstream, local, product } = termsAt(step);

  // Neither the card nor the graph shows it.
  const inGraph = (node: number) => page.locator(`[data-role="graph"] .node:has(button[data-node="${node}"])`);
  await expect(inGraph(Z1).getByText('?', { exact: true })).toHaveCount(1);
  await expect(inGraph(TANH).getByText('?', { exact: true })).toHaveCount(0);
  await expect(room.card.locator('[data-role="upstream"]').first()).toHaveAttribute('data-value', String(upstream));
  await expect(room.card.locator('[data-role="local"], [data-role="downstream"], [data-role="numeric"]')).toHaveCount(
    0,
  );

  await answer(page, 'local', product);
  await expect(mistake(page)).toHaveAttribute('data-mistake', 'downstream-for-local');
  await answer(page, 'local', local);
  await expect(bar(page)).toHaveAttribute('data-done', '1');
  await expect(field(page, 'passed')).toBeFocused();
  await answer(page, 'passed', local);
  await expect(mistake(page)).toHaveAttribute('data-mistake', 'upstream-forgotten');
  await answer(page, 'passed', product);
  await expect(bar(page)).toHaveAttribute('data-done', '2');
  await expect(inGraph(Z1).getByText('?', { exact: true })).toHaveCount(0);
  await expect(room.card.locator('[data-role="numeric"]')).toBeVisible();

  // The next step is asked anew; training ends it.
  await room.stepOnce();
  await expect(bar(page)).toHaveAttribute('data-done', '0');
  await expect(bar(page)).toHaveAttribute('data-ready', '');
  await answer(page, 'local', termsAt(step + 1).local);
  await expect(bar(page)).toHaveAttribute('data-done', '1');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(ask(page)).toBeFocused();
  await ask(page).press('Enter');
  await expect(field(page, 'local')).toBeVisible();
  await room.play.click();
  await expect(bar(page)).toHaveCount(0);
  await room.pause();
});

for (const looks of looksAt(DESK, PHONE)) {
  test(`a weight asks for its gradient; axe: ${nameOf(looks)}`, async ({ room, page }) => {
    await room.open(HASH);
    await page.locator('.units').focus();
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('button', { name: 'Next weight of this unit' }).click();
    await ask(page).click();
    await expect(field(page, 'row')).toBeVisible();
    const { terms, total } = trained(
      0,
      (trainer) => {
        const graph = trainer.graph();
        const terms = graph.terms('p1', 1, 0).sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
        return { terms, total: graph.gradient('W1').data[0]! };
      },
      CHANGES,
    );
    const sum = terms.reduce((all, { product }) => all + product, 0);
    await expect(
      page.locator('[data-role="part-update"], [data-role="part-gradient"], [data-role="total"]'),
    ).toHaveCount(0);
    await answer(page, 'row', terms[0]!.local);
    await expect(mistake(page)).toHaveAttribute('data-mistake', 'upstream-forgotten');
    await answer(page, 'row', terms[0]!.product);
    await answer(page, 'sum', sum / terms.length);
    await expect(mistake(page)).toHaveAttribute('data-mistake', 'mean-for-sum');
    await expectNone(page, 'a card that asks', looks, '.chosen-card');
    await answer(page, 'sum', sum);
    await answer(page, 'total', sum);
    await expect(mistake(page)).toHaveAttribute('data-mistake', 'regularization-forgotten');
    await answer(page, 'total', total);
    await expect(bar(page)).toHaveAttribute('data-done', '3');
    await expect(page.locator('[data-role="part-update"]')).toBeVisible();
  });
}
