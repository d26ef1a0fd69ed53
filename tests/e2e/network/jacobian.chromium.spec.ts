// The Jacobian in the fold of a gate's card: the engine's cells, read only while the fold is open.
import { violations } from '../support/axe';
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';

const layers = [{ units: 3, activation: 'tanh' }];
const HASH = 'v=1&net=3&b=2';
const changes = { layers, batchSize: 2 };

test('the fold of a card has the Jacobian, as the package computes it', async ({ room, page }) => {
  await room.open(HASH);
  await room.openInspector();
  await room.choose(trained(0, (trainer) => trainer.graph().nodes.find(({ name }) => name === 'a1')!.id, changes));
  await expect(page.locator('[data-role="jacobian-fold"]')).toHaveCount(0);
  await room.unfoldCard();
  const fold = room.card.locator('[data-role="jacobian-fold"]');
  const cells = fold.locator('[data-role="jacobian-cell"]');
  // 6 × 6, of which only the diagonal can be nonzero.
  await expect(cells).toHaveCount(6);
  await expect(fold.locator('[data-role="jacobian-zero"]')).toHaveCount(30);
  const expected = (steps: number) =>
    trained(
      steps,
      (trainer) => {
        const graph = trainer.graph();
        const { data, shape } = graph.jacobian('a1', 0);
        return Array.from({ length: shape[0]! }, (_, index) => data[index * shape[0]! + index]!);
      },
      changes,
    );
  const shown = () => cells.evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset['value'])));
  await expect.poll(shown).toEqual(expected(0));
  await expect(fold.locator('[data-count="cells"]')).toHaveAttribute('data-value', '36');
  await room.stepOnce();
  await expect.poll(shown).toEqual(expected(1));

  // A chosen column is the entry of the equation, and back.
  await fold.locator('[data-role="jacobian-downstream"][data-index="4"]').click();
  await expect(room.card.locator('.equation [data-role="downstream"][data-index="4"]').first()).toBeVisible();
  await fold.getByText('inputs × outputs').or(fold.getByText('denominator')).first().click();
  await expect(fold.locator('[data-layout="denominator"]')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // In the forward phase before the gate, there is none yet.
  await page.getByRole('slider', { name: 'The next step in four phases' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(fold.locator('[data-role="unknown"]')).toHaveText('?');
});

test('beyond a million cells, the card says what the engine says', async ({ room }) => {
  await room.open('v=1&net=12&b=100');
  await room.openInspector();
  await room.inspector.locator('[data-role="graph"] button[data-name="a1"]').click();
  await room.unfoldCard();
  await expect(room.card.locator('[data-role="jacobian-refused"]')).toContainText(
    /^This Jacobian has 1[,\u202f]?200 × 1[,\u202f]?200 cells, more than the 1,000,000 that can be shown\./,
  );
});
