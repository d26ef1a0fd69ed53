// Data sets of values and of many columns, links of another playground, and a dialog that can't be fetched.
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { NETWORK } from '../support/faulty';
import { expect, test } from '../support/fixtures';

test.describe('data sets', () => {
  test('of values show a fitted curve or a contoured map', async ({ page, room }) => {
    await room.open();
    const plot = page.locator('[data-panel="values"]');
    await room.chooseData('sine');
    await expect(plot).toHaveAttribute('data-kind', 'curve');
    const before = await ink(plot, 1);
    await room.play.click();
    await room.reach(200);
    await room.pause();
    expect(await ink(plot, 1)).not.toBe(before);

    await room.chooseData('hills');
    await expect(plot).toHaveAttribute('data-kind', 'map');
    await plot.getByRole('listbox').focus();
    await page.keyboard.press('ArrowRight');
    await expect(plot.locator('[data-role="reading"]')).toContainText(/Training point \d+: x .*, y .*, value/);
  });

  test('of many columns are fetched, standardized, and mapped over any two columns', async ({ page, room }) => {
    await room.open();
    await room.chooseData('penguins');
    const columns = page.locator('[data-role="columns"]');
    await expect(columns).toBeVisible();
    await expect(page).toHaveURL(/standardize:1/);
    await expect(page.locator('[data-panel="boundary"]')).toContainText('Gentoo');
    await room.play.click();
    await room.reach(100);
    await room.pause();
    const first = await room.picture();
    await columns.getByLabel('Up').last().selectOption('3');
    await expect.poll(() => room.picture()).not.toBe(first);
    const second = await room.picture();
    await columns.locator('summary').click();
    const field = columns.locator('input').first();
    await field.fill('-1000');
    await field.press('Enter');
    await expect.poll(() => room.picture()).not.toBe(second);
    await columns.getByRole('button', { name: 'Back to the means' }).click();
    await expect.poll(() => room.picture()).toBe(second);
    // Back to a generated data set, nothing of it is left.
    await room.chooseData('xor');
    await expect(columns).toBeHidden();
    await expect(page).not.toHaveURL(/standardize/);
  });
});

test('a link of TensorFlow Playground is taken as far as it goes', async ({ page, room }) => {
  const faults = JSON.parse(readFileSync(new URL('../../fixtures/reported-faults.json', import.meta.url), 'utf8')) as {
    links: { hash: string }[];
  };
  await room.open(faults.links[0]!.hash.slice(1).replace('dataset=circle', 'dataset=xor'));
  const notice = page.locator('[data-problems="playground"]');
  await expect(notice).toContainText('Taken from it: Dataset');
  await expect(notice).toContainText('seed = 0.59704: this page draws other random numbers');
  await expect(page).toHaveURL(/#v=1&d=xor/);
  await expect(room.setting('dataset')).toContainText('XOR');
  await notice.getByRole('button').click();
  await expect(notice).toBeHidden();
  await room.stepOnce();
});

test('the dialog says so if it cannot be fetched, and tries again', async ({ page, room, site, trouble }) => {
  trouble.expect(NETWORK);
  await page.goto(site.path);
  await expect(room.play).toBeVisible();
  await site.break('404', /DataDialog/);
  await page.locator('[data-action="choose-data"]').click();
  await expect(page.locator('[data-lost]')).toContainText('data sets could not be fetched');
  await site.repair();
  await page.locator('[data-lost] button').click();
  await expect(page.locator('[data-panel="data"]')).toBeVisible();
});

/** What one of the plot's canvases shows, as a text that changes with the picture. */
function ink(plot: Locator, canvas: number): Promise<string> {
  return plot
    .locator('canvas')
    .nth(canvas)
    .evaluate((element) => (element as HTMLCanvasElement).toDataURL());
}
