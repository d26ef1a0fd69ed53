/** Every lesson from the first step to the last in each language, with every mistake that its steps list. */
import { test } from '../support/fixtures';
import { lessons } from './data';
import { playLesson } from './play';
import { LessonsRoom } from './room';

for (const lang of ['en', 'ko'])
  for (const { id } of lessons)
    test(`lesson ${id} is played in ${lang}`, async ({ page }) => {
      test.setTimeout(600_000);
      const room = new LessonsRoom(page);
      await room.open(`lessons=${id}`, `lang=${lang}`);
      await playLesson(room, id, async (step) => {
        await room.expectNoOverflow(step);
        await room.expectFieldsFree(step);
      });
    });
