// A new user opens the page and trains: figures, curve and map follow, and every button works.
import { lossAfter } from '../support/engine';
import { expect, test } from '../support/fixtures';
import { frames } from './room';

test('Train makes the net learn and the picture change, Pause stops both', async ({ room, page }) => {
  await room.open();
  await expect(page).toHaveTitle(/Backflow/);
  await expect(room.status).toHaveText('Ready. Press Train, or the space bar.');
  expect(await room.step()).toBe(0);
  const loss = await room.loss();
  expect(loss).toBe(lossAfter(0));
  await expect.poll(room.picture.bind(room)).not.toContain('data:,');
  const picture = await room.picture();

  await room.play.click();
  await expect(room.play).toHaveText('Pause');
  await room.reach(400);
  await expect.poll(() => room.figure('rate')).toBeGreaterThan(10);
  expect(await room.loss()).toBeLessThan(loss);
  expect(await room.picture()).not.toBe(picture);

  const step = await room.pause();
  const [still, stillLoss] = [await room.picture(), await room.loss()];
  await frames(page, 30);
  expect(await room.step()).toBe(step);
  expect(await room.picture()).toBe(still);
  // The number that the package gives in Node after the same number of steps.
  expect(stillLoss).toBe(lossAfter(step));

  await room.play.click();
  await room.reach(step + 100);
});

test('One step is one update, an epoch uses every point once, Reset goes back to step 0', async ({ room, page }) => {
  await room.open();
  const first = await room.loss();
  await room.stepOnce();
  expect(await room.loss()).toBe(lossAfter(1));
  await room.stepOnce();
  expect(await room.loss()).toBe(lossAfter(2));

  // 150 training points in batches of 10.
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  expect(await room.figure('epoch')).toBe(1);
  expect(await room.loss()).toBe(lossAfter(15));
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(30);
  expect(await room.figure('epoch')).toBe(2);

  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(room.step).toBe(0);
  await expect.poll(room.loss.bind(room)).toBe(first);
  await expect(room.status).toHaveText('Back at step 0.');
});

test('a hidden tab pauses, and continues when it is visible again', async ({ room, page }) => {
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await room.open();
  await room.play.click();
  await room.reach(100);
  await hide(true);
  // A frame that was being made when the message came is shown; then nothing changes.
  let rested = -1;
  await expect
    .poll(
      async () => {
        const before = rested;
        rested = await room.step();
        return rested === before;
      },
      { intervals: [400] },
    )
    .toBe(true);
  await expect(room.play).toHaveText('Pause');
  await hide(false);
  await room.reach(rested + 100);
});
