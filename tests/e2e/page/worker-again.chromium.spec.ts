// After a worker's death, the settings, the inspector and the retry button still work.
import { expect, test } from '../support/fixtures';
import { fault } from '../support/workers';

const ASKED_FOR = /a fault that a test asked for/;

test('requests made while there is no worker go to the next one', async ({ room, page, trouble }) => {
  trouble.expect(ASKED_FOR);
  await room.open('', 'faults');
  await room.openInspector();
  await fault(page, 'spin');
  // The worker loops forever while the user continues.
  await room.chooseData('xor');
  await room.enter('learningRate', '0.1');
  await expect(room.status).toHaveText(/it was started again/);
  await expect(page).toHaveURL(/d=xor/);
  await room.play.click();
  await room.reach(50);
  await expect(room.inspector).toHaveAttribute('data-step', /^[1-9]/);
});

test('a worksheet that was not whole is made by the next worker', async ({ page, trouble }) => {
  trouble.expect(ASKED_FOR);
  await page.goto('?faults#gates');
  await page.locator('[data-action="files"]:visible').click();
  await page.locator('[data-action="worksheet"]').click();
  const papers = page.locator('[data-version]');
  await expect(papers).toHaveCount(1);
  await page.locator('[data-role="versions"]').fill('30');
  await fault(page, 'throw');
  await expect(papers).toHaveCount(30);
});

test('gradients that were found stay found with the next worker, and the others can be found', async ({
  page,
  trouble,
}) => {
  trouble.expect(ASKED_FOR);
  await page.goto('?faults#gates');
  await page.locator('[data-action="predict"]').check();
  const bar = page.locator('[data-role="predict"]');
  await expect(bar).toHaveAttribute('data-ready', '');
  await page.locator('[data-action="predict-one"]').click();
  await expect(bar).toHaveAttribute('data-done', '1');
  await fault(page, 'throw');
  // The card of another gate comes from the next worker.
  await page.locator('[data-role="gates-graph"] [role="button"][data-node="3"]').click();
  await expect(page.locator('[data-role="card"] [data-role="value"][data-node="0"]')).toBeVisible();
  await expect(bar).toHaveAttribute('data-done', '1');
  await page.locator('[data-action="predict-one"]').click();
  await expect(bar).toHaveAttribute('data-done', '2');
});

test('after repeated deaths the page stops restarting the engine, says so, and can try again', async ({
  room,
  page,
  trouble,
}) => {
  trouble.expect(ASKED_FOR);
  await room.open('v=1&d=moons', 'faults');
  for (let time = 1; time <= 3; ++time) {
    // The next message is that of this failure.
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(room.status).toHaveText('Back at step 0.');
    await fault(page, 'throw');
    await expect(room.status).toHaveText(/^The engine failed; it was started again/);
  }
  await fault(page, 'throw');
  const failure = page.locator('[data-failure]');
  await expect(failure).toContainText('The engine failed several times in a row');
  await expect(failure).toContainText('The settings are still in the address');
  await expect(page).toHaveURL(/d=moons/);

  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(room.play).toBeVisible();
  await expect(page.locator('[data-action="choose-data"]')).toContainText('Moons');
  await room.play.click();
  await room.reach(50);
});
