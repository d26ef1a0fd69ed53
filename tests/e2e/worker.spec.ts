// The worker dies, or turns for ever: what was asked of it fails, another takes over from the last saved state, a line says so.
import type { Page } from '@playwright/test';
import { lossAfter } from './engine';
import { expect, test } from './fixtures';
import { readNumber, type Room } from './room';

const ASKED_FOR = /a fault that a test asked for/;

interface Faulty {
  backflowFault(kind: 'throw' | 'spin'): Promise<unknown>;
}

/** Makes the worker fail; resolves to what becomes of the request. */
function fault(page: Page, kind: 'throw' | 'spin'): Promise<string> {
  return page.evaluate(
    (wanted) =>
      (window as unknown as Faulty).backflowFault(wanted).then(
        () => 'answered',
        (error: Error & { code?: string }) => `${error.name} ${error.code}: ${error.message}`,
      ),
    kind,
  );
}

/** Trains until a state past the beginning was saved: one a second. */
async function trainPastCheckpoint(room: Room): Promise<void> {
  await room.play.click();
  await room.reach(100);
  const start = await room.step();
  // More than a second's work at the usual 1000 steps a second.
  await room.reach(start + 1300);
}

/** The step that the line names, which must be one that was trained before. */
async function restartedFrom(room: Room, sentence: RegExp): Promise<number> {
  await expect(room.status).toHaveText(sentence);
  const step = readNumber(/step ([\d\s]+)\.$/.exec(await room.status.innerText())![1]!);
  expect(step).toBeGreaterThan(0);
  return step;
}

/** Training went on from there, and as if nothing had happened: the loss is that of as many steps in one go. */
async function goesOnFrom(room: Room, step: number): Promise<void> {
  // What stands there may still be the old worker's last figure, further on than where the new one began.
  await room.reach(Math.max(step, await room.step()) + 100);
  const last = await room.pause();
  expect(await room.loss()).toBe(lossAfter(last));
}

test('a worker that dies is replaced and the run goes on', async ({ room, page, trouble }) => {
  trouble.expect(ASKED_FOR);
  await room.open('', 'faults');
  await trainPastCheckpoint(room);
  await fault(page, 'throw');
  const step = await restartedFrom(room, /^The engine failed; it was started again from step [\d\s]+\.$/);
  await goesOnFrom(room, step);
});

test('a worker that hangs is noticed, what waits for it fails, and the run goes on', async ({ room, page }) => {
  await room.open('', 'faults');
  await trainPastCheckpoint(room);
  expect(await fault(page, 'spin')).toBe('answered');
  expect(await fault(page, 'throw')).toBe('EngineError engine-hung: the engine stopped answering');
  const step = await restartedFrom(room, /^The engine stopped answering; it was started again from step [\d\s]+\.$/);
  await goesOnFrom(room, step);
});
