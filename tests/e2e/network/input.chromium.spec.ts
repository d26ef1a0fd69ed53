// Invalid entries are reported with the field's name and range, and the old value stays.
import { expect, test } from '../support/fixtures';

/** Texts that no number field accepts. The first field tries all, the others two. */
const ANY = ['', 'a lot', ' ', 'NaN', 'Infinity', '1e', '--1', '0x1f'];

/** Setting, its title, values beyond its range, the range in words. */
const FIELDS: [string, string, string[], RegExp][] = [
  ['learningRate', 'Learning rate', ['0', '-1', '101', '1e308'], /0\.000001 (to|and) 100\./],
  ['samples', 'Points', ['9', '5001', '1e9', '10.5'], /10 (to|and) 5\s?000\./],
  ['noise', 'Noise', ['-0.01', '0.51'], /0 (to|and) 0\.5\./],
  ['trainFraction', 'Training share', ['0', '1.01'], /0\.1 (to|and) 1\./],
  ['dataSeed', 'Data seed', ['-1', '4294967296', '1.5'], /0 (to|and) 4\s?294\s?967\s?295\./],
  ['seed', 'Weight seed', ['-1', '4294967296'], /0 (to|and) 4\s?294\s?967\s?295\./],
  ['momentum', 'Momentum', ['-0.1', '1'], /0 (to|and) 0\.999\./],
  ['batchSize', 'Batch size', ['0', '1000001', 'some'], /1 (to|and) 1\s?000\s?000\./],
  ['regularization', 'Regularization rate', ['-1', '11'], /0 (to|and) 10\./],
  ['hidden', 'Hidden layers', ['0', '257', '1.5', '8,8'], /whole numbers from 1 to 256/],
];

test('every number field rejects invalid entries with its name and range, and keeps its value', async ({
  room,
  page,
}) => {
  await room.open('v=1&reg=l2');
  await room.openSheet();
  const loss = await room.loss();
  for (const [name, title, beyond, range] of FIELDS) {
    const row = room.setting(name);
    const field = row.locator('input[type="text"]').first();
    const before = await field.inputValue();
    const alert = row.getByRole('alert');
    for (const text of [...beyond, ...(name === 'learningRate' ? ANY : ANY.slice(0, 2))]) {
      await field.fill(text);
      await field.press('Enter');
      await expect(field, `${name} after “${text}”`).toHaveValue(before);
      await expect(alert).toContainText(title);
      await expect(alert).toContainText(range);
      await expect(alert).toContainText(`“${text}” was not accepted;`);
    }
    // A valid entry removes the message.
    await field.fill(before);
    await field.press('ArrowUp');
    await expect(alert, name).toBeHidden();
    await field.press('ArrowDown');
  }
  await expect(page.locator('[role="alert"]')).toHaveCount(0);
  await room.closeSheet();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(room.loss.bind(room)).toBe(loss);
});

test('steppers end at their bounds, and the last input feature stays', async ({ room, page }) => {
  await room.open('v=1&net=1,256');
  await expect(page.getByRole('button', { name: 'Remove a unit from layer 1' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Add a unit to layer 2' })).toBeDisabled();
  const add = page.getByRole('button', { name: 'Add a layer' });
  await room.open('v=1&net=2,2,2,2,2,2,2,2,2', 'again');
  await add.click();
  await expect(add).toBeDisabled();
  await room.open('v=1&net=none', 'linear');
  await expect(page.getByText('No hidden layer: a linear classifier.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hidden layers: less' })).toBeDisabled();

  const features = room.setting('features');
  await features.getByRole('checkbox', { name: 'y', exact: true }).uncheck({ force: true });
  await features.getByRole('checkbox', { name: 'x', exact: true }).click({ force: true });
  await expect(features.getByRole('checkbox', { name: 'x', exact: true })).toBeChecked();
  await expect(features.getByRole('alert')).toContainText('Inputs must have at least one of');
});
