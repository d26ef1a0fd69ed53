// @vitest-environment node
// The room and its address: bad links open a usable room, and choices are in the address at once.
import { deflateSync, strToU8 } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure } from '../../../../web/src/engine/protocol/errors';
import { readLink, writeLink } from '../../../../web/src/state/gates/link';
import { firstPlace } from '../../../../web/src/state/gates/fields';
import { GatesState } from '../../../../web/src/state/gates/gates.svelte';
import { Rooms } from '../../../../web/src/state/page/rooms.svelte';
import { openAt as open, type Evaluate } from './room-at';
import { Bench } from '../../engine/worker/gates/worker';

const pack = (json: object): string =>
  `#gates=${Buffer.from(deflateSync(strToU8(JSON.stringify(json)))).toString('base64url')}`;

function roomsAt(hash: string) {
  const history = {
    hash,
    push: (next: string) => void (history.hash = next),
    replace: (next: string) => void (history.hash = next),
    listen: () => undefined,
  };
  return { history, rooms: new Rooms(history, ['network', 'gates']) };
}

const kinds = ({ link }: GatesState): string[] => link.problems.map(({ kind }) => kind);

describe('a link with a fault', () => {
  it('opens without an empty value, and says so', async () => {
    const { state } = open('#gates=q1YqU7Iy1FEqSa0oUbJSSlOwVahQ0lEqS8wpTS1WsoqOVgJyo2NjY2sB');
    await state.ask();
    expect(state.link).toMatchObject({ problems: [{ kind: 'value', name: 'x', fault: 'empty' }], instead: null });
    expect(state).toMatchObject({ text: 'f = x', problem: null });
    expect(state.answer).not.toBeNull();
  });

  it('opens the first example if nothing can be used', async () => {
    const { state } = open('#gates=nothing');
    await state.ask();
    expect(kinds(state)).toEqual(['broken']);
    expect(state.link.instead).toBe('example');
    expect(state.answer).not.toBeNull();
  });

  it('is shown as the link’s when the engine refuses it, until there is a graph', async () => {
    const { state } = open(
      pack({
        v: 1,
        text: 'f = x @ y',
        values: [
          ['x', [1, 2]],
          ['y', [1, 2, 3]],
        ],
      }),
    );
    await state.ask();
    expect(state.link.problems).toMatchObject([{ kind: 'refused', error: { code: 'shape' } }]);
    state.setValue('y', [3, 4]);
    await state.ask();
    expect(kinds(state)).toEqual([]);
    expect(state.answer).not.toBeNull();
  });

  it('is shown as the link’s when the engine fails in another way', async () => {
    const { state } = open(pack({ v: 1, text: 'f = x' }), () => Promise.reject(failure('internal', 'not-loaded')));
    await state.ask();
    expect(state.link.problems).toMatchObject([{ kind: 'refused', error: { code: 'internal' } }]);
  });

  it('that ends the engine twice is replaced by the first example', async () => {
    const bench = new Bench();
    let code = 'engine-away';
    const deadly: Evaluate = async (request) => {
      if (request.text === 'f = x') throw failure(code, 'engine-silent');
      return bench.evaluate(request);
    };
    const { state } = open(pack({ v: 1, text: 'f = x' }), deadly);
    for (code of ['engine-away', 'engine-away', 'engine-died', 'engine-away']) await state.ask();
    expect(kinds(state)).toEqual([]);
    code = 'engine-hung';
    await state.ask();
    expect(state.text).toBe('f = (x + y) * z');
    await state.ask();
    expect(kinds(state)).toEqual(['fatal']);
    expect(state.answer).not.toBeNull();
  });

  it('keeps the previous state if a followed link can’t be used', async () => {
    const room = open('#gates');
    const { state } = room;
    state.setText('f = x * y');
    await state.ask();
    room.go('#gates=nothing');
    expect(kinds(state)).toEqual(['broken']);
    expect(state.link.instead).toBe('before');
    expect(state.text).toBe('f = x * y');
    state.dismissLink();
    expect(room.place()).toMatchObject({ text: 'f = x * y' });
  });

  it('that is opened beside another graph keeps its ids: a gate that is wrong, and the chosen gate', async () => {
    const room = open('#gates');
    await room.state.ask();
    const wrong = { kind: 'wrong-local', node: 7 } as const;
    const text = 'a = x + y\nb = a * z\nc = b - w\nf = c * v';
    const values = { x: 1, y: 2, z: -3, w: 4, v: 2 };
    room.state.open({
      ...firstPlace(),
      ...{ text, values, chosen: { node: 7, slot: 0, entry: 0 } },
      panels: { ...firstPlace().panels, mistake: wrong },
    });
    await room.state.ask();
    expect(room.state.nodes).toHaveLength(9);
    expect(room.state.panels.mistake).toEqual(wrong);
    expect(room.state.answer?.mistake).toEqual(wrong);
    expect(room.state.chosen?.node).toBe(7);
  });

  it('of the newer of two links is shown', async () => {
    const room = open('#gates=nothing');
    room.go(pack({ v: 1, text: 'f = x', exact: 7 }));
    expect(room.state.link.problems).toEqual([{ kind: 'part', part: 'exact' }]);
    room.go(pack({ v: 1, text: 'f = x' }));
    expect(kinds(room.state)).toEqual([]);
  });
});

