// Practice with graphs of one's own, drawn ones, and the broken net of a day.
import { deflateRawSync } from 'node:zlib';
import { DESK, expectNone, looksAt, nameOf, PHONE } from '../support/axe';
import { expect, test } from '../support/fixtures';
import type { Locator, Page } from '@playwright/test';

const blank = (page: Page, id: string): Locator => page.locator(`input[data-blank="${id}"]`);

async function answer(page: Page, id: string, text: string): Promise<void> {
  await blank(page, id).fill(text);
  await blank(page, id).press('Enter');
}

function predictLink(text: string, values: Record<string, unknown>): string {
  const link = JSON.stringify({ v: 1, text, values: Object.entries(values), predict: true });
  return `./#gates=${deflateRawSync(Buffer.from(link)).toString('base64url')}`;
}

const STAGED = predictLink('q = x + y\nf = q * z', { x: -2, y: 5, z: -4 });

test('predict mode asks gradient by gradient, names a mistake, and shows nothing before', async ({ page }) => {
  await page.goto(STAGED);
  const bar = page.locator('[data-role="predict"]');
  await expect(bar).toHaveAttribute('data-ready', '');
  await expect(bar).toHaveAttribute('data-all', '4');
  const verdict = page.locator('[data-role="verdict"]');

  // The blanks of the × come first: q and z. Values stand in the picture, gradients do not.
  const first = page.locator('[data-role="predict-layer"] input.next');
  const q = (await first.getAttribute('data-blank'))!;
  await answer(page, q, '3');
  await expect(verdict).toHaveAttribute('data-mistake', 'own-operand');
  await expect(bar).toHaveAttribute('data-done', '0');
  await answer(page, q, '-4');
  await expect(bar).toHaveAttribute('data-done', '1');
  await expect(blank(page, q)).toHaveCount(0);
  // The next one has the focus.
  await expect(page.locator('[data-role="predict-layer"] input:focus')).toHaveCount(1);

  // A tab that shows gradients is closed until all are found.
  await page.locator('[data-tab="check"]').click();
  const closed = page.locator('[data-role="closed"]');
  await expect(closed).toBeVisible();
  await page.locator('[data-action="predict-one"]').click();
  await expect(bar).toHaveAttribute('data-done', '2');
  // Other values are other questions.
  const x = page.locator('[data-input="x"] [data-role="input-value"]');
  await x.fill('7');
  await x.press('Enter');
  await expect(bar).toHaveAttribute('data-done', '0');
  await page.locator('[data-action="predict-all"]').click();
  await expect(bar).toHaveAttribute('data-done', '4');
  await expect(page.locator('[data-role="predict-layer"] input')).toHaveCount(0);
  await expect(closed).toHaveCount(0);
  await expect(page.locator('[data-role="check-sum"]')).toBeVisible();

  // It is in the link, and off again it shows everything.
  await page.reload();
  await expect(bar).toHaveAttribute('data-done', '0');
  await page.locator('[data-action="predict"]').uncheck();
  await expect(bar).toHaveCount(0);
  await expect(page.locator('[data-role="step-says"]')).toBeVisible();
});

