// axe on each view of the data dialog, in both languages and themes.
import { DESK, expectNone, looksAt, nameOf, PHONE, queryOf } from '../support/axe';
import { test } from '../support/fixtures';
import { DataDialog } from './data-dialog';

for (const looks of looksAt(DESK, PHONE)) {
  test(`the data dialog has no violations: ${nameOf(looks)}`, async ({ page, room }) => {
    test.setTimeout(120_000);
    await room.open('', queryOf(looks[0]));
    const dialog = await DataDialog.open(page);
    const part = '[data-panel="data"]';
    await expectNone(page, 'choose', looks, part);
    await dialog.draw();
    await dialog.press(1, 1);
    await expectNone(page, 'draw', looks, part);
    await dialog.root.locator('header button').first().click();
    await dialog.file();
    await expectNone(page, 'source', looks, part);
    await dialog.paste('a;b;kind\n1,5;2;x\n2;;y\n3;4;y\n');
    await dialog.summary.or(dialog.root.locator('[data-role="faults"]')).first().waitFor();
    await expectNone(page, 'table', looks, part);
  });
}

test('pictures of values have no violations', async ({ page, room }) => {
  await room.open();
  const dialog = await DataDialog.open(page);
  await dialog.file();
  await dialog.paste('x;y;z;price\n1;2;3;10,5\n2;1;4;11,5\n3;4;5;9,25\n4;0;6;20,5\n5;5;1;7,5\n6;1;1;8,5\n7;1;1;8,25\n');
  await dialog.summary.waitFor();
  await dialog.useFile.click();
  await page.locator('[data-panel="values"]').waitFor();
  await page.locator('[data-role="columns"]').waitFor();
  for (const looks of looksAt(DESK, PHONE)) await expectNone(page, 'values', looks, '.room');
});
