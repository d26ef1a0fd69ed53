// Another optimizer continues the run with its own hyperparameters.
import { expect, test } from '../support/fixtures';

test('an optimizer can be chosen during a run, and shows its hyperparameters', async ({ room, page }) => {
  await room.open('v=1&net=4');
  await room.stepOnce();
  await room.openSheet();
  const choice = room.setting('optimizer').getByRole('combobox');
  await expect(choice).toHaveValue('sgd');
  await expect(room.setting('momentum')).toBeVisible();
  await choice.selectOption('adam');
  await expect(room.setting('momentum')).toBeHidden();
  await expect(room.setting('learningRate').locator('input[type="text"]')).toHaveValue('0.001');
  const values = room.option('optimizer.beta1');
  const beta1 = values.getByRole('textbox');
  await expect(beta1).toHaveValue('0.9');
  await beta1.fill('2');
  await beta1.press('Enter');
  await expect(values.getByRole('alert')).toContainText('between 0 and 0.9999');
  await beta1.fill('0.8');
  await beta1.press('Enter');
  await expect(values.getByRole('alert')).toHaveCount(0);
  await expect(page).toHaveURL(/opt=adam&hp=beta1:0\.8$/);
  // It is the same run, not a new one from step 0.
  expect(await room.step()).toBe(1);
  // On a wide and on a narrow screen nothing overflows.
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ]) {
    await page.setViewportSize({ width: width!, height: height! });
    await values.scrollIntoViewIfNeeded();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const box = await values.evaluate((row) => row.scrollWidth - row.clientWidth);
    expect(box).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await room.closeSheet();
  await room.stepOnce();
  await page.reload();
  await expect(room.play).toBeVisible();
  await room.openSheet();
  await expect(choice).toHaveValue('adam');
  await expect(beta1).toHaveValue('0.8');
});
