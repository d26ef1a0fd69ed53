// Points are placed and dragged with a finger, on a phone.
import { PHONE } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { fingers } from '../support/touch';
import { DataDialog } from './data-dialog';

test.use({ hasTouch: true, viewport: PHONE });

test('a finger places points, drags them and erases them', async ({ page, room }) => {
  await room.open();
  await room.unfold();
  const dialog = await DataDialog.open(page);
  await dialog.draw();
  const tap = async (x: number, y: number) => {
    const at = await dialog.place(x, y);
    await page.touchscreen.tap(at.x, at.y);
  };
  await tap(-3, 3);
  await tap(3, 3);
  await expect(dialog.area).toHaveAttribute('data-points', '2');
  await dialog.choose('class 1');
  await tap(0, -3);
  await expect(dialog.state).toContainText('3 points: 2 of class 0, 1 of class 1');
  // The page must not scroll instead.
  await fingers(page, { from: await dialog.place(0, -3), to: await dialog.place(0, 2) });
  await expect(dialog.spoken).toContainText(/Put down: class 1 at x −?0(\.\d+)?, y (1\.9|2)/);
  await expect(dialog.area).toHaveAttribute('data-points', '3');
  await dialog.choose('Erase');
  await fingers(page, { from: await dialog.place(-4, 3), to: await dialog.place(4, 3) });
  await expect(dialog.area).toHaveAttribute('data-points', '1');
  for (const button of await dialog.root.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.round(box!.height)).toBeGreaterThanOrEqual(44);
  }
});
