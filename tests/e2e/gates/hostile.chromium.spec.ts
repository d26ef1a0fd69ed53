// Hostile addresses don't break the page or change more than they may; the page still trains.
import { expect, test } from '../support/fixtures';
import { HOSTILE } from './hostile';

test('the list is long and says nothing twice', () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
  expect(new Set(HOSTILE).size).toBe(HOSTILE.length);
});

test('no hostile address breaks the page that reads it', async ({ room, page }) => {
  await room.open();
  const notice = page.locator('[data-problems="address"]');
  // May be accepted without a notice: an address without settings, and the usual ways of writing a number.
  const accepted = /^(v|v=|v=1&?|&+|v=1&lr=(0\.|1,5))$/;
  for (const hash of HOSTILE) {
    const about = hash.slice(0, 60);
    await page.evaluate((text) => (location.hash = text), hash);
    await expect(room.play, about).toHaveText('Train');
    if (accepted.test(hash)) continue;
    await expect(notice, about).toHaveText(/./);
    expect((await notice.textContent())?.length, `${about}: a notice, not a wall`).toBeLessThan(1500);
  }

  await page.evaluate(() => (location.hash = ''));
  await expect(page.locator('[data-problems]')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => Object.keys(Object.prototype).length)).toBe(0);
  await room.play.click();
  await room.reach(50);
});

test('nor one that it starts with', async ({ room, page }) => {
  for (const [index, hash] of HOSTILE.filter((_, at) => at % 24 === 7).entries()) {
    await room.open(hash, `start=${index}`);
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(room.step, hash.slice(0, 60)).toBe(1);
  }
});
