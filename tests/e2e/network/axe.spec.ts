// axe finds no violations in the whole room with the inspector open. `npm run prove` asks it in each browser.
import { violations } from '../support/axe';
import { expect, test } from '../support/fixtures';

test('the room with a gate chosen', async ({ room, page }) => {
  await room.open();
  await room.openInspector();
  await room.inspector.getByRole('button', { name: 'Start at the loss' }).click();
  await expect(room.card).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