describe('the address', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('has a choice at once, with all values, even before the engine has answered', async () => {
    const room = open('#gates');
    const { state } = room;
    await state.ask();
    expect(room.written).toEqual([]);
    state.choose(0);
    expect(room.place()).toMatchObject({ chosen: { node: 0 }, values: { x: -2, y: 5, z: -4 } });
    state.open({ ...firstPlace(), text: 'g = a * b', values: { a: 2, b: 3 } });
    expect(room.place()).toMatchObject({ text: 'g = a * b', values: { a: 2, b: 3 } });
    state.setValue('a', 7);
    expect(room.place()).toMatchObject({ values: { a: 7, b: 3 } });
    state.undo();
    expect(room.place()).toMatchObject({ values: { a: 2, b: 3 } });
  });

  it('follows dragging and typing, and has the final state', async () => {
    const room = open('#gates');
    await room.state.ask();
    for (let value = 1; value <= 60; ++value) {
      room.state.setValue('x', value, 'drag');
      await vi.advanceTimersByTimeAsync(16);
    }
    expect(room.written.length).toBeGreaterThanOrEqual(3);
    expect(room.written.length).toBeLessThanOrEqual(4);
    await vi.advanceTimersByTimeAsync(300);
    expect(room.place().values).toMatchObject({ x: 60 });
  });

  it('has the last typed text when the page closes', async () => {
    const { rooms, history } = roomsAt('#gates');
    const state = new GatesState(new Bench().engine, rooms.view('gates'));
    await state.ask();
    expect(rooms.kept.addresses['gates']).toBe('#gates');
    state.setText('f = x * y * z');
    const gates = rooms.kept.addresses['gates']!;
    expect(readLink(gates)?.place).toMatchObject({ text: 'f = x * y * z' });
    expect(history.hash).toBe(gates);
    const next = new Rooms(roomsAt('#v=1').history, ['network', 'gates'], {
      addresses: { network: '#v=1', gates },
      carried: null,
    });
    expect(next.view('gates').hash).toBe(gates);
  });

  it('gets the values that the engine chose', async () => {
    const room = open('#gates');
    await room.state.ask();
    room.state.setText('f = p * q');
    await room.state.ask();
    await vi.advanceTimersByTimeAsync(300);
    expect(Object.keys(room.place().values)).toEqual(['p', 'q']);
  });

  it('is not changed more often than browsers allow, and still gets the last choice', async () => {
    const room = open('#gates');
    await room.state.ask();
    for (let turn = 0; turn < 400; ++turn) {
      room.state.setStep(turn);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(room.written.length).toBeLessThan(80);
    await vi.advanceTimersByTimeAsync(300);
    expect(room.place()).toMatchObject({ step: 399 });
  });
});

describe('a link and what it says', () => {
  it('does not change while the room is only viewed', async () => {
    const link = writeLink({ ...firstPlace(), text: 'f = x + 1', values: { x: 3 } });
    const room = open(link);
    await room.state.ask();
    expect(room.written).toEqual([]);
  });
});
