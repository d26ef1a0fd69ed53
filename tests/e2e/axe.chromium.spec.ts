// axe without violations: both languages, both themes, a desk and a phone; the inspector shut and open, notices and dialog.
import { violations } from './axe';
import { expect, test } from './fixtures';

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [name, viewport] of Object.entries(SIZES)) {
  for (const lang of ['en', 'ko']) {
    test(`${name}, ${lang}, light and dark`, async ({ room, page }) => {
      await page.setViewportSize(viewport);
      await room.open('v=1&act=relu&loss=squared-error&reg=l2&lr=10&n=none', `lang=${lang}&theme=light`);
      await expect(page.locator('[data-problems]')).toBeVisible();
      await room.play.click();
      await expect(page.locator('[data-stopped]')).toBeVisible();
      await room.unfold();
      await room.enter('noise', '?');
      await expect(room.setting('noise').getByRole('alert')).toBeVisible();

      for (const theme of ['light', 'dark']) {
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        expect(await violations(page), `${theme}: the room with all its notices`).toEqual([]);

        await room.openInspector();
        await room.inspector.locator('[data-role="graph"] button[data-name="p1"]').click();
        await expect(room.card.locator('.katex').first()).toBeVisible();
        // The table of all gates has hundreds of cells of one kind: once for each look is enough.
        if (lang === 'en') await room.unfold();
        expect(await violations(page, '[data-panel="inspector"]'), `${theme}: the inspector`).toEqual([]);

        await page.locator('[data-action="help"]').click();
        expect(await violations(page, 'dialog'), `${theme}: the help`).toEqual([]);
        await page.keyboard.press('Escape');
        await page.locator('[data-action="inspector"]').click();
        await page.locator('[data-action="theme"]').click();
      }
    });
  }
}

test('a page that can’t run', async ({ page, trouble }) => {
  trouble.expect(/Failed to load resource/);
  await page.goto('/wasm-missing/');
  await expect(page.locator('[data-failure]')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
