// What teachers use: links with QR codes, receipts and their table, sheets on paper, static pages.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DESK, expectNone, looksAt } from '../support/axe';
import { expect, test } from '../support/fixtures';

const [looks] = looksAt(DESK);
const step = (page: Page, id: string) => page.locator(`[data-step="${id}"][data-role="lesson-step"]`);

test('a link with hidden answers shows them at a press, and its dialog has the link and its QR code', async ({
  page,
}) => {
  await page.goto('?lesson=backwards&step=x&answers=hidden');
  await expect(step(page, 'backwards.x')).toBeVisible();
  const field = page.locator('input[data-blank="x"]');
  await field.fill('-4');
  await field.press('Enter');
  await expect(page.locator('#lesson-verdict[data-verdict="exact"]')).toBeVisible();
  await expect(step(page, 'backwards.x')).not.toHaveAttribute('data-done');
  await page.locator('[data-action="reveal"]').click();
  await expect(step(page, 'backwards.x')).toHaveAttribute('data-done');

  await page.locator('[data-action="lesson-share"]').click();
  await expect(page.locator('[data-role="qr"] path')).toHaveAttribute('d', /^M/);
  const link = page.locator('[data-role="lesson-link"]');
  await expect(link).toHaveValue(/#lessons=backwards\.x&answers=hidden$/);
  await expectNone(page, 'the dialog', looks!, 'dialog');
  await page.goto(await link.inputValue());
  await expect(step(page, 'backwards.x')).toBeVisible();
});

test('a receipt is handed in as a file and as a line, and the teacher’s page judges it again', async ({ page }) => {
  await page.goto('#lessons=backwards.x');
  const field = page.locator('input[data-blank="x"]');
  await field.fill('1');
  await field.press('Enter');
  await expect(page.locator('[data-role="verdict"]')).toHaveAttribute('data-verdict', 'mistake');
  await field.fill('-4');
  await field.press('Enter');
  await expect(step(page, 'backwards.x')).toHaveAttribute('data-done');
  await page.locator('[data-action="lesson-share"]').click();
  await page.locator('[data-tab="receipt"]').click();
  await page.locator('[data-role="receipt-name"]').fill('Ada Kim');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action="receipt-save"]').click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  await page.locator('[data-action="receipt-copy"]').click();
  const line = await page.locator('[data-role="receipt-line"]').inputValue();

  await page.goto('#lessons=receipts');
  const give = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await page
    .locator('[data-role="receipt-files"]')
    .setInputFiles([
      give('ada.json', text),
      give('cut.json', text.slice(0, 300)),
      give('changed.json', text.replace('Ada', 'Bob')),
      give('other.json', '{"x": 1}'),
    ]);
  await expect(page.locator('tbody tr')).toHaveCount(4);
  await page.locator('[data-role="receipt-lines"]').fill(line);
  await page.locator('[data-action="receipts-read"]').click();
  const findings = page.locator('tbody tr');
  await expect(findings).toHaveCount(5);
  const found = await findings.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.finding));
  expect(found.slice(0, 4)).toEqual(['agrees', 'truncated', 'altered', 'foreign']);
  // Made within the same second, the line is the same receipt as the file.
  expect(['agrees', 'twice']).toContain(found[4]);
  await expect(findings.first()).toContainText('Ada Kim');
  await expect(page.locator('[data-role="class-mistakes"] li')).toContainText('That is the local gradient alone.');
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action="receipts-csv"]').click(),
  ]);
  expect(
    readFileSync(await csv.path(), 'utf8')
      .trim()
      .split('\r\n'),
  ).toHaveLength(6);
  await expectNone(page, 'the teacher’s page', looks!);
  // On a phone the table scrolls, so that names keep their space.
  await page.setViewportSize({ width: 390, height: 844 });
  expect((await page.locator('td.name').first().boundingBox())!.width).toBeGreaterThan(100);
});

test('a worksheet prints a version on its own pages, without controls', async ({ page }) => {
  await page.goto('#lessons=backwards');
  await page.locator('[data-action="lesson-share"]').click();
  await page.locator('[data-action="sheet-open"]').click();
  await page.locator('[data-role="versions"]').fill('2');
  await expect(page.locator('[data-sheets]:not([data-busy]) .paper')).toHaveCount(2);
  await expectNone(page, 'the sheets', looks!);
  const texts = await page.locator('.paper').allTextContents();
  expect(new Set(texts).size).toBe(2);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.tools')).toBeHidden();
  await expect(page.locator('.paper').first()).toBeVisible();
  const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
  expect(pages).toBeGreaterThanOrEqual(2);
});

test('a static page opens the step that it is about, in its language', async ({ page }) => {
  await page.goto('ko/questions/used-twice.html');
  await expect(page.locator('svg')).toBeVisible();
  await expect(page.locator('h1')).toHaveCSS('line-height', /px/);
  await page.locator('.open').click();
  await expect(step(page, 'patterns.square')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
});

test('a training step is carried to the Gates room and printed as a worksheet', async ({ page, room }) => {
  await room.open('v=1&d=xor&net=2&b=1&reg=none');
  await room.stepOnce();
  await room.openInspector();
  await page.locator('[data-role="graph"] button[data-name="z1"]').click();
  await page.locator('[data-action="carry"]').click();
  await page.locator('[data-carry="step"]').click();
  await expect(page.locator('[data-role="gates-graph"] [role="button"]').first()).toBeVisible();
  await page.locator('[data-action="files"]:visible').click();
  await page.locator('[data-action="worksheet"]').click();
  await expect(page.locator('[data-version]')).toContainText('The gradient of W1');
});
