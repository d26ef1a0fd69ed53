// Reading, choosing and training on a table of 100,000 rows never blocks the page.
import { writeFileSync } from 'node:fs';
import { expect, test } from '../support/fixtures';
import { DataDialog } from './data-dialog';

const ROWS = 100_000;
const MOST_MS = 50;

test('100,000 rows load without a long task of the main thread', async ({ page, room }, testInfo) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  await room.open();
  const dialog = await DataDialog.open(page);
  await dialog.file();
  const lines = ['x,y,z,label'];
  for (let row = 0; row < ROWS; ++row) {
    const angle = row * 0.001;
    lines.push(
      `${(5 * Math.sin(angle)).toFixed(4)},${(row % 977) / 100},${Math.cos(3 * angle).toFixed(5)},${'abc'[row % 3]}`,
    );
  }
  // A file on the disk: a buffer would be decoded by the page.
  const file = testInfo.outputPath('big.csv');
  writeFileSync(file, lines.join('\n'));
  await page.evaluate(() => ((window as unknown as { longTasks: number[] }).longTasks.length = 0));
  await dialog.root.locator('input[type="file"]').setInputFiles(file);
  await expect(dialog.root.locator('[data-role="table-size"]')).toContainText('100\u202f000 rows');
  await expect(dialog.summary).toContainText('100\u202f000 points');
  const reading = await longTasks();

  await dialog.useFile.click();
  await expect(room.setting('dataset')).toContainText('100\u202f000 points');
  await expect(page.locator('[data-panel="boundary"]')).toBeVisible();
  await room.stepOnce();
  const all = await longTasks();
  process.stdout.write(
    `long tasks: ${reading.length} while reading, ${all.length} until the first step; longest ${Math.max(0, ...all)} ms\n`,
  );
  expect(all.filter((duration) => duration > MOST_MS)).toEqual([]);

  function longTasks(): Promise<number[]> {
    return page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  }
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
