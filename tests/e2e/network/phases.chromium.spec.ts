// The phases of the next step in the tab Gates: values appear gate by gate, then gradients; what is not computed yet reads “?”.
import type { Page } from '@playwright/test';
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';

const scrubber = (page: Page) => page.getByRole('slider', { name: 'The next step in four phases' });
/** The node with this name in the graph of the next step. */
const node = (page: Page, name: string) =>
  page.locator('[data-role="graph"] .node', { has: page.locator(`button[data-name="${name}"]`) });
const open = (page: Page, name: string, where: 'above' | 'below') =>
  node(page, name).locator(`.flow.${where} [data-role="unknown"]`);

test('keys go through the sweeps gate by gate', async ({ room, page }) => {
  await room.open('v=1&net=3');
  await room.openInspector();
  await expect(page.locator('[data-role="graph"] [data-role="unknown"]')).toHaveCount(0);
  await scrubber(page).focus();
  await page.keyboard.press('ArrowRight');
  // Two layers of three and two gates before the loss; p1 is computed.
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', /^1 of 4, forward.* Gate 1 of 5\.$/);
  await expect(open(page, 'p1', 'above')).toHaveCount(0);
  await expect(open(page, 'p1', 'below')).toHaveText('?');
  await expect(open(page, 'z1', 'above')).toHaveText('?');
  await expect(open(page, 'W2', 'above')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(open(page, 'z1', 'above')).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(open(page, 'z1', 'above')).toHaveText('?');

  await page.keyboard.press('PageUp');
  await expect(scrubber(page)).toHaveAttribute('aria-valuenow', '1');
  await expect(open(page, 'z2', 'above')).toHaveCount(0);
  await expect(open(page, 'loss', 'above')).toHaveText('?');
  await page.keyboard.press('PageUp');
  await expect(open(page, 'loss', 'above')).toHaveCount(0);
  await expect(open(page, 'loss', 'below')).toHaveText('?');
  await page.keyboard.press('ArrowRight');
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', /^3 of 4, backward.* Gate 1 of 6\.$/);
  await expect(open(page, 'z2', 'below')).toHaveCount(0);
  await expect(open(page, 'p2', 'below')).toHaveText('?');
  await expect(node(page, 'p2').locator('button')).toHaveAttribute('aria-label', /gradient \?/);
  await page.keyboard.press('PageUp');
  await expect(page.locator('[data-role="graph"] [data-role="unknown"]')).toHaveCount(0);
  expect(await room.step()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(room.step).toBe(1);
  await expect(scrubber(page)).toHaveAttribute('aria-valuenow', '4');
});

test('a drag stops inside a sweep, in the graph, the card and the table', async ({ room, page }) => {
  await room.open('v=1&net=3');
  await room.openInspector();
  await room.choose(
    trained(0, (trainer) => trainer.graph().nodes.find(({ name }) => name === 'a1')!.id, {
      layers: [{ units: 3, activation: 'tanh' }],
    }),
  );
  await page.locator('.gate-table summary').click();
  const row = page.locator('.gate-table tr', { hasText: 'a1' }).first();
  const plates = room.card.locator('.equation .number');
  const box = (await scrubber(page).boundingBox())!;
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.3));
  await page.mouse.down();
  await expect(scrubber(page)).toHaveAttribute('data-phase', 'loss');
  await page.mouse.move(...at(0.05), { steps: 6 });
  await expect(scrubber(page)).toHaveAttribute('data-phase', 'forward');
  await expect(plates).toHaveText(['?', '?', '?']);
  await expect(row.locator('[data-role="unknown"]')).toHaveCount(2);
  await page.mouse.move(...at(0.2), { steps: 6 });
  await expect(plates.nth(1)).not.toHaveText('?');
  await expect(plates.first()).toHaveText('?');
  await expect(row.locator('[data-role="unknown"]')).toHaveCount(1);
  // Back from the loss, the gradient of a1 is there before that of z1.
  await page.mouse.move(...at(0.5 + 0.25 * (4.5 / 6)), { steps: 6 });
  await page.mouse.up();
  await expect(scrubber(page)).toHaveAttribute('data-phase', 'backward');
  await expect(plates.first()).not.toHaveText('?');
  await expect(row.locator('[data-role="unknown"]')).toHaveCount(0);
});

test('in the tab Net, a drag fills the tiles up to the pointer', async ({ room, page }) => {
  await room.open('v=1&net=3');
  const picture = () =>
    page.locator('[data-panel="net"] canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const box = (await scrubber(page).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.02, box.y + 10);
  await page.mouse.down();
  await expect(scrubber(page)).toHaveAttribute('aria-valuenow', '1');
  const whole = await picture();
  await page.mouse.move(box.x + box.width * 0.06, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(scrubber(page)).not.toHaveAttribute('aria-valuenow', '1');
  await expect.poll(picture).not.toBe(whole);
  await scrubber(page).press('ArrowRight');
  await expect.poll(picture).toBe(whole);
});
