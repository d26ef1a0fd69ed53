/** What the room adds to the page's first load, and that lessons load one by one. */
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from '../support/fixtures';
import { LessonsRoom } from './room';

/** Compressed as a server would, in bytes. */
const MOST = 60 * 1024;

test('the room adds at most 60 KiB, and each lesson its own part', async ({ page }) => {
  const loaded = new Map<string, number>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!/\.(js|css)$/.test(pathname) || pathname.endsWith('sw.js')) return;
    loaded.set(pathname, 0);
    void response.body().then((body) => {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
      loaded.set(pathname, brotliCompressSync(body, { params }).length);
    });
  });
  const measured = async () => {
    await page.waitForLoadState('networkidle');
    await expect.poll(() => [...loaded.values()].every((size) => size > 0)).toBe(true);
    return new Map(loaded);
  };
  const added = (after: Map<string, number>, before: Map<string, number>) =>
    [...after].filter(([path]) => !before.has(path)).reduce((sum, [, size]) => sum + size, 0);

  await page.goto('./');
  await expect(page.locator('[data-role="headline"]')).toBeVisible();
  const first = await measured();
  const room = new LessonsRoom(page);
  await page.locator('header input[value="lessons"]').check({ force: true });
  await expect(page.locator('[data-role="lesson-list"]')).toBeVisible();
  const list = await measured();
  await page.locator('[data-lesson="nudge"]').click();
  await room.ready('nudge.graph');
  const lesson = await measured();
  await page.locator('[data-action="lesson-list"]').click();
  await page.locator('[data-lesson="checking"]').click();
  await room.ready();
  const another = await measured();

  const figures = {
    room: added(list, first),
    firstLesson: added(lesson, list),
    anotherLesson: added(another, lesson),
  };
  console.log(`brotli: ${JSON.stringify(figures)}`);
  expect(figures.room).toBeLessThanOrEqual(MOST);
  // Lesson 12 recalls steps of others, but not all of them.
  expect(figures.anotherLesson).toBeGreaterThan(0);
  expect(figures.anotherLesson).toBeLessThan(figures.room);
});
