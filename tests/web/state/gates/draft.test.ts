// @vitest-environment node
import type { TensorLike } from 'backflow';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../../web/src/engine/protocol/tensor-shape';
import { Draft } from '../../../../web/src/state/gates/draft.svelte';

const shown = ({ current, others, pending }: Draft) => ({
  current: current?.value ?? null,
  others: others.map(({ value }) => value),
  pending,
});

describe('the draft of a value field', () => {
  it('shows several readings before the text is taken', () => {
    const draft = new Draft();
    expect(draft.preview('1,5', 0)).toBe(true);
    expect(shown(draft)).toEqual({ current: 1.5, others: [[1, 5]], pending: true });
    expect(draft.submit('1,5', 0)?.value).toBe(1.5);
    expect(shown(draft)).toEqual({ current: 1.5, others: [[1, 5]], pending: false });
  });

  it('shows nothing for a text with one reading, or with none yet', () => {
    const draft = new Draft();
    for (const text of ['1.5', '1, 5', '1,', 'x']) expect(draft.preview(text, 0)).toBe(false);
    expect(shown(draft)).toEqual({ current: null, others: [], pending: false });
    expect(draft.refused).toBeNull();
  });

  it('takes another reading, and offers the first one again', () => {
    const draft = new Draft();
    draft.preview('1,234', 1);
    draft.choose(draft.others[1]!);
    expect(shown(draft)).toEqual({ current: 1234, others: [[1, 234], 1.234], pending: false });
  });

  it('keeps its line while the text is typed on, and drops it with the text', () => {
    const draft = new Draft();
    draft.preview('1,2', 1);
    draft.preview('1,2,', 1);
    expect([draft.held, draft.pending, draft.current]).toEqual([true, false, null]);
    draft.preview('1,2', 1);
    draft.preview(null, 1);
    expect([draft.held, draft.pending, draft.current]).toEqual([false, false, null]);
  });

  it('keeps what it says of the last text until the next one is taken', () => {
    const draft = new Draft();
    draft.submit('x', 0);
    draft.preview('1.5', 0);
    expect(draft.refused?.why.reason).toBe('number');
    draft.submit('1.5', 0);
    expect(draft.refused).toBeNull();
  });

  it('says why a text is refused, and still offers what it can mean', () => {
    const draft = new Draft();
    expect(draft.submit('1,234.5\t2', 1)).toBeNull();
    expect(draft.refused).toMatchObject({ text: '1,234.5\t2', why: { reason: 'number', row: 1, column: 1 } });
    expect(shown(draft).others).toEqual([[1234.5, 2]]);
  });

  it('prefers a reading that fits the field', () => {
    const pair = new Draft((value: TensorLike) => shapeOf(value).join() === '2');
    expect(pair.submit('1,5', 0)?.value).toEqual([1, 5]);
    expect(pair.others).toEqual([]);
    expect(pair.submit('1 2 3', 1)?.value).toEqual([1, 2, 3]);
  });
});
