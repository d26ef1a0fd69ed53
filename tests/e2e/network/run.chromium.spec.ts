// What is done with a run: undo, goals, phases, links, and the figures of all examples.
import { lossAfter, trained } from '../support/engine';
import { expect, test } from '../support/fixtures';

test('undo brings back the trained net that another net replaced', async ({ room, page }) => {
  await room.open();
  const [undo, redo] = [page.locator('[data-action="undo"]'), page.locator('[data-action="redo"]')];
  await expect(undo).toBeDisabled();
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  const loss = await room.loss();
  await page.getByRole('button', { name: 'Add a layer' }).click();
  await expect.poll(room.step).toBe(0);
  await undo.click();
  await expect.poll(room.step).toBe(15);
  expect(await room.loss()).toBe(loss);
  await expect(page).toHaveURL(/\/$/);
  await expect(room.status).toHaveText('Undone, with the net as it was.');
  await redo.click();
  await expect(page).toHaveURL(/net=6,4,4/);
  await expect.poll(room.step).toBe(0);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(room.step).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(room.step).toBe(15);
});

test('a run stops at its goal, shows how far it is, and can be canceled', async ({ room, page }) => {
  await room.open('v=1&speed=max');
  await page.locator('[data-action="run-menu"]').click();
  const menu = page.locator('[data-role="run-menu"]');
  const field = menu.locator('[data-role="input-value"]');
  await field.fill('0');
  await field.press('Enter');
  await expect(menu.getByRole('alert')).toContainText('“0” is not a whole number above 0.');
  await field.fill('345');
  await field.press('Enter');
  await menu.locator('[data-action="until"]').click();
  await expect(menu).toBeHidden();
  await expect.poll(room.step).toBe(345);
  await expect(room.play).toHaveText('Train');
  await expect(room.status).toHaveText('Stopped at step 345, as asked.');
  expect(await room.loss()).toBe(lossAfter(345));

  await page.locator('[data-action="run-menu"]').click();
  await menu.getByRole('combobox').selectOption('loss');
  await field.fill('0.0000001');
  await field.press('Enter');
  await menu.locator('[data-action="until"]').click();
  const goal = page.locator('[data-role="goal"]');
  await expect(goal).toContainText('Until the loss is');
  await room.reach(600);
  await goal.getByRole('button', { name: 'Cancel' }).click();
  await expect(room.play).toHaveText('Train');
  await expect(goal).toHaveCount(0);
});

test('a link opens the room as it stands, and another one hides the settings', async ({ room, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await room.open('v=1&net=3');
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  const loss = await room.loss();
  await page.locator('[data-action="run-menu"]').click();
  const menu = page.locator('[data-role="link-menu"]');
  await menu.getByRole('checkbox').check();
  await menu.locator('[data-action="link"]').click();
  await expect(menu.getByRole('status')).toContainText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(4000);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(room.play).toBeVisible();
  await expect.poll(room.step).toBe(15);
  expect(await room.loss()).toBe(loss);
  await expect(page.locator('.rail')).toHaveCount(0);
  await page.locator('[data-action="show-controls"]').click();
  await expect(page.locator('.rail')).toBeVisible();

  await page.goto('about:blank');
  await page.goto(link.replace(/s=\d\.\w{40}/, 's=3.AAAA'));
  await expect(page.locator('[data-problems="address"]')).toContainText('The trained net of the link can’t be read');
  expect(await room.step()).toBe(0);
});

test('metrics and losses of all examples are those of the package, and a row rings its point', async ({
  room,
  page,
}) => {
  await room.open('v=1&c=3&d=spiral');
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  const changes = { data: { name: 'spiral', classes: 3, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 } };
  const look = (on: 'train' | 'test') =>
    trained(
      15,
      (trainer) => {
        const { confusion, perClass, losses } = trainer.evaluate({ on });
        return { confusion, precision: perClass!.map(({ precision }) => precision), losses: [...losses] };
      },
      changes,
    );
  const test = look('test');
  await page.getByRole('tab', { name: 'Metrics' }).click();
  const metrics = page.locator('[data-role="metrics"]');
  await expect(metrics).toHaveAttribute('data-step', '15');
  const cells = await metrics.locator('td[data-truth]').allTextContents();
  expect(cells.map(Number)).toEqual(test.confusion!.flat());
  const rows = metrics.locator('table').nth(1).locator('tbody tr');
  const precision = await rows.evaluateAll((all) =>
    all.map((row) => Number(row.querySelector('td[data-value]')!.getAttribute('data-value'))),
  );
  expect(precision).toEqual(test.precision);

  await page.getByRole('tab', { name: 'Examples' }).click();
  const list = page.getByRole('listbox', { name: /^Losses of 150 points/ });
  const first = list.getByRole('option').first();
  const largest = Math.max(...test.losses);
  await expect(first).toHaveAttribute('data-value', String(largest));
  await expect(first).toHaveAttribute('data-example', String(test.losses.indexOf(largest)));
  await expect(page.locator('[data-role="ringed"]')).toHaveCount(0);
  await first.hover();
  await expect(page.locator('[data-role="ringed"]')).toHaveCount(1);
  await list.focus();
  await page.keyboard.press('End');
  const last = list.getByRole('option', { selected: true });
  await expect(last).toHaveAttribute('data-value', String(Math.min(...test.losses)));
  await expect(last).toBeInViewport();
  await page.locator('[data-role="examples"]').getByText('Training', { exact: true }).click();
  const train = look('train');
  await expect(first).toHaveAttribute('data-value', String(Math.max(...train.losses)));

  // They follow the training.
  await room.play.click();
  await room.reach(400);
  await room.pause();
  await expect(first).not.toHaveAttribute('data-value', String(Math.max(...train.losses)));
});

test('a step in four phases', async ({ room, page }) => {
  await room.open();
  const button = page.locator('[data-action="phase"]');
  const words = [/^1 of 4, forward/, /^2 of 4, loss: [\d.]+ on this batch/, /^3 of 4, backward/];
  const wires = () =>
    page.locator('[data-panel="net"] canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const before = await wires();
  for (const sentence of words) {
    await button.click();
    await expect(room.status).toHaveText(sentence);
    expect(await room.step()).toBe(0);
  }
  await page.mouse.move(0, 0);
  await expect.poll(wires).not.toBe(before);
  await page.keyboard.press(';');
  await expect.poll(room.step).toBe(1);
  await expect(room.status).toHaveText(/^4 of 4, update/);
  expect(await room.loss()).toBe(lossAfter(1));
});
