// @vitest-environment node
// Layout workers that are slow, die, hang or answer late: every graph gets its own layout sooner or later.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrangeDagre } from '../../../../web/src/draw/gates/arrange-dagre';
import { layoutGates } from '../../../../web/src/draw/gates/layout';
import { structureOf, type LayoutAsk, type LayoutRequest } from '../../../../web/src/draw/gates/places';
import {
  deadlineMs,
  LayoutClient,
  patienceMs,
  type LayoutWorkerLike,
} from '../../../../web/src/panels/gates/graph/layout.svelte';
import { layoutRequest } from '../../../../web/src/panels/gates/graph/labels';
import { Bench } from '../../engine/worker/gates/worker';

class FakeWorker implements LayoutWorkerLike {
  static all: FakeWorker[] = [];
  onmessage: LayoutWorkerLike['onmessage'] = null;
  onerror: LayoutWorkerLike['onerror'] = null;
  terminated = false;
  readonly asked: LayoutAsk[] = [];

  constructor() {
    FakeWorker.all.push(this);
  }

  static get newest(): FakeWorker {
    return FakeWorker.all.at(-1)!;
  }

  postMessage(message: LayoutAsk): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Answers one of its requests, by default the last. */
  answer({ id, request }: LayoutAsk = this.asked.at(-1)!, wanting = false): void {
    this.onmessage?.({ data: { id, layout: layoutGates(request, arrangeDagre), wanting } } as MessageEvent);
  }

  die(): void {
    this.onerror?.({} as ErrorEvent);
  }
}

function requestOf(text: string): LayoutRequest {
  const { nodes, output } = new Bench().answer({ text });
  return layoutRequest(nodes!, output, false, (node) => node.name ?? node.gate).request;
}

const first = requestOf('f = (x + y) * z');
const second = requestOf('f = tanh(x * y) + z * x');
const client = (): LayoutClient => new LayoutClient(() => new FakeWorker());
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Checks that the layout is of this graph, with all its nodes and wires. */
function expectLaid({ laid }: LayoutClient, request: LayoutRequest, plain: boolean): void {
  expect(laid).toMatchObject({ structure: structureOf(request), plain });
  expect([...laid!.layout.nodes.keys()].sort()).toEqual(request.nodes.map(({ id }) => id).sort());
  const wires = request.nodes.flatMap(({ id, inputs }) => inputs.map((from, slot) => `${from}>${id}:${slot}`));
  expect(laid!.layout.wires.map(({ from, to, slot }) => `${from}>${to}:${slot}`).sort()).toEqual(wires.sort());
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeWorker.all = [];
});
afterEach(() => void vi.useRealTimers());

