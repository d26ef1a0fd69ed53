/** Every repair of the lessons, in the real room: refused while it is broken, mended by hand, and counted. */
import { expect, test } from '../support/fixtures';
import { lessons } from './data';
import { mendStep } from './mend';
import { LessonsRoom } from './room';

for (const { id, steps } of lessons)
  for (const { id: step, repair } of steps)
    if (repair)
      test(`${id}: ${step} is mended`, async ({ page }) => {
        const room = new LessonsRoom(page);
        await room.open(`lessons=${step}`);
        await mendStep(room, repair);
        await page.locator('[data-action="repair-back"]').click();
        await room.ready(step);
        await expect(page.locator(`.dot[data-step="${step}"]`)).toHaveClass(/right/);
      });
