// The page never blocks: while a net of 2-16-16-1 trains with all its maps and the inspector open, no task of the main thread is
// over 50 ms. Counted from 2 s after Play, the best of three runs. What counts is the task's own time on the processor: on a shared
// machine a task of 20 ms takes 60 by the clock when something else runs in between. The clock's figures are printed beside it.
import type { Browser, Page } from '@playwright/test';
import { expect, test } from './fixtures';

const RUN_MS = 3_000;
const SETTLE_MS = 2_000;
const RUNS = 3;

/** Upper ends of the histogram's bins, in milliseconds. */
const BINS = [8, 12, 17, 25, 34, 50, 100, Infinity];

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  args: { name?: string };
  /** Microseconds by the clock, and on the processor. */
  dur?: number;
  tdur?: number;
}

interface Run {
  /** Milliseconds of each task of the page's main thread: on the processor, and by the clock. */
  own: number[];
  clock: number[];
  frames: number;
}

/** The tasks of the main thread that did most: that of the page, not of a worker or of the browser's own pages. */
function mainTasks(events: TraceEvent[]): TraceEvent[] {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasks = mains.map(({ pid, tid }) =>
    events.filter(
      (one) => one.pid === pid && one.tid === tid && one.ph === 'X' && one.name === 'ThreadControllerImpl::RunTask',
    ),
  );
  return tasks.sort((a, b) => b.length - a.length)[0] ?? [];
}

async function measure(browser: Browser, page: Page): Promise<Run> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  const frames = await page.evaluate(async (ms) => {
    const start = performance.now();
    let count = 0;
    for (; performance.now() - start < ms; count++) await new Promise(requestAnimationFrame);
    return count;
  }, RUN_MS);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const tasks = mainTasks(traceEvents);
  return {
    own: tasks.map(({ tdur }) => (tdur ?? NaN) / 1000),
    clock: tasks.map(({ dur }) => (dur ?? NaN) / 1000),
    frames,
  };
}

function histogram(times: number[]): string {
  const counts = BINS.map((bin, index) => times.filter((ms) => ms <= bin && ms > (BINS[index - 1] ?? -1)).length);
  return BINS.map((bin, index) => `≤${bin}: ${counts[index]}`).join('  ');
}

const long = (times: number[]) => times.filter((ms) => ms > 50).length;

test('no task over 50 ms while it trains with maps and inspector', async ({ room, page, browser }, testInfo) => {
  await room.open('v=1&d=spiral&n=512&net=16,16&act=tanh&loss=squared-error&b=32&speed=max');
  await room.plot.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await room.inspector.getByRole('button', { name: 'Start at the loss' }).click();
  await room.inspector.locator('[data-role="graph"] button[data-name="p2"]').click();
  await expect(room.card).toHaveAttribute('data-name', 'p2');
  await room.play.click();
  const before = await room.step();
  await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), SETTLE_MS);

  const runs: Run[] = [];
  while (runs.length < RUNS && !runs.some(({ own }) => long(own) === 0)) {
    const run = await measure(browser, page);
    runs.push(run);
    const line = `run ${runs.length}: ${run.frames} frames; tasks in ms on the processor ${histogram(run.own)}; by the clock ${histogram(run.clock)}`;
    console.log(`      ${line}`);
    testInfo.annotations.push({ type: 'smooth', description: line });
  }
  // It really trained and drew meanwhile.
  expect(await room.step()).toBeGreaterThan(before + 1000);
  expect(Number(await room.inspector.getAttribute('data-step'))).toBeGreaterThan(before + 500);
  const last = runs.at(-1)!;
  expect(last.frames).toBeGreaterThan(20);
  // The trace really had the page's tasks in it, with their times.
  expect(last.own.length).toBeGreaterThan(100);
  expect(last.own.every(Number.isFinite)).toBe(true);
  expect(Math.min(...runs.map(({ own }) => long(own))), 'tasks over 50 ms in the best run').toBe(0);
});
