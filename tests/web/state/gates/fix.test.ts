// @vitest-environment node
// The engine's fixes as edits of the text, and their part of the undo history.
import { describe, expect, it } from 'vitest';
import { mendedText } from '../../../../web/src/state/gates/fix';
import { openRoom } from './room';

describe('a mended text', () => {
  it('has the edit on its line, by UTF-16 units', () => {
    const text = 'q = x\nf = 2q  # twice';
    expect(mendedText(text, { line: 2, column: 6, length: 0, text: ' * ' })).toEqual({
      text: 'q = x\nf = 2 * q  # twice',
      insert: ' * ',
      from: 11,
      to: 11,
      shown: 'f = 2 * q',
    });
    const astral = '𝛼 = 1\nf = |𝛼|';
    expect(mendedText(astral, { line: 2, column: 5, length: 4, text: 'abs(𝛼)' })).toMatchObject({
      text: '𝛼 = 1\nf = abs(𝛼)',
      shown: 'f = abs(𝛼)',
    });
  });

  it('shows the words around the edit of a long line', () => {
    const text = 'loss = softmax_cross_entropy(W1 @ x + b1, y) + 3 alpha * beta + gamma * delta';
    const { shown } = mendedText(text, { line: 1, column: 50, length: 0, text: '* ' })!;
    expect(shown).toBe('… 3 * alpha * beta + gamma * …');
    const name = 'n'.repeat(200);
    const long = mendedText(`f = 2${name}`, { line: 1, column: 6, length: 0, text: ' * ' })!;
    expect(long.shown.length).toBeLessThan(70);
  });

  it('is none where the edit does not fit', () => {
    expect(mendedText('f = x', { line: 2, column: 1, length: 0, text: 'y' })).toBeNull();
    expect(mendedText('f = x', { line: 1, column: 5, length: 2, text: 'y' })).toBeNull();
  });
});

describe('the room', () => {
  it('offers a fix for the text that it belongs to, and undoes it at once', async () => {
    const { state, settle } = await opened();
    state.setText('f = 2x');
    expect(state.mended).toBeNull();
    await settle();
    expect(state.mended).toMatchObject({ text: 'f = 2 * x' });
    // The text has changed since.
    state.setText('f = 2xy');
    expect(state.mended).toBeNull();
    await settle();
    state.setText(state.mended!.text, null, '');
    state.setText('f = 2 * xyz');
    await settle();
    expect(state).toMatchObject({ mended: null, problem: null });
    state.undo();
    expect(state.text).toBe('f = 2 * xy');
    state.undo();
    expect(state.text).toBe('f = 2xy');
  });
});

async function opened() {
  const room = await openRoom();
  return { state: room.state, settle: () => room.settle() };
}
