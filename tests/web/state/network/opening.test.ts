import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stepLengths } from '../../../../web/src/state/network/opening.svelte';
import type { AppHost } from '../../../../web/src/state/network/app.svelte';
import { closeAll, open } from './open-app';

beforeEach(() => localStorage.clear());
afterEach(closeAll);

/** Opens the room as a first visit does. */
async function visit({ hash = '', still = false } = {}) {
  const { app } = await open(hash, undefined, undefined, { still: () => still } satisfies Partial<AppHost>);
  return app;
}

describe('the lengths of the first steps', () => {
  it('begin with 2.4 s, each 0.6 of the one before, six seconds in all', () => {
    const lengths = stepLengths();
    expect(lengths[0]).toBe(2400);
    lengths.slice(1).forEach((ms, index) => expect(ms / lengths[index]!).toBeCloseTo(0.6, 12));
    const all = lengths.reduce((sum, ms) => sum + ms, 0);
    expect(all).toBeGreaterThan(5500);
    expect(all).toBeLessThanOrEqual(6000);
    // The last one still has a repaint for each beat or nearly so.
    expect(lengths.at(-1)!).toBeGreaterThan(40);
  });
});

describe('the first steps', () => {
  it('are played by the first Train, phase by phase, and a press skips them into training', async () => {
    const app = await visit();
    const seen: (string | null)[] = [];
    void app.toggle();
    expect(app.opening.on).toBe(true);
    await vi.waitFor(
      () => {
        if (app.phases.now !== seen.at(-1)) seen.push(app.phases.now);
        expect(app.run.step).toBe(1);
      },
      { timeout: 10_000, interval: 5 },
    );
    expect(seen.filter(Boolean).slice(0, 3)).toEqual(['forward', 'loss', 'backward']);
    expect(app.run.playing).toBe(false);
    void app.opening.press();
    await vi.waitFor(() => expect(app.run.step).toBeGreaterThan(50), { timeout: 10_000 });
    expect(app.opening.on).toBe(false);
    expect(app.run.playing).toBe(true);
    expect(app.phases.beat).toBeNull();
    expect(app.phases.now).toBeNull();
  });

  it('are stills where motion is not wanted', async () => {
    const app = await visit({ still: true });
    await app.toggle();
    for (const phase of ['forward', 'loss', 'backward', 'update']) {
      expect(app.phases.now).toBe(phase);
      expect(app.phases.share).toBe(1);
      expect(app.run.playing).toBe(false);
      await app.opening.press();
    }
    expect(app.opening.on).toBe(false);
    await vi.waitFor(() => expect(app.run.step).toBeGreaterThan(1), { timeout: 10_000 });
  });

  it('are not played for a link, nor a second time', async () => {
    const linked = await visit({ hash: '#v=1&d=moons' });
    await linked.toggle();
    expect(linked.opening.on).toBe(false);
    expect(linked.run.playing).toBe(true);
    await linked.pause();

    const first = await visit({ still: true });
    await first.toggle();
    expect(first.opening.on).toBe(true);
    await first.reset();
    expect(first.opening.on).toBe(false);
    const second = await visit();
    await second.toggle();
    expect(second.opening.on).toBe(false);
    expect(second.run.playing).toBe(true);
    // They can be called again, at any step.
    await second.pause();
    void second.opening.start();
    await vi.waitFor(() => expect(second.phases.now).toBe('forward'));
    await second.advance(1);
    expect(second.opening.on).toBe(false);
    expect(second.run.playing).toBe(false);
  });
});
