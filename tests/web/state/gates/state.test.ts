// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { openRoom, type Room } from './room';

const EXAMPLE = { x: -2, y: 5, z: -4 };

describe('values that are dropped when a text is typed', () => {
  it('are those of an example, without a step of the history', async () => {
    const room = await openRoom();
    room.state.setText('f = x @ y * z');
    await room.settle();
    expect(room.state.problem).toBeNull();
    expect(room.state.values).toMatchObject({ z: -4 });
    room.state.undo();
    await room.settle();
    expect(room.state.text).toBe('f = (x + y) * z');
    expect(room.state.values).toEqual(EXAMPLE);
    expect(room.state.canRedo).toBe(true);
    expect(room.state.canUndo).toBe(false);
  });

  it('are not changed by an answer to an outdated request', async () => {
    const room = await openRoom();
    room.state.setText('f = x @ y * z');
    room.state.setText('f = (x + y) * z + 1');
    await room.settle();
    expect(room.state.values).toEqual(EXAMPLE);
    room.state.setText('f = x @ y * z + 1');
    room.state.undo();
    await room.settle();
    expect(room.state.values).toEqual(EXAMPLE);
    expect(room.state.canRedo).toBe(true);
  });

  it('are never those that the user chose, also after an example and undo', async () => {
    const room = await openRoom();
    for (const name of ['x', 'y', 'z']) room.state.setValue(name, 7);
    room.state.setText('f = x @ y * z');
    await room.settle();
    expect(room.state.problem).toMatchObject({ code: 'shape' });
    expect(Object.keys(room.state.fits!)).toEqual(['x', 'y']);
    room.state.open({ ...room.state.place, text: 'f = a * b', values: { a: 1, b: 2 } }, true);
    await room.settle();
    room.state.undo();
    await room.settle();
    expect(room.state.values).toMatchObject({ x: 7, y: 7, z: 7 });
    expect(room.state.canRedo).toBe(true);
  });
});

describe('a name that is being typed', () => {
  const named = (room: Room) => room.state.inputs.map(({ name }) => name);

  it('is not an input before it is complete', async () => {
    const room = await openRoom();
    const before = room.asked;
    room.state.setText('f = (x + y) * zo', 'zo');
    room.state.setText('f = (x + y) * zoo', 'zoo');
    await room.settle();
    expect(room.asked).toBe(before);
    expect(named(room)).toEqual(['x', 'y', 'z']);
    expect(room.state).toMatchObject({ unfinished: true, text: 'f = (x + y) * zoo' });
    expect(room.state.place.text).toBe('f = (x + y) * zoo');
    room.state.setText('f = (x + y) * zoo', null);
    await room.settle();
    expect(named(room)).toEqual(['x', 'y', 'zoo']);
    expect(room.state.unfinished).toBe(false);
  });

  it('is an input at once if the room knows it', async () => {
    const room = await openRoom();
    room.state.setText('f = x + z', 'z');
    await room.settle();
    expect(named(room)).toEqual(['x', 'z']);
  });

  it('lets other values change the graph meanwhile', async () => {
    const room = await openRoom();
    room.state.setText('f = (x + y) * zo', 'zo');
    room.state.setValue('x', 4);
    await room.settle();
    expect(room.state.answer!.values[room.state.answer!.output]!.data[0]).toBe((4 + 5) * -4);
    room.state.undo();
    room.state.undo();
    await room.settle();
    expect(room.state).toMatchObject({ text: 'f = (x + y) * z', unfinished: false });
  });
});

describe('a text without inputs', () => {
  it('shows the parts of a gate, and requests them only once', async () => {
    const room = await openRoom();
    room.state.open({ ...room.state.place, text: 'f = sigmoid(2)', values: {} }, true);
    await room.settle();
    const before = room.asked;
    room.state.expand(room.state.nodes.find(({ gate }) => gate === 'sigmoid')!.id);
    await room.settle();
    expect(room.state.problem).toBeNull();
    expect(room.state.nodes.some(({ gate }) => gate === 'exp')).toBe(true);
    expect(room.asked - before).toBeLessThanOrEqual(2);
  });
});

describe('while the text can’t be read', () => {
  it('the inputs of the last readable text stay, with their values', async () => {
    const room = await openRoom();
    room.state.setText('f = (x + ');
    await room.settle();
    expect(room.state.unread).toBe(true);
    expect(room.state.inputs.map(({ name, value }) => [name, value])).toEqual([
      ['x', -2],
      ['y', 5],
      ['z', -4],
    ]);
    // A shape that doesn't fit is different: the text can be read and has its own inputs.
    room.state.setText('f = x @ y');
    await room.settle();
    expect(room.state.unread).toBe(false);
    expect(room.state.inputs.map(({ name }) => name)).toEqual(['x', 'y']);
  });

  it('the graph keeps its parts, its start and its chosen gate, but another text does not get them', async () => {
    const room = await openRoom();
    room.state.setText('f = sigmoid(x * y)');
    await room.settle();
    room.state.expand(room.state.nodes.find(({ gate }) => gate === 'sigmoid')!.id);
    room.state.setUpstream(3);
    await room.settle();
    const { length } = room.state.nodes;
    const part = room.state.nodes.find(({ gate }) => gate === 'exp')!.id;
    room.state.choose(part);
    await room.settle();
    room.state.setText('f = sigmoid(x * y) +');
    await room.settle();
    expect(room.state.problem).toMatchObject({ code: 'syntax' });
    expect(room.state.nodes).toHaveLength(length);
    expect(room.state.answer).toMatchObject({ chosen: { node: part } });
    const output = room.state.answer!.output;
    expect(room.state.answer!.gradients[output]!.data[0]).toBe(3);
    expect(room.state.place).toMatchObject({ expanded: [], upstream: null });
    room.state.setText('f = sigmoid(x * y) + 1');
    await room.settle();
    expect(room.state).toMatchObject({ problem: null, expanded: [], upstream: null });
  });

  it('undo removes the start of another text', async () => {
    const room = await openRoom();
    room.state.setText('f = (x + y) * z + 1');
    await room.settle();
    room.state.setUpstream(4);
    await room.settle();
    room.state.undo();
    await room.settle();
    expect(room.state).toMatchObject({ upstream: null, problem: null });
  });
});

describe('a graph that is opened during another request', () => {
  it('keeps its start and its parts', async () => {
    const room = await openRoom();
    room.state.setText('f = x * y');
    const { place } = room.state;
    room.state.open({ ...place, text: 'g = sigmoid(x)', values: { x: 1 }, expanded: [1], upstream: 3 });
    await room.settle();
    expect(room.state).toMatchObject({ text: 'g = sigmoid(x)', expanded: [1], upstream: 3 });
    expect(room.state.answer!.gradients[room.state.answer!.output]!.data[0]).toBe(3);
  });
});

describe('names of inherited properties', () => {
  it('are inputs like others', async () => {
    const room = await openRoom();
    room.state.setText('f = constructor * 2');
    await room.settle();
    expect(room.state.place.values).toEqual({ constructor: expect.any(Number) });
  });
});
