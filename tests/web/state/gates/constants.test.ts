// @vitest-environment node
// `e`, `pi` and `π` are constants until the user gives them a value. Links keep that.
import { describe, expect, it } from 'vitest';
import { firstPlace } from '../../../../web/src/state/gates/fields';
import { writeLink } from '../../../../web/src/state/gates/link';
import { Bench } from '../../engine/worker/gates/worker';
import { openAt } from './room-at';

const linkTo = (text: string, values: object): string => writeLink({ ...firstPlace(), text, values: { ...values } });

describe('e and π', () => {
  it('are listed with the engine’s numbers, and are not inputs', () => {
    const answer = new Bench().answer({ text: 'f = e * x + π - pi' });
    expect(answer.inputs.map(({ name }) => name)).toEqual(['x']);
    expect(answer.constants).toEqual([
      { name: 'e', value: Math.E },
      { name: 'π', value: Math.PI },
      { name: 'pi', value: Math.PI },
    ]);
  });

  it('are listed too while the values don’t fit', () => {
    const reply = new Bench().evaluate({ text: 'f = e * (x + y)', values: { x: [1, 2], y: [1, 2, 3] } });
    expect(reply).toMatchObject({ refused: { code: 'shape' }, constants: [{ name: 'e', value: Math.E }] });
  });

  it('are inputs with a value, and the graph is built anew', () => {
    const bench = new Bench();
    const value = (values: object): number => {
      const answer = bench.answer({ text: 'f = e * x', values: { x: 2, ...values } });
      return answer.values[answer.output]!.data[0]!;
    };
    expect(value({})).toBe(2 * Math.E);
    expect(value({ e: 3 })).toBe(6);
    expect(value({ e: 4 })).toBe(8);
    expect(value({})).toBe(2 * Math.E);
    const given = bench.answer({ text: 'f = e * x', values: { e: [1, 2] } });
    expect(given.inputs).toMatchObject([{ name: 'x' }, { name: 'e', value: [1, 2], constant: true }]);
    // Values for the other inputs are found with that vector.
    const found = bench.answer({ text: 'f = W @ e', values: { e: [1, 2, 3] } }).inputs[0]!.value;
    expect((found as number[][]).every((row) => row.length === 3)).toBe(true);
  });

  it('are inputs where the text assigns or names them otherwise', () => {
    const answer = new Bench().answer({ text: 'e = x\nf = e * 2' });
    expect(answer.constants).toEqual([]);
  });
});

describe('a link', () => {
  it('with a value for e opens with e as an input', async () => {
    const { state, place } = openAt(linkTo('f = e * x', { e: 3, x: 2 }));
    await state.ask();
    expect(state.inputs).toMatchObject([{ name: 'x' }, { name: 'e', value: 3, constant: true }]);
    expect(state.constants).toEqual([]);
    state.setValue('e', null);
    expect(place().values, 'before the answer').toEqual({ x: 2 });
    await state.ask();
    expect(state.constants).toEqual([{ name: 'e', value: Math.E }]);
    expect(place().values).toEqual({ x: 2 });
    state.undo();
    await state.ask();
    expect(state.constants).toEqual([]);
    expect(place().values).toEqual({ x: 2, e: 3 });
  });
});
