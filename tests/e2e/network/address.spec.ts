// The configuration is in the address: reload, back and forward restore it; invalid parts are named and change nothing.
import type { Page } from '@playwright/test';
import { lossAfter } from '../support/engine';
import { expect, test } from '../support/fixtures';
import type { Room } from './room';

/** The values of the controls, and the first loss, which depends on nearly everything. */
async function configuration(room: Room): Promise<object> {
  await expect.poll(room.step).toBe(0);
  await room.openSheet();
  const controls = await room.sheet
    .locator('[data-setting], [data-option]')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.getAttribute('data-setting') ?? row.getAttribute('data-option'),
        [...row.querySelectorAll<HTMLInputElement>('input[type="text"], select')].map((field) => field.value),
        [...row.querySelectorAll<HTMLInputElement>('input:checked')].map((box) => box.parentElement!.innerText.trim()),
      ]),
    );
  await room.closeSheet();
  return { controls, loss: await room.loss(), hash: await hashOf(room.page) };
}

const hashOf = (page: Page) => page.evaluate(() => location.hash);

test('reload, back and forward give the same configuration', async ({ room, page }) => {
  await room.open();
  const start = await configuration(room);
  const hashes = [
    '#v=1&d=moons',
    '#v=1&d=moons&net=6,4,4',
    '#v=1&d=moons&net=6,4,4&lr=0.1',
    '#v=1&d=moons&net=6,4,4&act=sigmoid&lr=0.1',
  ];
  const changes = [
    () => room.chooseData('moons'),
    () => page.getByRole('button', { name: 'Add a layer' }).click(),
    () => room.enter('learningRate', '0.1'),
    () => room.setting('activation').locator('select').selectOption('sigmoid'),
  ];
  for (const [index, change] of changes.entries()) {
    await change();
    await expect.poll(() => hashOf(page)).toBe(hashes[index]);
  }
  const units = [6, 4, 4].map((count) => ({ units: count, activation: 'sigmoid' }));
  const data = { name: 'moons', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 };
  await expect.poll(room.loss.bind(room)).toBe(lossAfter(0, { data, layers: units }));
  const changed = await configuration(room);

  await page.reload();
  await expect(room.play).toBeVisible();
  expect(await configuration(room)).toEqual(changed);

  for (const hash of [...hashes.slice(0, -1).reverse(), '']) {
    await page.evaluate(() => history.back());
    await expect.poll(() => hashOf(page)).toBe(hash);
  }
  await expect.poll(() => configuration(room)).toEqual(start);
  for (const hash of hashes) {
    await page.evaluate(() => history.forward());
    await expect.poll(() => hashOf(page)).toBe(hash);
  }
  await expect.poll(() => configuration(room)).toEqual(changed);
});

test('invalid parts of the address are named with their values, and the defaults stay', async ({ room, page }) => {
  await room.open();
  const loss = await room.loss();
  const nonsense: [string, RegExp][] = [
    ['lr=NaN', /“lr” = “NaN”: Learning rate must be a number from 0\.000001 to 100\. The default stays\./],
    ['lr=1e308', /“lr” = “1e308”: Learning rate must lie between 0\.000001 and 100\. The default stays\./],
    ['n=-5', /“n” = “-5”: Points must lie between 10 and 5.000\. The default stays\./],
    [
      'd=nonesuch',
      /“d” = “nonesuch”: Dataset must be one of circle, xor, gauss, spiral, moons, .*\. The default stays\./,
    ],
    ['net=9999', /“net” = “9999”: Hidden layers must be at most 10 whole numbers from 1 to 256/],
    ['f=', /“f” = “”: Inputs must have at least one of x, y/],
    ['network', /“network” is not a setting of this page and was left out\./],
    ['what=42', /“what” \(42\) is not a setting of this page and was left out\./],
    ['d=circle&d=xor', /“d” is given twice; “xor” was left out\./],
  ];
  const notice = page.locator('[data-problems="address"]');
  for (const [part, sentence] of nonsense) {
    await page.evaluate((hash) => (location.hash = hash), `v=1&${part}`);
    await expect(notice).toContainText(sentence);
    await expect(notice).toBeInViewport();
    expect(await room.loss(), part).toBe(loss);
  }
  await page.evaluate(() => (location.hash = 'v=7'));
  await expect(notice).toContainText('The address has version 7');
  await notice.getByRole('button', { name: 'Got it' }).click();
  await expect(notice).toBeHidden();

  // Valid parts beside it are used.
  await room.open('v=1&d=xor&lr=many&c=3&seed=2', 'again');
  await expect(notice).toContainText('“lr” = “many”');
  await expect(notice).toContainText('“c” = “3”: Classes must be one of 2');
  await expect(page.locator('[data-action="choose-data"]')).toContainText('XOR');
});
