/** Touch input at the browser's level: the browser may scroll instead of sending events to the page. */
import type { Page } from '@playwright/test';
import { frames } from '../network/room';

interface Path {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** Moves one finger along each path, simultaneously. */
export async function fingers(page: Page, ...paths: Path[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (share: number) =>
    paths.map(({ from, to }, id) => ({
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
      id,
    }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= 12; ++step) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 12) });
    await frames(page, 1);
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}
