// Measures how long the page has no run when its worker dies, is ended, or hangs, and how much training is lost; and checks that a
// worker is not replaced on a busy machine. Times are asserted only with BACKFLOW_STRICT, on an otherwise idle machine: 2 s after a
// death, 3 s after a hang, 1 s of training.
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { lossAfter } from '../support/engine';
import { expect, test } from '../support/fixtures';
import { readNumber, type Room } from '../network/room';
import { countWorkers, endWorker, fault, holdWorkers } from '../support/workers';

const STRICT = Boolean(process.env.BACKFLOW_STRICT);
const RUNS = STRICT ? 5 : 1;
/** At 1000 steps per second, twice as long as a worker may be silent until it is replaced; `npm run prove` takes four times. */
const BUSY_STEPS = process.env.BACKFLOW_EVERY_LOOK ? 8_000 : 4_000;

interface Outage {
  /** Milliseconds from the fault to the first figure of the continued run. */
  outMs: number;
  /** Milliseconds of training that are repeated. */
  lostMs: number;
}

/** From the page: the time of the fault, the last step shown before, and the time of the first step after the restored one. */
async function outage(page: Page, room: Room, fail: () => Promise<unknown>): Promise<Outage> {
  const rate = await room.figure('rate');
  const seen = await page.evaluateHandle(() => {
    const step = () => Number(document.querySelector('[data-figure="step"]')!.textContent!.replace(/\s/g, ''));
    const said = () => document.querySelector('[data-status]')?.textContent?.trim() ?? '';
    const before = said();
    const restored = () => {
      const words = said() === before ? null : /again from step ([\d\s]+)\.$/.exec(said());
      return words && Number(words[1]!.replace(/\s/g, ''));
    };
    const start = performance.now();
    let last = step();
    const over = new Promise<{ ms: number; last: number; restored: number }>((done) => {
      const look = (): void => {
        const from = restored();
        if (from === null) last = step();
        else if (step() !== last && step() > from) return done({ ms: performance.now() - start, last, restored: from });
        requestAnimationFrame(look);
      };
      look();
    });
    return { over };
  });
  await fail();
  const { ms, last, restored } = await seen.evaluate(({ over }) => over);
  return { outMs: ms, lostMs: Math.max(0, ((last - restored) / rate) * 1000) };
}

const FAULTS = [
  { name: 'dies', limitMs: 2000, sentence: /^The engine failed; it was started again from step [\d\s]+\.$/ },
  { name: 'is ended', limitMs: 2000, sentence: /^The engine failed; it was started again from step [\d\s]+\.$/ },
  {
    name: 'hangs',
    limitMs: 3000,
    sentence: /^The engine stopped answering; it was started again from step [\d\s]+\.$/,
  },
] as const;

type Name = (typeof FAULTS)[number]['name'];

async function fail(page: Page, name: Name): Promise<void> {
  if (name === 'is ended') return endWorker(page, 'backflow-engine');
  if (name === 'dies') return void (await fault(page, 'throw'));
  expect(await fault(page, 'spin')).toBe('answered');
  // Requests to a worker that hangs fail when the hang is noticed.
  expect(await fault(page, 'throw')).toBe('EngineError engine-hung: the engine stopped answering');
}

test('a worker that dies, is ended or hangs is replaced, and the run continues', async ({ page, room, trouble }) => {
  test.setTimeout(RUNS * 60_000);
  trouble.expect(/a fault that a test asked for/);
  await holdWorkers(page);
  for (let run = 1; run <= RUNS; ++run) {
    await room.open('', `faults=${run}`);
    await room.play.click();
    await room.reach(100);
    for (const [index, { name, limitMs, sentence }] of FAULTS.entries()) {
      // More than a second's work at the usual 1000 steps per second, so that a checkpoint after step 0 was saved.
      await room.reach((await room.step()) + 1300);
      const { outMs, lostMs } = await outage(page, room, () => fail(page, name));
      await expect(room.status).toHaveText(sentence);
      expect(readNumber(/step ([\d\s]+)\.$/.exec(await room.status.innerText())![1]!)).toBeGreaterThan(0);
      expect(await countWorkers(page, 'backflow-engine')).toBe(index + 2);
      console.log(
        `      run ${run}: after a worker that ${name} the run goes on in ${outMs.toFixed(0)} ms; ` +
          `${lostMs.toFixed(0)} ms of training lost; load ${loadavg()[0]!.toFixed(1)}`,
      );
      if (!STRICT) continue;
      expect(outMs, `milliseconds without a run after a worker that ${name}`).toBeLessThan(limitMs);
      expect(lostMs, 'milliseconds of training lost').toBeLessThan(1000);
    }
    // The loss is the same as after this many steps without a fault.
    const last = await room.pause();
    expect(await room.loss()).toBe(lossAfter(last));
  }
});

test('a worker is not replaced because of two busy processes', async ({ page, room }) => {
  await holdWorkers(page);
  await room.open('v=1&d=spiral&net=16,16&speed=1000');
  await room.openInspector();
  await room.play.click();
  await room.reach(100);
  const busy = Array.from({ length: 2 }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  try {
    await room.reach((await room.step()) + BUSY_STEPS);
  } finally {
    busy.forEach((process) => process.kill('SIGKILL'));
  }
  expect(await countWorkers(page, 'backflow-engine')).toBe(1);
  await expect(room.status.filter({ hasText: /start/ })).toHaveCount(0);
});