test('a drill: a wrong answer ends the streak, right ones make it longer, and the best one is kept', async ({
  page,
}) => {
  await page.goto('./#lessons=drill:scalars&seed=3');
  // f = q · p with q = x · p: the gradient of q is p, which is z − y = −5.
  await expect(blank(page, 'q')).toBeVisible();
  const streak = page.locator('[data-role="drill-streak"]');
  await answer(page, 'q', '-5');
  await expect(streak).toHaveAttribute('data-now', '1');
  await page.locator('[data-action="lesson-share"]').click();
  await expect(page.locator('[data-role="lesson-link"]')).toHaveValue(/#lessons=drill\.scalars&seed=3$/);
  await page.locator('[role="tab"][data-tab="receipt"], [role="tab"]:has-text("Receipt")').first().click();
  await expect(page.locator('[data-role="receipt-count"]')).toContainText('Questions answered: 1.');
  await page.keyboard.press('Escape');
  await page.locator('[data-action="lesson-next"]').click();
  await expect(page).toHaveURL(/seed=4/);
  // f = q / x: 1/3 by p, times z = −1.
  await answer(page, 'p', '1');
  await expect(streak).toHaveAttribute('data-now', '1');
  await answer(page, 'p', '-1/3');
  await expect(page.locator('[data-role="lesson-step"]')).toHaveAttribute('data-done', 'true');
  await expect(streak).toHaveAttribute('data-now', '0');
  await expect(streak).toHaveAttribute('data-best', '1');
  await page.locator('[data-action="lesson-list"]').click();
  await expect(page.locator('[data-role="drill"]')).toContainText('1');
  await page.locator('[data-drill="matrices"]').click();
  await expect(page).toHaveURL(/drill\.matrices&seed=\d+/);
  await expect(page.locator('[data-role="lesson-step"] [data-blank]').first()).toBeVisible();
});

test('a typed graph becomes a worksheet, and the room has it still', async ({ page }) => {
  await page.goto('./#gates');
  await page.locator('[data-action="files"]').click();
  await page.locator('[data-action="worksheet"]').click();
  const papers = page.locator('[data-version]');
  await expect(papers.first()).toContainText('f = (x + y) * z');
  await page.locator('[data-role="versions"]').fill('2.5');
  await expect(page.locator('[data-sheets]:not([data-busy]) [data-version]')).toHaveCount(2);
  await page.locator('[data-role="versions"]').fill('3');
  await expect(papers).toHaveCount(3);
  await expect(papers.first()).not.toContainText('= −4');
  await page.getByText('Worked solution').click();
  await expect(papers.first()).toContainText('‘x + y’: 1 × −4 = −4');
  // In the other language the same sheet is open.
  await page.locator('[data-action="language"]').click();
  await expect(papers.first()).toContainText('‘x + y’: 1 × −4 = −4');
  await expect(papers.first()).toContainText('모든 기울기');
  await expect(papers).toHaveCount(3);
  await page.locator('[data-action="language"]').click();
  await expect(papers.first()).toContainText('Write down every gradient');
  await page.locator('[data-action="sheet-close"]').click();
  await expect(page.locator('[data-room="gates"]')).toBeVisible();
  // The room of the worksheet has its lessons again.
  await page.locator('header').getByText('Lessons', { exact: true }).click();
  await expect(page.locator('[data-role="drill"]')).toBeVisible();
});

test('the net of a day: broken, mended in one move, with a line to share', async ({ page, room, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // Two relu layers whose units died of a rate of 3.
  await page.goto('./#lessons=daily.2');
  await page.locator('[data-action="repair"]').click();
  const bar = page.locator('[data-role="repair"]');
  await expect(bar).toBeVisible();
  await expect.poll(() => room.step()).toBeGreaterThan(0);
  await expect(page.locator('[data-role="headline"]')).not.toContainText('dead units');
  await page.locator('[data-action="judge"]').click();
  await expect(bar).toHaveAttribute('data-mended', 'false');
  await room.enter('learningRate', '0.03');
  await page.locator('[data-action="judge"]').click();
  await expect(bar).toHaveAttribute('data-mended', 'true');
  const line = page.locator('[data-role="daily-line"]');
  await expect(line).toHaveText('Backflow 2: dead units mended in 1 move');
  await page.locator('[data-action="copy-line"]').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await line.textContent());
  // A language that is chosen in the other room is that of the task, and of the step.
  await page.locator('[data-action="language"]').click();
  await expect(bar).toContainText('신경망 고치기');
  await page.locator('[data-action="repair-back"]').click();
  await expect(page.locator('[data-role="lesson-step"]')).toContainText('신경망 고치기');
});

for (const looks of looksAt(DESK, PHONE)) {
  test(`axe: predict mode, a drill and the net of a day: ${nameOf(looks)}`, async ({ page }) => {
    await page.goto(STAGED);
    await expect(page.locator('[data-role="predict"]')).toHaveAttribute('data-ready', '');
    await expectNone(page, 'predict mode', looks);
    await page.goto('./#lessons=drill:nets&seed=3');
    await expect(page.locator('input[data-blank]').first()).toBeVisible();
    await expectNone(page, 'a drill', looks);
    await page.goto('./#lessons=daily.2');
    await expect(page.locator('[data-action="repair"]')).toBeVisible();
    await expectNone(page, 'the net of a day', looks);
  });
}
