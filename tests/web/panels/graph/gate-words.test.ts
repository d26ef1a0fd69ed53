// @vitest-environment node
import type { TensorLike } from 'backflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { locale, t, type Key } from '../../../../web/src/i18n/index.svelte';
import { patternSentence } from '../../../../web/src/panels/graph/gate-words';
import { backflow, catalog } from '../../catalog';

/** The sentence about the last gate of the text. */
function sentence(text: string, values: Record<string, TensorLike>): string {
  const graph = backflow.graph(text, values);
  const node = graph.nodes.at(-1)!;
  graph.dispose();
  return patternSentence(catalog, node);
}

const [x, X] = [2, [[1, 2, 3]]];

describe('the sentence about a gate', () => {
  beforeAll(() => locale.need('inspector'));

  it.each<[string, Record<string, TensorLike>, Key]>([
    ['f = x < 3', { x }, 'inspector.why.jump'],
    ['f = x and 1', { x }, 'inspector.why.jump'],
    ['f = not x', { x }, 'inspector.why.jump'],
    ['f = step(x)', { x }, 'inspector.why.jump'],
    ['f = max(x, 3)', { x }, 'inspector.why.router'],
    ['f = max(X)', { X }, 'inspector.why.entry'],
    ['f = amax(X, 1)', { X }, 'inspector.why.entries'],
    ['f = X[0, 1]', { X }, 'inspector.why.entry'],
    ['f = X[0]', { X }, 'inspector.why.entries'],
    ['f = relu(x)', { x }, 'inspector.why.relu'],
    ['f = x * 3', { x }, 'inspector.why.switcher'],
  ])('%j', (text, values, key) => expect(sentence(text, values)).toBe(t(key)));
});
