// @vitest-environment node
import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { completions, type Word } from '../../../../web/src/panels/gates/editor/completions';
import { namesIn } from '../../../../web/src/state/gates/expression-text';

const GATES = ['tan', 'tanh', 'softmax', 'softmax_cross_entropy', 'sigmoid'];

/** The words offered at the caret, which is marked by a bar. */
function offered(text: string, explicit = false): string[] {
  const caret = text.indexOf('|');
  const doc = text.replace('|', '');
  const words: Word[] = [
    ...GATES.map((label) => ({ label, detail: '', gate: true })),
    ...[...namesIn(doc)].filter((name) => !GATES.includes(name)).map((label) => ({ label, detail: '', gate: false })),
  ];
  const found = completions(() => words)(new CompletionContext(EditorState.create({ doc }), caret, explicit));
  return found?.options.map(({ label }) => label) ?? [];
}

describe('the completion list', () => {
  it.each([
    ['f = x|', []],
    ['f = x + x|', []],
    ['f = tanh|', []],
    ['f = zebra|', []],
    ['f = |', []],
    ['f = sig|', ['sigmoid']],
    ['f = sig| + sig', ['sigmoid', 'sig']],
    ['f = si|g', ['sigmoid']],
    ['f = tan|', ['tan', 'tanh']],
    ['f = alpha * al|', ['alpha']],
    ['f = sce|', ['softmax_cross_entropy']],
    ['f = sc|', ['softmax_cross_entropy']],
    ['f = S|', ['softmax', 'softmax_cross_entropy', 'sigmoid']],
  ])('at %j is %j', (text, words) => expect(offered(text)).toEqual(words));

  it('has every word when it is opened by key', () => {
    expect(offered('f = |', true)).toEqual([...GATES, 'f']);
  });
});
