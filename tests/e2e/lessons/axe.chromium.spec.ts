/** axe on the list, a step, a solved step, a net's step and a repair, in both languages and themes. */
import { test } from '../support/fixtures';
import { DESK, expectNone, looksAt, nameOf, PHONE } from '../support/axe';
import { LessonsRoom } from './room';

for (const looks of looksAt(DESK, PHONE))
  test(`no violations in ${nameOf(looks)}`, async ({ page }) => {
    test.setTimeout(180_000);
    const room = new LessonsRoom(page);
    await room.open();
    await expectNone(page, 'the list', looks);
    await room.open('lessons=nudge.all');
    await expectNone(page, 'a step', looks);
    await room.fill('a', '10');
    await room.fill('a', '5');
    await page.locator('[data-action="reveal"]').click();
    await expectNone(page, 'a solved step', looks);
    await room.open('lessons=matrices.norm');
    await expectNone(page, 'cells', looks);
    await room.open('lessons=nudge.sign');
    await page.locator('[data-choice="x-up"]').click();
    await expectNone(page, 'a choice', looks);
    await room.open('lessons=nudge.cost');
    await expectNone(page, 'a net', looks);
    await room.open('lessons=nudge.mend');
    await page.locator('[data-action="repair"]').click();
    await expectNone(page, 'a repair', looks, '[data-role="repair"]');
  });
