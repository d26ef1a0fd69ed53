// @vitest-environment node
// Undo of the whole room, goals, links with a trained net, and what is chosen in the net.
import { linkTo } from '../../../../web/src/state/network/address';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../../../../web/src/state/network/app.svelte';
import { backflow } from '../../catalog';
import { closeAll, open } from './open-app';

afterEach(closeAll);

describe('undo', () => {
  const lossAt = (app: App, step: number): number => {
    const trainer = backflow.trainer(app.run.config!);
    const { loss } = trainer.step(step);
    trainer.dispose();
    return loss;
  };

  it('brings back a trained net that another setting discarded, and redo the other one', async () => {
    const { app, history } = await open('#d=moons');
    await app.advance(30);
    await vi.waitFor(() => expect(app.run.step).toBe(30));
    const { loss } = app.run.frame!.result;
    expect(app.travel.canUndo).toBe(false);
    app.change({ hidden: [3] });
    await vi.waitFor(() => expect(app.run.config?.layers).toMatchObject([{ units: 3 }]));
    await app.advance(7);
    await vi.waitFor(() => expect(app.run.step).toBe(7));
    await app.undo();
    await vi.waitFor(() => expect(app.run.step).toBe(30));
    expect(app.settings.hidden).toEqual([6, 4]);
    expect(history.hash).toBe('#v=1&d=moons');
    expect(app.run.frame!.result.loss).toBe(loss);
    // It goes on as if nothing had been changed.
    await app.advance(5);
    await vi.waitFor(() => expect(app.run.frame!.result.loss).toBe(lossAt(app, 35)));
    await app.redo();
    await vi.waitFor(() => expect(app.run.step).toBe(7));
    expect(app.settings.hidden).toEqual([3]);
    expect(app.run.frame!.result.loss).toBe(lossAt(app, 7));
    expect(app.travel.canRedo).toBe(false);
  });

  it('brings back a weight that was set by hand; a drag is one step', async () => {
    const { app } = await open();
    const part = { name: 'W1', index: 2 };
    const value = () => app.run.frame!.parameters.find(({ name }) => name === 'W1')!.data[2];
    const first = value();
    for (const wanted of [0.25, 0.5, 0.75]) void app.setEntry(part, wanted, true);
    await app.setEntry(part, 1, false);
    await vi.waitFor(() => expect(value()).toBe(1));
    await app.undo();
    await vi.waitFor(() => expect(value()).toBe(first));
    expect(app.travel.canUndo).toBe(false);
    await app.redo();
    await vi.waitFor(() => expect(value()).toBe(1));
  });

  it('covers a reset, and a change while the net trains', async () => {
    const { app } = await open('#speed=max');
    await app.play();
    await vi.waitFor(() => expect(app.run.step).toBeGreaterThan(20));
    app.change({ learningRate: 0.5 });
    await vi.waitFor(() => expect(app.run.config?.optimizer?.learningRate).toBe(0.5));
    await app.pause();
    await app.reset();
    await vi.waitFor(() => expect(app.run.step).toBe(0));
    await app.undo();
    await vi.waitFor(() => expect(app.run.step).toBeGreaterThan(20));
    await app.undo();
    await vi.waitFor(() => expect(app.run.config?.optimizer?.learningRate).toBe(0.03));
    expect(app.run.frame!.result.loss).toBe(lossAt(app, app.run.step));
  });
});

describe('the room', () => {
  it('stops at a goal, and says so', async () => {
    const { app } = await open('#speed=max');
    await app.play({ kind: 'steps', steps: 60 });
    await vi.waitFor(() => expect(app.run.playing).toBe(false));
    await vi.waitFor(() => expect(app.run.step).toBe(60));
    expect(app.status.text).toContain('Stopped at step 60');
    expect(app.run.until).toBeNull();
  });

  it('opens a link with a trained net; one that the engine refuses begins at step 0', async () => {
    const { app } = await open('#d=moons');
    await app.advance(25);
    await vi.waitFor(() => expect(app.run.step).toBe(25));
    const { hash, carries } = await linkTo(app, { trained: true, hidden: true });
    expect(carries).toBe(true);
    const { app: other } = await open(hash);
    await vi.waitFor(() => expect(other.run.step).toBe(25));
    expect(other.bare).toBe(true);
    expect(other.run.frame!.result.loss).toBe(app.run.frame!.result.loss);
    const { app: refused } = await open(hash.replace(/net=[^&]*|d=moons/, 'd=moons&net=3'));
    expect(refused.run.step).toBe(0);
    expect(refused.problems).toMatchObject([{ kind: 'state' }]);
    expect((await linkTo(app, { trained: false, hidden: false })).hash).toBe('#v=1&d=moons');
  });

  it('shows the map of a unit, and forgets units and weights that a new net doesn’t have', async () => {
    const { app } = await open();
    app.run.needs = [() => ({ boundary: 8 })];
    app.selection.show({ layer: 1, unit: 5 });
    await vi.waitFor(() => expect(app.run.frame?.boundary?.unit).toEqual({ layer: 1, unit: 5 }));
    app.selection.show(null);
    await vi.waitFor(() => expect(app.run.frame?.boundary?.unit).toBeNull());
    app.selection.keep({ layer: 1, unit: 5 });
    app.selection.choose({ name: 'W1', index: 11 });
    app.change({ hidden: [2] });
    await vi.waitFor(() => expect(app.selection.kept).toBeNull());
    await vi.waitFor(() => expect(app.selection.part).toBeNull());
    expect(app.selection.letGo()).toBe(false);
  });

  it('goes through a step phase by phase: the last one is its update', async () => {
    const { app } = await open('#net=3');
    const straight = backflow.trainer(app.run.config!);
    const graph = straight.graph();
    const gradient = [...graph.gradient('W1').data];
    graph.dispose();
    const seen: (string | null)[] = [];
    for (let press = 0; press < 3; ++press) {
      await app.advancePhase();
      seen.push(app.phases.now);
    }
    expect(seen).toEqual(['forward', 'loss', 'backward']);
    expect([...app.phases.batch!.gradients[0]!.data]).toEqual(gradient);
    expect(app.run.step).toBe(0);
    await app.advancePhase();
    await vi.waitFor(() => expect(app.run.step).toBe(1));
    expect(app.phases.now).toBe('update');
    const after = straight.step(1).loss;
    expect(app.run.frame!.result.loss).toBe(after);
    await app.advancePhase();
    expect(app.phases.now).toBe('forward');
    expect(app.phases.batch!.step).toBe(1);
    straight.dispose();
  });

  it('goes back through the phases of a step: the net is that before the update', async () => {
    const { app } = await open('#net=3');
    const loss = app.run.frame!.result.loss;
    await app.toPhase(4);
    await vi.waitFor(() => expect(app.run.step).toBe(1));
    expect(app.phases.now).toBe('update');
    expect(app.phases.batch!.lossGradient).toBe(1);
    expect(app.run.frame!.result.loss).not.toBe(loss);
    await app.toPhase(2);
    await vi.waitFor(() => expect(app.run.step).toBe(0));
    expect(app.phases.now).toBe('loss');
    expect(app.run.frame!.result.loss).toBe(loss);
    await app.toPhase(0);
    expect(app.phases.now).toBeNull();
    // What the phases show belongs to the weights as they were.
    await app.toPhase(3);
    await app.setEntry({ name: 'W1', index: 0 }, 0.5, false);
    expect(app.phases.now).toBeNull();
  });
});
