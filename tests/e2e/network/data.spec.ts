// Own data: points drawn with the mouse and the keyboard, tables, and what the browser keeps.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { DataDialog } from './data-dialog';

const csv = (name: string) => new URL(`../../fixtures/csv/${name}`, import.meta.url);

test.describe('own points', () => {
  test('are drawn, dragged, erased and undone with the mouse, and the net trains on them', async ({ page, room }) => {
    await room.open();
    const dialog = await DataDialog.open(page);
    await dialog.draw();
    await expect(dialog.state).toContainText('0 of at least 2 points');
    await expect(dialog.use).toBeDisabled();

    await dialog.press(-3, 3);
    await dialog.press(-2, 2);
    await expect(dialog.area).toHaveAttribute('data-points', '2');
    await expect(dialog.state).toContainText('at least two classes');
    await expect(dialog.use).toBeDisabled();

    await dialog.choose('class 1');
    await dialog.press(3, -3);
    await dialog.press(2, -2);
    await expect(dialog.state).toHaveText('4 points: 2 of class 0, 2 of class 1.');

    await dialog.drag(3, -3, 4, 1);
    await expect(dialog.spoken).toContainText(/class 1 at x (3\.9\d|4(\.0\d)?), y (0\.9\d|1(\.0\d)?)/);
    await dialog.choose('Erase');
    await dialog.press(-2, 2);
    await expect(dialog.state).toContainText('3 points');
    await dialog.undo.click();
    await expect(dialog.state).toContainText('4 points');
    await dialog.area.press('Control+z');
    await dialog.area.press('Control+z');
    await expect(dialog.area).toHaveAttribute('data-points', '3');
    await dialog.area.press('Control+Shift+z');
    await expect(dialog.area).toHaveAttribute('data-points', '4');

    await dialog.use.click();
    await expect(dialog.root).toBeHidden();
    await expect(room.setting('dataset')).toContainText('4 points');
    await expect(page).toHaveURL(/own=2\.2\.1/);
    await room.stepOnce();

    // The link alone restores them.
    await page.reload();
    await expect(room.setting('dataset')).toContainText('4 points');
    const again = await DataDialog.open(page);
    await again.draw();
    await expect(again.state).toHaveText('4 points: 2 of class 0, 2 of class 1.');
  });

  test('are drawn with the keyboard alone, from an empty page to a trained net', async ({ page, room }) => {
    await room.open();
    await page.locator('[data-action="choose-data"]').press('Enter');
    const dialog = new DataDialog(page);
    await page.locator('[data-action="draw-points"]').focus();
    await page.keyboard.press('Enter');
    await expect(dialog.area).toBeVisible();
    await tabTo(page, dialog.area);
    const keys = (...list: string[]) =>
      list.reduce((last, key) => last.then(() => page.keyboard.press(key)), Promise.resolve());
    await keys('ArrowLeft', 'ArrowLeft', 'Enter');
    await expect(dialog.spoken).toHaveText('Placed: class 0 at x −1, y 0.');
    await keys('ArrowUp', 'Enter', '2', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter', 'ArrowDown', 'Enter');
    await expect(dialog.state).toHaveText('4 points: 2 of class 0, 2 of class 1.');
    await keys('m', 'ArrowRight', 'Shift+ArrowRight', 'm');
    await expect(dialog.spoken).toHaveText('Put down: class 1 at x 1.1, y 0.');
    await keys('n');
    await expect(dialog.spoken).toContainText('Here: class 0 at x −1, y 0');
    await keys('Delete');
    await expect(dialog.spoken).toHaveText('Erased: class 0 at x −1, y 0. 3 points are left.');
    await tabTo(page, dialog.use);
    await page.keyboard.press('Enter');
    await expect(room.setting('dataset')).toContainText('3 points');
    await room.play.focus();
    await page.keyboard.press('Enter');
    await room.reach(50);
    await page.keyboard.press('Enter');
  });

  test('can have values: a curve or values in the plane', async ({ page, room }) => {
    await room.open();
    const dialog = await DataDialog.open(page);
    await dialog.draw();
    await dialog.choose('Curve');
    for (const [x, y] of [
      [-3, -2],
      [0, 1],
      [3, 2],
    ] as const)
      await dialog.press(x, y);
    await dialog.use.click();
    await expect(page).toHaveURL(/own=0\.1\.1.*loss=squared-error/);
    await room.stepOnce();

    const plane = await DataDialog.open(page);
    await plane.draw();
    await plane.choose('Values');
    await expect(plane.area).toHaveAttribute('data-points', '0');
    for (const [x, y] of [
      [-3, -2],
      [0, 1],
      [3, 2],
    ] as const)
      await plane.press(x, y);
    await plane.use.click();
    await expect(page).toHaveURL(/own=0\.2\.1/);
    await expect.poll(room.step).toBe(0);
    await room.stepOnce();
  });

  test('of a damaged or foreign link are replaced by a data set, with a message', async ({ page, room }) => {
    await room.open('v=1&own=2.2.1AAAA');
    await expect(page.locator('[data-problems="address"]')).toContainText('damaged');
    await room.open('v=1&d=xor&own=3.4.@elsewhere&n=100');
    await expect(page.locator('[data-problems="address"]')).toContainText('elsewhere');
    await expect(room.setting('dataset')).toContainText('XOR');
    await room.stepOnce();
  });
});

test.describe('tables', () => {
  test('list bad rows with their lines and leave them out only on request', async ({ page, room }) => {
    await room.open();
    const dialog = await DataDialog.open(page);
    await dialog.file();
    await dialog.pick(csv('18-missing.csv'));
    const faults = dialog.root.locator('[data-role="faults"]');
    await expect(faults).toContainText('Line 3, “x”: no value');
    await expect(faults).toContainText('Line 5, “label”: no value');
    await expect(dialog.useFile).toBeDisabled();
    await faults.getByRole('checkbox').check();
    await expect(dialog.summary).toContainText('2 points. Classes: a, b.');
    await dialog.useFile.click();
    await expect(room.setting('dataset')).toContainText('18-missing');
    await room.stepOnce();
  });

  test('are pasted, and read in another way on request', async ({ page, room }) => {
    await room.open();
    const dialog = await DataDialog.open(page);
    await dialog.file();
    await dialog.paste('1,5;2;rot\n3;4,25;blau\n5;6;rot\n');
    await expect(dialog.root.locator('[data-role="table-size"]')).toContainText('3 rows, 3 columns');
    await expect(dialog.root.locator('tbody tr').first()).toContainText('1.5');
    await dialog.root.getByLabel('Decimal mark').last().selectOption('.');
    await expect(dialog.root.locator('[data-role="faults"]')).toContainText(
      'Line 1, “column 1”: “1,5” is not a number',
    );
    await dialog.root.getByLabel('Decimal mark').last().selectOption(',');
    await expect(dialog.summary).toContainText('Classes: rot, blau');
    await dialog.root.getByLabel('Predict', { exact: true }).last().selectOption('0');
    await expect(dialog.summary).toContainText('3 points with the value column 1');
    await dialog.useFile.click();
    await expect(page).toHaveURL(/own=0\.1\./);
  });

  test('that cannot be used say why, and nothing is lost', async ({ page, room }) => {
    await room.open();
    await room.stepOnce();
    const dialog = await DataDialog.open(page);
    await dialog.file();
    const cases = [
      ['39-binary.csv', 'PNG file'],
      ['37-empty.csv', 'no text'],
      ['38-one-column.csv', 'From line 1 on there is only one column'],
      ['40-open-quote.csv', 'opens in line 3'],
      ['36-header-only.csv', 'no rows follow'],
    ] as const;
    for (const [name, message] of cases) {
      await dialog.pick(csv(name));
      await expect(dialog.root.locator('[data-problem]')).toContainText(message);
    }
    await dialog.pick(csv('41-too-many-classes.csv'));
    await expect(dialog.root.locator('[data-problem="many-classes"]')).toContainText('7 different values');
    await expect(dialog.useFile).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialog.root).toBeHidden();
    expect(await room.step()).toBe(1);
  });

  test('that no link carries are kept under a name, renamed and removed', async ({ page, room }) => {
    await room.open();
    const dialog = await DataDialog.open(page);
    await dialog.file();
    const rows = Array.from({ length: 600 }, (_, row) => `${row % 7},${(row * row) % 11},${row % 2 ? 'odd' : 'even'}`);
    await dialog.paste(`a,b,kind\n${rows.join('\n')}\n`);
    await expect(dialog.summary).toContainText('600 points');
    await expect(dialog.summary).toContainText('at most 500');
    await dialog.root.getByLabel('Keep it in this browser as').fill('six hundred');
    await dialog.useFile.click();
    await expect(room.setting('dataset')).toContainText('six hundred');
    await expect(page.locator('[data-role="link-note"]')).toContainText('opens only in this browser');
    await room.stepOnce();

    await page.reload();
    await expect(room.setting('dataset')).toContainText('six hundred');
    const again = await DataDialog.open(page);
    const entry = again.root.locator('[data-kept]');
    await expect(entry).toContainText('600 points, 2 columns, 2 classes');
    await entry.getByRole('button', { name: 'Rename six hundred' }).click();
    await entry.getByLabel('New name').fill('mine');
    await entry.getByRole('button', { name: 'Rename' }).click();
    await expect(again.root.locator('[data-kept="mine"]')).toBeVisible();
    await entry.getByRole('button', { name: 'Remove mine' }).click();
    await entry.getByRole('button', { name: 'Remove' }).click();
    await expect(entry).toHaveCount(0);
    await page.keyboard.press('Escape');
    await room.stepOnce();
  });

  test('last until the page closes if the browser keeps nothing', async ({ page, room }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await room.open();
    const dialog = await DataDialog.open(page);
    await expect(dialog.root.getByRole('alert')).toContainText('does not let the page store data');
    await dialog.file();
    await dialog.paste(
      `a,b,kind\n${Array.from({ length: 600 }, (_, row) => `${row},${-row},${row % 2}`).join('\n')}\n`,
    );
    await expect(dialog.summary).toContainText('600 points');
    await dialog.useFile.click();
    await expect(room.status).toContainText('lasts until you close the page');
    await expect(room.setting('dataset')).toContainText('600 points');
    await room.stepOnce();
  });
});

/** Moves the focus by Tab alone. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let count = 0; count < 40; ++count) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it');
}
