// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { failure } from '../../../../web/src/engine/protocol/errors';
import { Bench } from '../../engine/worker/gates/worker';
import { openRoom } from './room';

describe('a click', () => {
  it('requests that gate alone, and the graph stays', async () => {
    const room = await openRoom();
    const { answer, nodes } = room.state;
    const before = room.asked;
    room.state.choose(1);
    await room.settle();
    expect(room.asked).toBe(before);
    expect(room.clicks).toMatchObject([{ sweep: answer!.sweep, watch: { node: 1, slot: 0, entry: 0 } }]);
    expect(room.state.gate).toMatchObject({ node: 1 });
    expect(room.state.answer).toBe(answer);
    expect(room.state.nodes).toBe(nodes);
  });

  it.each([
    ['f = 3 * x', 1],
    ['f = x * 3', 0],
    ['f = where(x > 0, x, 2)', 1],
    ['f = where(x > 0, 2, x)', 2],
    ['f = x > 1', 0],
  ])('on %j chooses the first input that takes a gradient', async (text, slot) => {
    const room = await openRoom();
    room.state.setText(text);
    await room.settle();
    room.state.choose(0);
    room.state.choose(room.state.answer!.output);
    await room.settle();
    expect(room.state.gate).toMatchObject({ slot });
  });

  it('requests only the newest of several gates', async () => {
    const room = await openRoom();
    for (const node of [0, 1, 2, 3]) room.state.choose(node);
    await room.settle();
    expect(room.clicks.map(({ watch }) => watch.node)).toEqual([0, 3]);
    expect(room.state.gate).toMatchObject({ node: 3 });
  });

  it('comes with the evaluation if a value changed first', async () => {
    const room = await openRoom();
    const before = room.asked;
    room.state.setValue('x', 7);
    room.state.choose(2);
    await room.settle();
    expect(room.asked).toBe(before + 1);
    expect(room.state.gate).toMatchObject({ node: 2 });
    // The request for the graph was already sent, so the gate has its own.
    expect(room.clicks).toHaveLength(1);
    expect(room.clicks[0]!.sweep).toBe(room.state.answer!.sweep);
  });

  it('is dropped if the text is edited meanwhile', async () => {
    const room = await openRoom();
    const { gate } = room.state;
    room.state.choose(0);
    room.state.setText('g = x * y');
    await room.settle(1);
    expect(room.clicks).toHaveLength(1);
    expect(room.state.gate).toBe(gate);
    await room.settle();
    expect(room.state.answer!.output).toBe(2);
    expect(room.state.gate).toMatchObject({ node: 0 });
  });

  it('works while the text can’t be read', async () => {
    const room = await openRoom();
    room.state.setText('f = (x + y) *');
    await room.settle();
    const before = room.asked;
    room.state.choose(1);
    await room.settle();
    expect(room.asked).toBe(before);
    expect(room.state.gate).toMatchObject({ node: 1 });
  });

  it('becomes an evaluation if the worker was replaced', async () => {
    const room = await openRoom();
    room.bench = new Bench();
    const before = room.asked;
    room.state.choose(1);
    await room.settle();
    expect(room.asked).toBe(before + 1);
    expect(room.state.gate).toMatchObject({ node: 1 });
  });

  it('becomes an evaluation if the worker dies', async () => {
    const room = await openRoom();
    const { bench } = room;
    room.bench = new Bench();
    room.bench.gate = () => {
      throw failure('engine-died', 'engine-not-running');
    };
    room.state.choose(1);
    await room.settle(1);
    room.bench = bench;
    await room.settle();
    expect(room.state).toMatchObject({ problem: null, gate: { node: 1 } });
  });

  it('does not trust numbers of a worker that died during an evaluation', async () => {
    const room = await openRoom();
    room.bench = new Bench();
    room.bench.evaluate = () => {
      throw failure('engine-died', 'engine-not-running');
    };
    room.state.setValue('x', 3);
    await room.settle();
    const before = room.asked;
    room.bench = new Bench();
    // The new worker has the same count, but of other numbers.
    room.bench.answer({ text: 'f = (x + y) * z', values: { x: 90, y: 90, z: 90 } });
    room.state.choose(1);
    await room.settle();
    expect(room.clicks).toEqual([]);
    expect(room.asked).toBe(before + 1);
    expect(room.state.gate).toMatchObject({ node: 1 });
  });
});

describe('a gate that moves in the text', () => {
  it('is followed by a request for it alone', async () => {
    const room = await openRoom();
    room.state.setText('q = x + y\nf = q * z');
    await room.settle();
    room.state.choose(room.state.nodes.find(({ name }) => name === 'q')!.id);
    await room.settle();
    const [asked, clicks] = [room.asked, room.clicks.length];
    room.state.setText('p = x * z\nq = x + y\nf = q * z + p');
    await room.settle();
    const { id } = room.state.nodes.find(({ name }) => name === 'q')!;
    expect(room.state).toMatchObject({ chosen: { node: id }, gate: { node: id } });
    expect([room.asked, room.clicks.length]).toEqual([asked + 1, clicks + 1]);
  });
});
