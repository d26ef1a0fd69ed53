// Reading, choosing and training on a table of 100,000 rows never blocks the page. Tasks are measured in processor time, since on a
// shared machine a task of 20 ms can take 60 ms by the clock; best of three. Reading the rows on the page's own thread would take
// several hundred milliseconds. BACKFLOW_STRICT, for an otherwise idle machine, asserts the goal: no task over 50 ms.
import { writeFileSync } from 'node:fs';
import { expect, test } from '../support/fixtures';
import { mainTasks } from '../support/trace';
import { DataDialog } from './data-dialog';

const ROWS = 100_000;
const LONGEST_TASK_MS = process.env.BACKFLOW_STRICT ? 50 : 150;
const RUNS = 3;

function table(): string {
  const lines = ['x,y,z,label'];
  for (let row = 0; row < ROWS; ++row) {
    const angle = row * 0.001;
    lines.push(
      `${(5 * Math.sin(angle)).toFixed(4)},${(row % 977) / 100},${Math.cos(3 * angle).toFixed(5)},${'abc'[row % 3]}`,
    );
  }
  return lines.join('\n');
}

test('100,000 rows load without a long task of the main thread', async ({ page, room, browser }, testInfo) => {
  test.setTimeout(180_000);
  // A file on the disk: a buffer would be decoded by the page.
  const file = testInfo.outputPath('big.csv');
  writeFileSync(file, table());

  const longest: number[] = [];
  while (longest.length < RUNS && !longest.some((ms) => ms <= LONGEST_TASK_MS)) {
    await room.open();
    const dialog = await DataDialog.open(page);
    await dialog.file();
    await browser.startTracing(page, { categories: ['toplevel'] });
    await dialog.root.locator('input[type="file"]').setInputFiles(file);
    await expect(dialog.root.locator('[data-role="table-size"]')).toContainText('100\u202f000 rows');
    await expect(dialog.summary).toContainText('100\u202f000 points');
    await dialog.useFile.click();
    await expect(room.setting('dataset')).toContainText('100\u202f000 points');
    await expect(page.locator('[data-panel="boundary"]')).toBeVisible();
    await room.stepOnce();
    const { own } = mainTasks(await browser.stopTracing());
    expect(own.length).toBeGreaterThan(100);
    longest.push(Math.max(...own.filter(Number.isFinite)));
    console.log(`      run ${longest.length}: longest task ${longest.at(-1)!.toFixed(0)} ms on the processor`);
  }
  expect(Math.min(...longest), 'milliseconds of the longest task').toBeLessThanOrEqual(LONGEST_TASK_MS);
});

test('reading a large file shows its progress and can be canceled', async ({ page, room }) => {
  test.setTimeout(120_000);
  await room.open();
  const dialog = await DataDialog.open(page);
  await dialog.file();
  const buffer = Buffer.from('1.5,2.5,3.5,4.5,a\n'.repeat(900_000));
  await dialog.root.locator('input[type="file"]').setInputFiles({ name: 'big.csv', mimeType: 'text/csv', buffer });
  await expect(dialog.root.locator('[data-role="reading-file"]')).toContainText('%');
  await dialog.root.locator('[data-action="cancel-reading"]').click();
  await expect(dialog.root.locator('[data-role="paste"]')).toBeVisible();
  await dialog.paste('1,2,a\n3,4,b\n');
  await expect(dialog.summary).toContainText('2 points');
});
