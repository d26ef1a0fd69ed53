// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failure } from '../../../../web/src/engine/protocol/errors';
import type { PanelsAnswer, PanelsRequest } from '../../../../web/src/engine/protocol/gates-panels';
import { GatesPanels } from '../../../../web/src/state/gates/panels.svelte';
import { GatesState } from '../../../../web/src/state/gates/gates.svelte';
import { followedMistake } from '../../../../web/src/state/gates/follow';
import { allEntries, directionOf, fitting, oneEntry, shapeOf } from '../../../../web/src/state/gates/tangent';
import { Bench } from '../../engine/worker/gates/worker';

const address = { hash: '', push: () => undefined, replace: () => undefined, listen: () => undefined };

async function room(asks = () => false) {
  const bench = new Bench();
  const gates = new GatesState(bench.engine, address);
  await gates.ask();
  const asked: PanelsRequest[] = [];
  const take = { took: 1 };
  const look = (request: PanelsRequest): Promise<PanelsAnswer> => {
    asked.push(request);
    return Promise.resolve({ ...bench.look(request.request, request.watch), took: take.took });
  };
  const panels = new GatesPanels(gates, { look }, asks);
  return { gates, panels, asked, take };
}

afterEach(() => vi.useRealTimers());

describe('the panels’ state', () => {
  it('requests nothing while only the card is open', async () => {
    const { panels, asked } = await room();
    panels.ask();
    expect(panels.wanted).toBe(false);
    expect(asked).toEqual([]);
  });

  it('requests what the open panel shows', async () => {
    const { gates, panels, asked } = await room();
    gates.setPanels({ open: 'check' });
    panels.ask();
    expect(panels.behind).toBe(true);
    await vi.waitFor(() => expect(panels.answer?.check?.entries).toHaveLength(3));
    expect(panels.behind).toBe(false);
    expect(asked[0]!.watch).toEqual({ jacobian: false, check: true, errors: true, push: null });
    gates.setPanels({ open: 'gate' });
    panels.ask();
    expect(panels.answer).toBeNull();
  });

  it('closes tabs that would give an answer away, and what they draw in the graph', async () => {
    let asks = false;
    const { gates, panels, asked } = await room(() => asks);
    gates.setPanels({ open: 'forward', push: { input: 'x', tangent: null } });
    panels.ask();
    await vi.waitFor(() => expect(panels.answer?.push).toBeTruthy());
    asks = true;
    expect(panels.closed).toBe(true);
    panels.ask();
    expect(panels.answer).toBeNull();
    expect(asked).toHaveLength(1);
    for (const open of ['check', 'jacobian'] as const) {
      gates.setPanels({ open });
      expect(panels.closed).toBe(true);
    }
    gates.setPanels({ open: 'gate' });
    expect(panels.closed).toBe(false);
  });

  it('delays a slow look until the values stop changing', async () => {
    const { gates, panels, asked, take } = await room();
    take.took = 500;
    gates.setPanels({ open: 'check' });
    panels.ask();
    await vi.waitFor(() => expect(panels.answer).not.toBeNull());
    vi.useFakeTimers();
    for (let drag = 0; drag < 20; ++drag) panels.ask();
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(300);
    expect(asked).toHaveLength(2);
  });

  it('shows a clicked gate without another look', async () => {
    const { gates, panels, asked } = await room();
    gates.setPanels({ open: 'jacobian' });
    gates.setPanels({ push: { input: 'x', tangent: null } });
    panels.ask();
    await vi.waitFor(() => expect(panels.answer).not.toBeNull());
    const [sum, product] = ['add', 'mul'].map((gate) => gates.nodes.find((node) => node.gate === gate)!.id);
    const settled = () => new Promise((done) => setTimeout(done));
    for (const node of [sum!, product!]) {
      gates.look({ node, slot: 1, entry: 0 });
      await settled();
      expect(panels.answer!.gate).toMatchObject({ node, jacobian: { node, slot: 1 }, edges: [] });
    }
    expect(asked).toHaveLength(1);
    // A look after a click is newer, even if the click was on another gate.
    gates.setPanels({ open: 'forward' });
    panels.ask();
    await vi.waitFor(() => expect(panels.answer!.gate).toMatchObject({ node: product, jacobian: null }));
    expect(panels.answer!.gate.edges).toHaveLength(2);
    gates.choose(sum!);
    await settled();
    expect(panels.answer!.gate).toMatchObject({ node: sum, edges: [{ slot: 0 }, { slot: 1 }] });
    expect(panels.answer!.push!.tangents).toBeTruthy();
  });

  it('keeps its answer when the worker dies', async () => {
    const { gates } = await room();
    const panels = new GatesPanels(gates, { look: () => Promise.reject(failure('engine-died', 'engine-not-running')) });
    gates.setPanels({ open: 'check' });
    panels.ask();
    await Promise.resolve();
    expect(panels.behind).toBe(true);
  });

  it('evaluates with the mistake, and finds its gate', async () => {
    const { gates, panels } = await room();
    const product = gates.nodes.find(({ gate }) => gate === 'mul')!.id;
    gates.setPanels({ mistake: { kind: 'wrong-local', node: product } });
    await gates.ask();
    expect(gates.answer!.mistake).toEqual({ kind: 'wrong-local', node: product });
    panels.ask();
    await vi.waitFor(() => expect(panels.answer?.suspects).toBeTruthy());
    expect(new Set(panels.answer!.suspects!.map(({ node }) => node))).toEqual(new Set([product]));
    // Another text without that gate: nothing is wrong in it.
    gates.setText('g = x + y');
    await gates.ask();
    expect(gates.panels.mistake).toBeNull();
    expect(gates.answer!.mistake).toBeNull();
  });
});

