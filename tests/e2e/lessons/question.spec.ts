/** A question, a mistake by name, a matrix and a worksheet, in either browser. */
import { expect, test } from '../support/fixtures';
import { LessonsRoom } from './room';

test('a gradient is asked on its wire, a matrix in its cells; a sheet is there to print', async ({ page }) => {
  const room = new LessonsRoom(page);
  await room.open('lessons=backwards.x');
  await room.expectFieldsFree('backwards.x');
  await room.fill('x', '1');
  await expect(room.verdict).toHaveAttribute('data-mistake', 'upstream');
  await room.fill('x', '−4');
  await expect(room.verdict).toHaveAttribute('data-verdict', 'exact');
  await expect(room.after).toBeVisible();
  await page.keyboard.press('n');
  await room.ready('backwards.local');

  await room.open('lessons=matrices.square');
  const cells = page.locator('[role="group"][data-blank] input');
  await expect(cells).toHaveCount(4);
  for (const [place, text] of ['-1', '1', '8', '-3'].entries()) await cells.nth(place).fill(text);
  await cells.nth(3).press('Enter');
  await expect(room.verdict).toHaveAttribute('data-verdict', 'exact');
  await page.locator('[data-action="lesson-share"]').click();
  await page.locator('[data-action="sheet-open"]').click();
  await expect(page.locator('[data-version] [data-question="matrices.square"]')).toContainText('W');
});
