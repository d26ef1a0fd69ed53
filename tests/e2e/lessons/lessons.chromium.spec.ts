/** Two lessons from the first step to the last, with every mistake that their steps list. */
import { expect, test } from '../support/fixtures';
import { asked, stepsOf, typed } from './data';
import { mendStep } from './mend';
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

test('a lesson is gone through by keyboard alone, from the list to the mended repair, with reduced motion', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const room = new LessonsRoom(page);
  const { keyboard } = page;
  /** Nothing traps the focus: tabs reach what is looked for. */
  const reach = async (selector: string): Promise<void> => {
    const there = () => page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector);
    for (let tab = 0; tab < 80 && !(await there()); ++tab) await keyboard.press('Tab');
    expect(await there(), selector).toBe(true);
  };
  await room.open();
  await reach('[data-lesson="nudge"]');
  await keyboard.press('Enter');
  for (const { id, question } of stepsOf('nudge')) {
    await room.ready(id);
    if (id !== 'nudge.graph') await expect(room.step.locator('h2')).toBeFocused();
    if (!question) {
      if (id !== 'nudge.mend') await keyboard.press('n');
      continue;
    }
    if ('choices' in question) {
      await reach(`[data-choice="${question.right[0]}"]`);
      await keyboard.press('Enter');
    } else {
      for (const { id: blank } of question.blanks) {
        await reach(`input[data-blank="${blank}"]`);
        if (id === 'nudge.graph') {
          await keyboard.type('-22');
          await keyboard.press('Enter');
          await expect(room.verdict).toHaveAttribute('data-mistake', 'order');
          await keyboard.press('ControlOrMeta+a');
        }
        await keyboard.type(typed(asked(id).answers[blank]!.truth));
        await keyboard.press('Enter');
      }
    }
    await expect(room.after).toBeVisible();
    // The focus is not lost with the field.
    if ('blanks' in question) await expect(room.after).toBeFocused();
    await keyboard.press('n');
  }
  expect(
    await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
  ).toBe(0);
  await keyboard.press('b');
  await keyboard.press('n');
  await room.ready('nudge.mend');
  await reach('[data-action="repair"]');
  await keyboard.press('Enter');
  await expect(page.locator('[data-role="gates-graph"] [role="button"]').first()).toBeVisible();
  await expect(page.locator('[data-role="editor"] .cm-content')).toBeVisible();
  // Tabs pass the editor; Enter goes into it.
  await reach('[data-role="editor"]');
  await keyboard.press('Enter');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.insertText('f = (x + y) * z');
  await keyboard.press('Escape');
  await expect(page.locator('[data-role="gates-graph"] [role="button"]')).toHaveCount(5);
  await expect(async () => {
    await reach('[data-action="judge"]');
    await keyboard.press('Enter');
    await expect(room.repair).toHaveAttribute('data-mended', 'true', { timeout: 2_000 });
  }).toPass();
  await reach('[data-action="repair-back"]');
  await keyboard.press('Enter');
  await room.ready('nudge.mend');
  await keyboard.press('n');
  await expect(page.locator('[data-role="lesson-list"]')).toBeVisible();
  await expect(page.locator('[data-lesson="nudge"] progress')).toHaveAttribute(
    'value',
    String(stepsOf('nudge').length),
  );
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

for (const step of ['nudge.mend', 'vectors.mend'])
  test(`a repair opens the real room, is judged there, and counts in the lesson: ${step}`, async ({ page }) => {
    const room = new LessonsRoom(page);
    await room.open(`lessons=${step}`);
    await mendStep(room, asked(step).step.repair!);
    await page.locator('[data-action="repair-back"]').click();
    await room.ready(step);
    await expect(page.locator(`.dot[data-step="${step}"]`)).toHaveClass(/right/);
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