describe('a mistake', () => {
  const node = (id: number, name?: string) =>
    ({ id, gate: 'mul', pattern: 'switcher', inputs: [], shape: [], ...(name && { name }) }) as const;

  it('goes with its gate into the next graph', () => {
    const wrong = { kind: 'wrong-local', node: 1 } as const;
    expect(followedMistake([node(1, 'a')] as never, [node(5, 'a')] as never, wrong)).toEqual({ ...wrong, node: 5 });
    expect(followedMistake([node(1)] as never, [node(1)] as never, wrong)).toBe(wrong);
    expect(followedMistake([node(1, 'a')] as never, [node(1, 'b')] as never, wrong)).toBeNull();
    expect(followedMistake([], [], { kind: 'overwrite' })).toEqual({ kind: 'overwrite' });
  });
});

describe('directions', () => {
  const matrix = [
    [5, 6],
    [7, 8],
  ];

  it('are one entry, all entries equally, or custom', () => {
    expect(oneEntry(matrix, 2)).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(oneEntry(3, 0)).toBe(1);
    expect(allEntries([4, 5])).toEqual([1, 1]);
    expect(directionOf(oneEntry(matrix, 3))).toEqual({ kind: 'one', entry: 3 });
    expect(directionOf(null)).toEqual({ kind: 'all' });
    expect(directionOf([1, 1])).toEqual({ kind: 'all' });
    expect(directionOf([0.5, 0])).toEqual({ kind: 'own' });
    expect(directionOf(1)).toEqual({ kind: 'one', entry: 0 });
  });

  it('have their input’s shape', () => {
    expect(fitting([1, 2], [3, 4])).toEqual([1, 2]);
    expect(fitting([1, 2], [3, 4, 5])).toEqual([1, 0, 0]);
    expect(fitting([1, 2], matrix)).toEqual(oneEntry(matrix, 0));
    expect(fitting(null, matrix)).toBeNull();
    expect([shapeOf(3), shapeOf([4, 5, 6]), shapeOf(matrix)]).toEqual([[], [3], [2, 2]]);
  });
});
