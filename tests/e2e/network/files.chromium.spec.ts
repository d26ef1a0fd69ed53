// Work as files: saved and opened again, by button and by dropping; the net for other programs and back; the work of the last visit.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DESK, expectNone, looksAt, nameOf, PHONE } from '../support/axe';
import { expect, test } from '../support/fixtures';

const dialog = (page: Page) => page.locator('[data-panel="files"]');

/** Opens the dialog with the key that saves in other programs. */
async function openDialog(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(dialog(page)).toBeVisible();
}

/** What the button downloads, as text or bytes. */
async function download(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), dialog(page).locator(button).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

const openFile = (page: Page, name: string, buffer: Buffer) =>
  dialog(page).locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/json', buffer });

test('saved work opens again: settings, net, place in the epoch; and one undo takes it back', async ({
  room,
  page,
}) => {
  await room.open('v=1&d=xor&net=5&opt=adam');
  for (let step = 0; step < 3; step++) await room.stepOnce();
  await expect.poll(() => room.step()).toBe(3);
  const loss = await room.loss();
  await openDialog(page);
  const { name, bytes } = await download(page, '[data-action="save-work"]');
  expect(name).toBe('backflow-xor-3.json');
  await page.keyboard.press('Escape');

  await page.goto('#v=1&d=circle');
  await expect.poll(() => room.step()).toBe(0);
  await openDialog(page);
  await openFile(page, name, bytes);
  await expect.poll(() => room.step()).toBe(3);
  expect(await room.loss()).toBe(loss);
  expect(page.url()).toContain('d=xor');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(() => room.step()).toBe(0);
  expect(page.url()).not.toContain('d=xor');
});

test('a file that was altered, cut or is another one gives a sentence and changes nothing', async ({ room, page }) => {
  await room.open('v=1&d=circle');
  await room.stepOnce();
  await openDialog(page);
  const { bytes } = await download(page, '[data-action="save-work"]');
  const text = bytes.toString();
  const said = dialog(page).locator('[data-role="file-said"]');
  for (const [name, wrong, words] of [
    ['altered.json', text.replace('"step": 1', '"step": 2'), 'altered after it was saved'],
    ['cut.json', text.slice(0, 200), 'damaged or cut short'],
    ['other.json', '{"name": "package"}', 'not a file that this page saved'],
    ['net.npz', 'PK', 'net.npz'],
  ] as const) {
    await openFile(page, name, Buffer.from(wrong));
    await expect(said).toContainText(words);
  }
  await page.keyboard.press('Escape');
  expect(await room.step()).toBe(1);
});

test('a dropped file opens; a graph opens in its room', async ({ room, page }) => {
  await room.open('v=1&d=circle');
  await room.stepOnce();
  await page.getByRole('banner').getByText('Gates', { exact: true }).click();
  await expect(page.locator('[data-panel="steps"]')).toBeVisible();
  await openDialog(page);
  const { name, bytes } = await download(page, '[data-action="save-work"]');
  expect(name).toBe('backflow-graph.json');
  await page.keyboard.press('Escape');
  await page.getByRole('banner').getByText('Network', { exact: true }).click();
  await page.evaluate(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text!], name!, { type: 'application/json' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, bytes.toString()],
  );
  await expect(page.locator('[data-panel="steps"]')).toBeVisible();
});

test('the net goes to other programs with notes, and comes back from a file with all its numbers', async ({
  room,
  page,
}) => {
  await room.open('v=1&d=circle&net=4,3');
  await room.stepOnce();
  await expect.poll(() => room.step()).toBe(1);
  const loss = await room.loss();
  await openDialog(page);
  const program = await download(page, '[data-format="numpy"]');
  expect(program.bytes.toString()).toContain('largest difference');
  await expect(dialog(page).locator('[data-role="taken"]')).toContainText(program.name);
  const weights = await download(page, '[data-table="weights"]');
  expect(weights.bytes.toString()).toMatch(/^parameter,row,column,value\r\nW1,0,0,/);
  const curve = await download(page, '[data-table="curve"]');
  expect(curve.bytes.toString()).toMatch(/^step,loss/);
  const { name, bytes } = await download(page, '[data-format="npz"]');
  await page.keyboard.press('Escape');

  await page.goto('#v=1&d=circle&net=2&seed=5');
  await expect.poll(() => room.step()).toBe(0);
  await openDialog(page);
  await openFile(page, name, bytes);
  await expect(dialog(page).locator('[data-role="file-said"]')).toContainText('2 hidden layers');
  await expect.poll(() => room.loss()).toBe(loss);
});

test('the work of the last visit is offered, and continues where it was', async ({ room, page }) => {
  await room.open('v=1&d=xor');
  for (let step = 0; step < 2; step++) await room.stepOnce();
  await expect.poll(() => room.step()).toBe(2);
  const loss = await room.loss();
  // The page keeps it with the next state; a hidden page keeps it at once.
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<number>((done) => {
          const asked = indexedDB.open('backflow-work');
          asked.onsuccess = () => {
            const { result } = asked;
            if (!result.objectStoreNames.contains('work')) return done(0);
            const got = result.transaction('work').objectStore('work').get('last');
            got.onsuccess = () => done((got.result as { step: number } | undefined)?.step ?? 0);
          };
        }),
    );
  await expect
    .poll(async () => {
      await room.stepOnce();
      return kept();
    })
    .toBeGreaterThan(1);
  const step = await kept();
  await page.reload();
  const offer = page.locator('[data-role="offer"]');
  await expect(offer).toContainText(`step ${step}`);
  await expect.poll(() => room.step()).toBe(0);
  await offer.locator('[data-action="continue-work"]').click();
  await expect.poll(() => room.step()).toBe(step);
  if (step === 2) expect(await room.loss()).toBe(loss);
  await expect(offer).toHaveCount(0);
});

for (const looks of looksAt(DESK, PHONE))
  test(`axe finds nothing in the dialog: ${nameOf(looks)}`, async ({ room, page }) => {
    await room.open('v=1&d=circle');
    await openDialog(page);
    await expect(dialog(page).locator('[data-format]').first()).toBeVisible();
    await expectNone(page, 'the dialog of files', looks);
  });
