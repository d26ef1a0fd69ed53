// Parts of the page that can be fetched only later: "Try again" loads them, and nothing is lost. Firefox never requests a failed file
// again, so there the page reloads with its state.
import type { Page } from '@playwright/test';
import { lossAfter } from '../support/engine';
import { NETWORK, type Fault } from '../support/faulty';
import { expect, test } from '../support/fixtures';
import { GatesRoom } from '../gates/room';

const lost = (page: Page) => page.locator('[data-lost]');
const tryAgain = (page: Page) => lost(page).getByRole('button', { name: 'Try again' }).click();
const MOONS = { name: 'moons', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 };

test.beforeEach(({ trouble }) => trouble.expect(NETWORK));

test('the Gates room comes with another try, and the trained net is still there', async ({ page, room, site }) => {
  const gates = new GatesRoom(page);
  const faults: [Fault, RegExp][] = [
    // This comes first, since a browser may cache the file once it is loaded.
    ['404', /gates-[^/]*\.css$/],
    ['404', /gates-[^/]*\.js$/],
    // A file that the room's file imports.
    ['503', /MarkShape-[^/]*\.js$/],
    ['down', /^/],
  ];
  for (const [index, [fault, files]] of faults.entries()) {
    await page.goto(`${site.path}?time=${index}#v=1&d=moons`);
    await expect(room.play).toBeVisible();
    await room.play.click();
    await room.reach(200);
    const step = await room.pause();
    await site.break(fault, files);
    await page.getByRole('banner').getByText('Gates', { exact: true }).click();
    await expect(lost(page)).toContainText('This room could not be fetched');
    await site.asked();
    await tryAgain(page);
    await expect(lost(page)).toBeVisible();
    await expect.poll(() => site.asked(), 'every press asks the server').not.toEqual([]);

    await site.repair();
    await tryAgain(page);
    await expect(gates.gate('f')).toBeVisible();
    expect(await page.locator('div[data-room="gates"]').evaluate((one) => getComputedStyle(one).display)).toBe('grid');
    await page.getByText('Network', { exact: true }).click();
    await expect(page.locator('[data-action="choose-data"]')).toContainText('Moons');
    await expect.poll(room.step).toBe(step);
    expect(await room.loss()).toBe(lossAfter(step, { data: MOONS }));
  }
});

test('the step’s graph comes with another try, and the run continues', async ({ page, room, site }) => {
  await page.goto(`${site.path}#v=1&d=moons`);
  await expect(room.play).toBeVisible();
  await room.play.click();
  await room.reach(200);
  await site.break('503', /GatesTab-[^/]*\.js$/);
  await room.tab('gates').click();
  await expect(lost(page)).toBeVisible();
  await room.reach((await room.step()) + 100);
  const step = await room.step();
  await site.repair();
  await tryAgain(page);
  await expect(room.inspector.locator('[data-role="graph"]')).toBeVisible();
  await room.reach(step + 200);
  const last = await room.pause();
  expect(await room.loss()).toBe(lossAfter(last, { data: MOONS }));

  // A part of the net that is sent to a missing room is shown when the room is loaded.
  await page.locator('[data-role="graph"] button[data-name="z1"]').click();
  await expect(room.card).toHaveAttribute('data-name', 'z1');
  await site.break('down', /gates-[^/]*\.js$/);
  await page.locator('[data-action="carry"]').click();
  await page.locator('[data-carry="layer"]').click();
  await expect(lost(page)).toContainText('This room could not be fetched');
  await site.repair();
  await tryAgain(page);
  await expect(new GatesRoom(page).gate('W1')).toBeVisible();
  await page.getByText('Network', { exact: true }).click();
  await expect.poll(room.step).toBe(last);
});

test('so do the examples, the editor and the other language', async ({ page, room, site }) => {
  const gates = new GatesRoom(page);
  await site.break('404', /(Gallery|editor)-[^/]*\.js$/);
  await page.goto(`${site.path}#gates`);
  await expect(gates.gate('f')).toBeVisible();
  const field = page.locator('[data-panel="editor"] textarea');
  await field.fill('f = x * y');
  await expect(gates.graph.locator('[data-gate="mul"]')).toBeVisible();
  await page.locator('[data-action="gallery"]').click();
  await expect(page.locator('dialog [data-lost]')).toContainText('The examples could not be fetched');
  await page.keyboard.press('Escape');
  await site.repair();
  await tryAgain(page);
  await expect(gates.editor).toContainText('f = x * y');
  await page.locator('[data-action="gallery"]').click();
  await expect(page.locator('[data-panel="gallery"]')).toBeVisible();
  await page.keyboard.press('Escape');

  await site.break('404', /^/);
  const korean = page.getByRole('button', { name: '한국어' });
  await korean.click();
  await expect.poll(() => site.asked(), 'the words were asked for').toContainEqual(expect.stringMatching(/ko-/));
  await site.repair();
  await korean.click();
  await expect(page.getByText('게이트', { exact: true }).first()).toBeVisible();
  await expect(gates.gate('x')).toBeVisible();
  await page.getByText('신경망', { exact: true }).click();
  await expect(room.play).toBeVisible();
});
