// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Heartbeat } from '../../../../web/src/engine/page/heartbeat';

const silent = vi.fn();
const ping = vi.fn();
/** Milliseconds for which the page has been blocked so far. */
let heldUp = 0;
let heartbeat: Heartbeat;

/** Runs `beats` beats, each `late` milliseconds late. */
async function beats(count: number, late = 0): Promise<void> {
  for (let beat = 0; beat < count; ++beat) {
    heldUp += late;
    await vi.advanceTimersByTimeAsync(250);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  silent.mockClear();
  ping.mockClear();
  heldUp = 0;
  heartbeat = new Heartbeat({ ping, silent, now: () => performance.now() + heldUp });
  heartbeat.start();
});

afterEach(() => {
  heartbeat.stop();
  vi.useRealTimers();
});

describe('the heartbeat', () => {
  it('treats a worker as hung after 2 s of silence, and stops pinging', async () => {
    await beats(8);
    expect(silent).not.toHaveBeenCalled();
    await beats(1);
    expect(silent).toHaveBeenCalledTimes(1);
    await beats(20);
    expect(silent).toHaveBeenCalledTimes(1);
    expect(ping).toHaveBeenCalledTimes(8);
  });

  it('treats any message as a sign of life', async () => {
    for (let time = 0; time < 40; ++time) {
      await beats(7);
      heartbeat.heard();
    }
    expect(silent).not.toHaveBeenCalled();
  });

  it('ignores late beats, since the page itself was blocked', async () => {
    await beats(200, 300);
    expect(silent).not.toHaveBeenCalled();
    // A throttled tab, and a laptop that slept.
    await beats(20, 750);
    await beats(1, 3_600_000);
    expect(silent).not.toHaveBeenCalled();
    await beats(8);
    expect(silent).toHaveBeenCalledTimes(1);
  });

  it('still notices a hang if beats are a little late', async () => {
    await beats(9, 60);
    expect(silent).toHaveBeenCalledTimes(1);
  });

  it('waits for announced work, until it is done or its time is over', async () => {
    heartbeat.allow(10_000);
    await beats(30);
    expect(silent).not.toHaveBeenCalled();
    heartbeat.answered();
    await beats(9);
    expect(silent).toHaveBeenCalledTimes(1);

    heartbeat.start();
    heartbeat.allow(10_000);
    await beats(45);
    expect(silent).toHaveBeenCalledTimes(1);
    await beats(4);
    expect(silent).toHaveBeenCalledTimes(2);
  });
});
