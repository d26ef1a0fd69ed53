// axe finds no violations on desktop and phone: the inspector closed and open, notices and dialog.
import { LOOKS, sizesFor, violations } from '../support/axe';
import { expect, test } from '../support/fixtures';

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [look, [lang, theme]] of LOOKS.entries()) {
  for (const [name, viewport] of sizesFor(look, Object.entries(SIZES))) {
    test(`${name}, ${lang}, ${theme}`, async ({ room, page }) => {
      await page.setViewportSize(viewport);
      await room.open('v=1&act=relu&loss=squared-error&reg=l2&lr=10&n=none', `lang=${lang}&theme=${theme}`);
      await expect(page.locator('[data-problems]')).toBeVisible();
      await room.play.click();
      await expect(page.locator('[data-stopped]')).toBeVisible();
      await room.unfold();
      await room.enter('noise', '?');
      await expect(room.setting('noise').getByRole('alert')).toBeVisible();
      expect(await violations(page), 'the room with all its notices').toEqual([]);

      await room.openInspector();
      await room.inspector.locator('[data-role="graph"] button[data-name="p1"]').click();
      await expect(room.card.locator('.katex').first()).toBeVisible();
      // The table of all gates has hundreds of similar cells: at one size is enough.
      if (name === 'desk') await room.unfold();
      expect(await violations(page, '[data-panel="inspector"]'), 'the inspector').toEqual([]);

      await page.locator('[data-action="help"]').click();
      expect(await violations(page, 'dialog'), 'the help').toEqual([]);
    });
  }
}

test('a page that can’t run', async ({ page, trouble }) => {
  trouble.expect(/Failed to load resource/);
  await page.goto('/wasm-missing/');
  await expect(page.locator('[data-failure]')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
