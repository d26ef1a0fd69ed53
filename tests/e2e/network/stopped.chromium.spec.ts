// A diverged run says what happened and what to try, and offers a way back. Dead layers are named.
import { lossAfter } from '../support/engine';
import { expect, test } from '../support/fixtures';
import { readNumber } from './room';

const SQUARED = 'v=1&d=circle&net=6,4&act=relu&loss=squared-error';
const relu = (...units: number[]) => units.map((count) => ({ units: count, activation: 'relu' }));
const squared = { layers: relu(6, 4), loss: 'squared-error' };

test('squared error at rate 10 diverges, and the last good state comes back', async ({ room, page }) => {
  await room.open(`${SQUARED}&lr=10`);
  await room.play.click();
  const notice = page.locator('[data-stopped="diverged"]');
  await expect(notice).toBeInViewport();
  await expect(notice).toContainText('The training diverged at step 1');
  await expect(notice).toContainText(
    /The loss reached [\d\s.×⁰¹²³⁴⁵⁶⁷⁸⁹]+\. Each update overshot further than the last/,
  );
  await expect(notice).toContainText('Try a lower learning rate');
  await expect(room.play).toHaveText('Train');

  await notice.getByRole('button', { name: 'Back to the last good state (step 0)' }).click();
  await expect(notice).toBeHidden();
  await expect(room.status).toHaveText('Back at step 0, the last good state.');
  await expect.poll(room.step).toBe(0);
  expect(await room.loss()).toBe(lossAfter(0, squared));
});

test('after raising the rate of a good run: back to a trained step with a finite loss', async ({ room, page }) => {
  await room.open(`${SQUARED}&lr=0.03`);
  await room.play.click();
  await room.reach(1500);
  await room.enter('learningRate', '10');
  const notice = page.locator('[data-stopped="diverged"]');
  await expect(notice).toBeVisible();
  const back = notice.getByRole('button', { name: /^Back to the last good state/ });
  const step = readNumber(/step ([\d\s]+)\)/.exec(await back.innerText())![1]!);
  expect(step).toBeGreaterThan(0);
  await back.click();
  await expect.poll(room.step).toBe(step);
  await expect(notice).toBeHidden();
  expect(await room.loss()).toBe(lossAfter(step, { ...squared, optimizer: { name: 'sgd', learningRate: 0.03 } }));
});

test('"rate × 0.1" starts again at a tenth of the rate, and trains', async ({ room, page }) => {
  await room.open('v=1&d=circle&net=6,4&act=relu&lr=10');
  await room.play.click();
  const notice = page.locator('[data-stopped="diverged"]');
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Try rate × 0.1' }).click();
  await expect(notice).toBeHidden();
  await expect(page).toHaveURL(/lr=1(&|$)/);
  await expect(room.setting('learningRate').locator('input[type="text"]')).toHaveValue('1');
  await room.reach(200);
  const step = await room.pause();
  const config = { layers: relu(6, 4), optimizer: { name: 'sgd', learningRate: 1 } };
  expect(await room.loss()).toBe(lossAfter(step, config));
});

test('a dead layer is named while the run continues; the tab Health mends it', async ({ room, page }) => {
  await room.open('v=1&d=spiral&net=8,8&act=relu&lr=10');
  await room.play.click();
  const problem = page.locator('[data-role="problem"]');
  await expect(problem).toHaveAttribute('data-code', 'dead-units');
  await expect(problem).toHaveText(/Units are dead/);
  await room.reach((await room.step()) + 50);
  await expect(room.play).toHaveText('Pause');
  await problem.getByRole('button', { name: 'Why?' }).click();
  const finding = page.locator('[data-finding="dead-units"][data-severity="problem"]');
  await expect(finding).toContainText('100% of the units give 0 for every training example');
  const tab = page.getByRole('tab', { name: 'Health a problem' });
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  // On a phone it is far below.
  await expect(tab).toBeFocused();
});