describe('the layout’s client', () => {
  it('uses the worker’s layout, and requests only the newest graph', async () => {
    const layouts = client();
    layouts.ask(first);
    expect(layouts.busy).toBe(true);
    layouts.ask(second);
    layouts.ask(first);
    layouts.ask(second);
    FakeWorker.newest.answer();
    // That layout was of an outdated graph.
    expect(layouts.laid).toBeNull();
    expect(FakeWorker.newest.asked.map(({ request }) => request)).toEqual([first, second]);
    FakeWorker.newest.answer();
    expectLaid(layouts, second, false);
    expect(layouts.busy).toBe(false);
    expect(FakeWorker.all).toHaveLength(1);
  });

  it('accepts an older answer for the same graph with other widths', () => {
    const layouts = client();
    const wide = { ...first, nodes: first.nodes.map((node) => ({ ...node, label: node.label + 40 })) };
    layouts.ask(first);
    layouts.ask(wide);
    FakeWorker.newest.answer();
    expectLaid(layouts, first, false);
    const { width } = layouts.laid!.layout;
    FakeWorker.newest.answer();
    expect(layouts.laid!.layout.width).toBeGreaterThan(width);
  });

  it('draws plain layers while the worker is slow, and its layout when it comes', async () => {
    const layouts = client();
    layouts.ask(first);
    FakeWorker.newest.answer();
    layouts.ask(second);
    await wait(patienceMs(second) - 1);
    expectLaid(layouts, first, false);
    await wait(1);
    expectLaid(layouts, second, true);
    expect(layouts.busy).toBe(true);
    FakeWorker.newest.answer();
    expectLaid(layouts, second, false);
    expect(layouts.busy).toBe(false);
  });

  it('asks another worker when one dies, with plain layers meanwhile', async () => {
    const layouts = client();
    layouts.ask(first);
    FakeWorker.newest.answer();
    layouts.ask(second);
    FakeWorker.newest.die();
    expectLaid(layouts, second, true);
    expect(FakeWorker.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(FakeWorker.newest.asked).toMatchObject([{ request: second, simple: true }]);
    FakeWorker.newest.answer();
    expectLaid(layouts, second, false);
  });

  it('asks another worker for the next graph when one dies at rest', async () => {
    const layouts = client();
    layouts.ask(first);
    FakeWorker.newest.answer();
    FakeWorker.newest.die();
    expect(FakeWorker.all).toHaveLength(1);
    layouts.ask(second);
    expect(FakeWorker.all).toHaveLength(2);
    expect(FakeWorker.newest.asked).toMatchObject([{ simple: false }]);
  });

  it('keeps the plain layers when the second worker dies too, and tries again with the next graph', async () => {
    const layouts = client();
    layouts.ask(first);
    FakeWorker.newest.die();
    FakeWorker.newest.die();
    expectLaid(layouts, first, true);
    expect(layouts.busy).toBe(false);
    expect(FakeWorker.all).toHaveLength(2);
    layouts.ask(second);
    FakeWorker.newest.answer();
    expectLaid(layouts, second, false);
  });

  it('ends a hanging worker at a deadline that grows with the graph', async () => {
    const layouts = client();
    const large = requestOf(Array.from({ length: 60 }, (_, line) => `y${line} = tanh(x${line} * w)`).join('\n'));
    expect(deadlineMs(large)).toBeGreaterThan(2 * deadlineMs(first) - 1000);
    layouts.ask(large);
    await wait(deadlineMs(large) - 1);
    expectLaid(layouts, large, true);
    expect(FakeWorker.all).toHaveLength(1);
    await wait(1);
    expect(FakeWorker.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    await wait(deadlineMs(large));
    expect(FakeWorker.newest.terminated).toBe(true);
    expect(FakeWorker.all).toHaveLength(2);
    expect(layouts.busy).toBe(false);
    expectLaid(layouts, large, true);
  });

  it('does not let a newer graph wait for one that hangs', async () => {
    const layouts = client();
    layouts.ask(first);
    await wait(deadlineMs(first) - 10);
    layouts.ask(second);
    await wait(10);
    expect(FakeWorker.newest.asked).toMatchObject([{ request: second, simple: false }]);
    FakeWorker.newest.answer();
    expectLaid(layouts, second, false);
  });

  it('ignores a late answer of a worker that it has ended', async () => {
    const layouts = client();
    layouts.ask(first);
    const old = FakeWorker.newest;
    const heard = old.onmessage!;
    await wait(deadlineMs(first));
    layouts.ask(second);
    const [{ id, request }] = old.asked as [LayoutAsk];
    heard({ data: { id, layout: layoutGates(request, arrangeDagre), wanting: false } } as MessageEvent);
    expect(layouts.laid!.plain).toBe(true);
    FakeWorker.newest.answer();
    FakeWorker.newest.answer();
    expectLaid(layouts, second, false);
  });

  it('draws plain layers if the program fails or no worker starts', () => {
    const layouts = client();
    layouts.ask(first);
    FakeWorker.newest.onmessage!({ data: { id: 1, error: 'oh' } } as MessageEvent);
    expectLaid(layouts, first, true);
    expect(layouts.busy).toBe(false);
    const none = new LayoutClient(() => {
      throw new Error('no workers');
    });
    none.ask(second);
    expectLaid(none, second, true);
    expect(none.busy).toBe(false);
  });

  it('asks another worker for the next graph when one could not fetch its program', () => {
    const layouts = client();
    layouts.ask(first);
    FakeWorker.newest.answer(FakeWorker.newest.asked[0], true);
    expectLaid(layouts, first, false);
    expect(FakeWorker.newest.terminated).toBe(true);
    layouts.ask(second);
    expect(FakeWorker.all).toHaveLength(2);
  });

  it('leaves nothing behind', async () => {
    const layouts = client();
    layouts.ask(first);
    layouts.dispose();
    expect(FakeWorker.newest.terminated).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(layouts.laid).toBeNull();
  });
});
