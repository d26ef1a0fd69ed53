// axe finds no violations on desktop and phone: the inspector closed and open, notices and dialog.
import { DESK, expectNone, looksAt, nameOf, PHONE, queryOf, violations } from '../support/axe';
import { expect, test } from '../support/fixtures';

for (const looks of looksAt(DESK, PHONE)) {
  test(nameOf(looks), async ({ room, page }) => {
    const [first, second = first] = looks;
    await page.setViewportSize(first.size);
    await room.open('v=1&act=relu&loss=squared-error&reg=l2&lr=10&n=none', queryOf(first));
    await expect(page.locator('[data-problems]')).toBeVisible();
    await room.play.click();
    await expect(page.locator('[data-stopped]')).toBeVisible();
    await room.unfold();
    await room.enter('noise', '?');
    await expect(room.setting('noise').getByRole('alert')).toBeVisible();
    await expectNone(page, 'the room with all its notices', looks);

    await room.openInspector();
    await room.inspector.locator('[data-role="graph"] button[data-name="p1"]').click();
    await room.unfoldCard();
    if (second !== first) await expectNone(page, 'a gate', [second], '#stage, .side > .below');
    // The table of all gates has hundreds of similar cells: at one size is enough.
    if (first.size === DESK) await room.unfold();
    await expectNone(page, 'a gate', [first], '#stage, .side > .below');

    await page.locator('[data-action="help"]').click();
    await expectNone(page, 'the help', [first], 'dialog');
  });
}

test('a page that can’t run', async ({ page, trouble }) => {
  trouble.expect(/Failed to load resource/);
  await page.goto('/wasm-missing/');
  await expect(page.locator('[data-failure]')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
