/** Two lessons from the first step to the last, with every mistake that their steps list. */
import { expect, test } from '../support/fixtures';
import { LessonsRoom } from './room';
import { playLesson } from './play';

for (const [id, lang] of [
  ['nudge', 'en'],
  ['backwards', 'ko'],
] as const)
  test(`lesson ${id} is played in ${lang}`, async ({ page }) => {
    test.setTimeout(240_000);
    const room = new LessonsRoom(page);
    await room.open('lessons', `lang=${lang}`);
    await page.locator(`[data-lesson="${id}"]`).click();
    await playLesson(room, id, (step) => room.expectFieldsFree(step));
    const done = await page.locator(`[data-lesson="${id}"] progress`).evaluate((bar: HTMLProgressElement) => bar.value);
    // The repair at the end is not done.
    expect(done).toBeGreaterThanOrEqual(9);
    await page.reload();
    await expect(page.locator(`[data-lesson="${id}"] progress`)).toHaveAttribute('value', String(done));
  });

test('a lesson is gone through by keyboard alone, with reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const room = new LessonsRoom(page);
  await room.open();
  await page.locator('[data-lesson="nudge"]').focus();
  await page.keyboard.press('Enter');
  await room.ready('nudge.graph');
  // The field in the picture is reached by tabs, and nothing traps the focus.
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['blank'] ?? '');
  for (let tab = 0; tab < 40 && (await focused()) !== 'f'; ++tab) await page.keyboard.press('Tab');
  expect(await focused()).toBe('f');
  await page.keyboard.type('-22');
  await page.keyboard.press('Enter');
  await expect(room.verdict).toHaveAttribute('data-mistake', 'order');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('-12');
  await page.keyboard.press('Enter');
  await expect(room.after).toBeVisible();
  // The focus is not lost with the field, and the keys for next and back work.
  await expect(room.after).toBeFocused();
  await page.keyboard.press('n');
  await room.ready('nudge.rise');
  await expect(room.step.locator('h2')).toBeFocused();
  await page.keyboard.press('b');
  await room.ready('nudge.graph');
  await page.keyboard.press('n');
  await room.ready('nudge.rise');
  const chosen = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['choice'] ?? '');
  for (let tab = 0; tab < 20 && (await chosen()) !== 'falls'; ++tab) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(room.after).toBeVisible();
  expect(
    await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
  ).toBe(0);
});

test('a matrix is answered in cells, or pasted as a whole', async ({ page }) => {
  const room = new LessonsRoom(page);
  await room.open('lessons=matrices.square');
  const cells = page.locator('[role="group"][data-blank] input');
  await expect(cells).toHaveCount(4);
  for (const [place, text] of ['-1', '1', '8', '3'].entries()) await cells.nth(place).fill(text);
  await cells.nth(3).press('Enter');
  await expect(room.verdict).toHaveAttribute('data-verdict', 'not-yet');
  await expect(cells.nth(3)).toHaveAttribute('aria-invalid', 'true');
  await expect(cells.nth(0)).not.toHaveAttribute('aria-invalid', 'true');
  await room.fill(
    await cells.first().evaluate((one) => one.closest<HTMLElement>('[data-blank]')!.dataset['blank']!),
    '[[-1, 1], [8, -3]]',
  );
  await expect(room.verdict).toHaveAttribute('data-verdict', 'exact');
  await expect(room.after).toBeVisible();
});

test('a repair opens the real room, is judged there, and counts in the lesson', async ({ page }) => {
  const room = new LessonsRoom(page);
  await room.open('lessons=nudge.mend');
  await page.locator('[data-action="repair"]').click();
  await expect(room.repair).toBeVisible();
  const editor = page.locator('[data-role="editor"] .cm-content');
  await expect(editor).toHaveText('f = x + y * z');
  await page.locator('[data-action="judge"]').click();
  await expect(room.repair.getByRole('status')).not.toBeEmpty();
  await expect(room.repair).not.toHaveAttribute('data-mended', 'true');
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('f = (x + y) * z');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-role="gates-graph"] [role="button"]').first()).toBeVisible();
  await expect(async () => {
    await page.locator('[data-action="judge"]').click();
    await expect(room.repair).toHaveAttribute('data-mended', 'true', { timeout: 2_000 });
  }).toPass();
  await page.locator('[data-action="repair-back"]').click();
  await room.ready('nudge.mend');
  await expect(page.locator('.dot[data-step="nudge.mend"]')).toHaveClass(/right/);
});

test('on a phone nothing is cut off, and fields stand free', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const room = new LessonsRoom(page);
  await room.open();
  await room.expectNoOverflow('the list');
  for (const step of ['nudge.all', 'nudge.cost', 'patterns.max', 'vectors.relu', 'matrices.norm', 'step.whole']) {
    await room.open(`lessons=${step}`);
    await room.ready(step);
    await room.expectNoOverflow(step);
    await room.expectFieldsFree(step);
    await expect(page.locator('[data-action="lesson-list"]')).toBeVisible();
  }
});

test('a long title and twelve steps fit into the top bar', async ({ page }) => {
  for (const lang of ['en', 'ko']) {
    await page.goto(`./?lang=${lang}#lessons=sigmoid.all`);
    await expect(page.locator('[data-role="lesson-step"]')).toBeVisible();
    for (const width of [1280, 768]) {
      await page.setViewportSize({ width, height: 720 });
      await expect(page.locator('[data-action="help"]')).toBeInViewport({ ratio: 1 });
      const share = await page.locator('[data-action="lesson-share"]').boundingBox();
      const language = await page.locator('[data-action="language"]').boundingBox();
      expect(share!.x + share!.width, `${lang}, ${width} px`).toBeLessThanOrEqual(language!.x);
    }
  }
});

test('a printed step has its text, and not its tools', async ({ page }) => {
  const room = new LessonsRoom(page);
  await room.open('lessons=nudge.graph');
  await page.emulateMedia({ media: 'print' });
  await expect(room.step.locator('h2')).toBeVisible();
  await expect(room.next).toBeHidden();
  const clipped = await room.step.evaluate(
    (step) => step.getBoundingClientRect().bottom > document.documentElement.scrollHeight + 1,
  );
  expect(clipped).toBe(false);
});
