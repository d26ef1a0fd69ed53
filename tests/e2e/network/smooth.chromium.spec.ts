// The page never blocks: while a 2-16-16-1 net trains with all maps and the inspector open, no task of the main thread takes more
// than 50 ms, and the worker trains most of its time. Measured from 2 s after Play, best of three runs. Tasks are measured in
// processor time, since on a shared machine a task of 20 ms can take 60 ms by the clock; clock times are printed too.
// BACKFLOW_STRICT, for an otherwise idle machine, asserts the goals: no task over 16 ms, 60 frames per second, an input painted
// within 100 ms, 80 % of the time in training.
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { mainTasks } from '../support/trace';

const RUN_MS = 3_000;
const SETTLE_MS = 2_000;
const RUNS = 3;

const STRICT = Boolean(process.env.BACKFLOW_STRICT);
const LONGEST_TASK_MS = STRICT ? 16 : 50;

/** Upper bounds of the histogram's bins, in milliseconds. */
const BINS = [4, 8, 12, 16, 25, 34, 50, 100, Infinity];

interface Run {
  /** Milliseconds of each task of the page's main thread: on the processor, and by the clock. */
  own: number[];
  clock: number[];
  framesPerSecond: number;
  /** Milliseconds from a click to the frame that shows it, the slowest of several. */
  inputToPaint: number;
  /** Percentage of the worker's time that went into training. */
  trainingShare: number;
}

/** Clicks gates of the inspector at intervals and waits for the next painted frame. */
async function inputToPaint(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let slowest = 0;
    for (const name of ['p1', 'p2', 'p1', 'p2']) {
      const gate = document.querySelector<HTMLElement>(`[data-role="graph"] button[data-name="${name}"]`);
      const start = performance.now();
      gate?.click();
      await new Promise(requestAnimationFrame);
      // Posted while a frame is made, delivered when it is painted.
      await new Promise((painted) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = painted;
        port2.postMessage(null);
      });
      slowest = Math.max(slowest, performance.now() - start);
      await new Promise((done) => setTimeout(done, 150));
    }
    return slowest;
  });
}

async function measure(browser: Browser, page: Page): Promise<Run> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  const framesPerSecond = await page.evaluate(async (ms) => {
    const start = performance.now();
    let count = 0;
    for (; performance.now() - start < ms; count++) await new Promise(requestAnimationFrame);
    return (count * 1000) / (performance.now() - start);
  }, RUN_MS);
  const share = await page.locator('[data-figure="rate"]').getAttribute('data-training-share');
  const { own, clock } = mainTasks(await browser.stopTracing());
  return {
    own,
    clock,
    framesPerSecond,
    inputToPaint: await inputToPaint(page),
    trainingShare: Number(share),
  };
}

function histogram(times: number[]): string {
  const counts = BINS.map((bin, index) => times.filter((ms) => ms <= bin && ms > (BINS[index - 1] ?? -1)).length);
  return BINS.map((bin, index) => `≤${bin}: ${counts[index]}`).join('  ');
}

const long = (times: number[]) => times.filter((ms) => ms > LONGEST_TASK_MS).length;
const smooth = ({ own, framesPerSecond, inputToPaint, trainingShare }: Run) =>
  long(own) === 0 && (!STRICT || (framesPerSecond > 58 && inputToPaint < 100 && trainingShare >= 80));

test('no long task during training with maps and inspector', async ({ room, page, browser }, testInfo) => {
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
  while (runs.length < RUNS && !runs.some(smooth)) {
    const run = await measure(browser, page);
    runs.push(run);
    const line =
      `run ${runs.length}: ${run.framesPerSecond.toFixed(0)} frames/s; input to paint ${run.inputToPaint.toFixed(0)} ms; ` +
      `worker ${run.trainingShare} % training; ` +
      `tasks in ms on the processor ${histogram(run.own)}; by the clock ${histogram(run.clock)}`;
    console.log(`      ${line}`);
    testInfo.annotations.push({ type: 'smooth', description: line });
  }
  // Check that it trained and drew meanwhile.
  expect(await room.step()).toBeGreaterThan(before + 1000);
  expect(Number(await room.inspector.getAttribute('data-step'))).toBeGreaterThan(before + 500);
  const last = runs.at(-1)!;
  expect(last.framesPerSecond).toBeGreaterThan(7);
  expect(last.trainingShare, 'per cent of training').toBeGreaterThan(60);
  // Check that the trace contains the page's tasks with their times; a task that it cuts off has no end.
  expect(last.own.length).toBeGreaterThan(100);
  expect(last.own.filter((ms) => !Number.isFinite(ms)).length).toBeLessThanOrEqual(1);
  expect(runs.some(smooth), `a run without a task over ${LONGEST_TASK_MS} ms`).toBe(true);
});
