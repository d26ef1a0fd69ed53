import type { BackflowError, ErrorCode } from 'backflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { failure, toWire } from '../../../web/src/engine/protocol/errors';
import type { WireError } from '../../../web/src/engine/protocol/errors';
import { SENTENCES, type PageReason } from '../../../web/src/engine/protocol/reasons';
import { errorSentence, errorWords, locale } from '../../../web/src/i18n/index.svelte';
import { LANGUAGES } from '../../../web/src/i18n/languages';
import { errors as own } from '../../../web/src/i18n/ko/errors';
import { exportErrors as koreanExports, exportNotes as koreanNotes } from '../../../web/src/i18n/ko/files/exports';
import { exportErrors, exportNotes } from '../../../build/package/export/index.js';
import { backflow, catalog } from '../catalog';

/** The sentences of all errors: the engine's, the package's and the page's. */
const english: [reason: string, sentence: string][] = [
  ...catalog.errors.map(({ reason, message }): [string, string] => [reason, message]),
  ...Object.entries(SENTENCES),
  ...exportErrors.map(({ reason, message }): [string, string] => [reason, message]),
];
const korean = { ...own, ...koreanExports };
const said = (reason: string) => (korean as Record<string, string>)[`error.${reason}`];
const places = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();

/** A sentence without its placeholders' values. */
function ownWords(sentence: string, { details = {} }: WireError): string {
  const values = Object.values(details).map(String);
  return values.sort((a, b) => b.length - a.length).reduce((text, value) => text.replaceAll(value, '·'), sentence);
}

const ENGLISH = /[A-Za-z]{2,} [A-Za-z]{2,}/;

/** One or more errors of every code that a user can meet, from the engine. */
const points = [
  [1, 2],
  [3, 4],
];
const make = (config: object) => backflow.trainer({ data: { name: 'xor' }, ...config } as never);
const provoked: Partial<Record<ErrorCode, () => unknown>>[] = [
  {
    syntax: () => backflow.parse('y = (a + b'),
    'reserved-name': () => backflow.parse('sin = x'),
    'redefined-name': () => backflow.parse('x = a\nx = b'),
    'unbound-name': () => backflow.graph('y = x', {}),
    'unknown-input': () => backflow.graph('y = x', { x: 1, z: 2 }),
    'unknown-gate': () => backflow.parse('y = avg(x)'),
    'unknown-node': () => backflow.graph('y = x', { x: 1 }).value('nope'),
    'unknown-name': () => make({ loss: 'nope' }),
    'unknown-option': () => make({ speed: 1 }),
    arity: () => backflow.parse('y = exp(a, b)'),
    shape: () => backflow.graph('y = a @ b', { a: [[1, 2]], b: [1, 2, 3] }),
    nesting: () => backflow.parse(`y = ${'('.repeat(201)}x${')'.repeat(201)}`),
    'bad-value': () => backflow.graph('y = hinge(s, k)', { s: [1, 2], k: 5 }),
    'out-of-range': () => make({ layers: [{ units: 0, activation: 'tanh' }] }),
    'too-large': () => backflow.graph('y = a @ b', { a: Array(20_000).fill([1]), b: [Array(20_000).fill(1)] }),
    'not-composite': () => backflow.graph('y = exp(x)', { x: 1 }).expand(1),
    stale: () => backflow.graph('y = x', { x: 1 }).gradient('x'),
    'fixed-option': () => make({}).configure({ seed: 7 }),
    'state-mismatch': () =>
      backflow.trainer(
        { data: { name: 'xor' } },
        { restore: { ...make({}).save(), bytes: make({ layers: [] }).save().bytes } },
      ),
  },
  {
    syntax: () => backflow.parse('y = x +'),
    'unknown-gate': () => backflow.parse('y = sqr(x)'),
    shape: () => backflow.graph('y = a + b', { a: [1, 2], b: [1, 2, 3] }),
    'bad-value': () => backflow.graph('y = x', { x: NaN }),
    'unknown-name': () => make({ data: { points, labels: [0, 1] }, features: ['w'] }),
  },
];

function thrownBy(action: () => unknown): WireError {
  try {
    action();
  } catch (thrown) {
    return toWire(thrown as BackflowError);
  }
  throw new Error(`no error from ${String(action)}`);
}

describe.each(LANGUAGES.filter(({ code }) => code !== 'en'))('errors in $title', ({ code }) => {
  beforeAll(async () => {
    await locale.choose(code);
    await locale.need('files');
  });

  it.each(english)('%s has a sentence with the same placeholders', (reason, sentence) => {
    const words = errorWords({ code: '', message: sentence, reason, details: {} });
    expect(words).not.toBe(sentence);
    expect(places(words)).toEqual(places(sentence));
  });
});

describe('notes of exports in Korean', () => {
  it.each(exportNotes.map(({ id, message }) => [id, message] as const))('%s has a sentence', (id, message) => {
    const sentence = (koreanNotes as Record<string, string>)[`error.note.${id}`];
    expect(sentence).toMatch(/\p{Script=Hangul}.*\.$/su);
    expect(sentence).not.toMatch(ENGLISH);
    // Names of other programs' functions stay as they are.
    for (const [name] of message.matchAll(/\b(?:nn|torch|jnp)\.[\w.]+\w/g)) expect(sentence).toContain(name);
  });

  it('has no more notes than there are', () => {
    expect(Object.keys(koreanNotes).sort()).toEqual(exportNotes.map(({ id }) => `error.note.${id}`).sort());
  });
});

describe('errors in Korean', () => {
  beforeAll(() => locale.choose('ko'));

  it.each(english)('%s is Korean', (reason) => {
    expect(said(reason)).toMatch(/\p{Script=Hangul}/u);
    expect(said(reason)!.replaceAll(/\{\w+\}/g, '·')).not.toMatch(ENGLISH);
  });

  it('has no particle directly after a placeholder, since its form would depend on the value', () => {
    const particle = /\{\w+\}[’”\]]?(?:은|는|이|가|을|를|과|와|로|으로|라|이라|나|이나|여야|이어야)(?=[\s,.]|$)/;
    for (const [reason, sentence] of Object.entries(korean)) expect(sentence, reason).not.toMatch(particle);
  });

  it.each(provoked.flatMap((one) => Object.entries(one)))('says %s without English', (code, provoke) => {
    const wire = thrownBy(provoke);
    expect(wire.code).toBe(code);
    const sentence = errorSentence(wire);
    expect(sentence).toMatch(/\p{Script=Hangul}.*\.$/su);
    expect(sentence).not.toContain('{');
    expect(ownWords(sentence, wire)).not.toMatch(ENGLISH);
  });

  it('keeps names and numbers as they are', () => {
    const shapes = thrownBy(() => backflow.graph('y = a @ b', { a: [[1, 2]], b: [1, 2, 3] }));
    expect(errorSentence(shapes)).toMatch(/\[matmul\].*\[1, 2\] @ \[3\]/);
    const rate = thrownBy(() => make({ optimizer: { learningRate: -0.25 } }));
    expect(errorSentence(rate)).toBe('optimizer.learningRate: 0.000001에서 100 사이여야 하는데 -0.25입니다.');
  });

  it('covers the page’s own errors', () => {
    for (const reason of Object.keys(SENTENCES) as PageReason[]) {
      const { wire } = failure('any', reason, { url: 'e.wasm', cause: 404, what: 'boom', request: 'gates' });
      expect(ownWords(errorWords(wire), wire), reason).not.toMatch(ENGLISH);
    }
  });

  it('wraps an unexpected error', () => {
    expect(errorSentence(toWire(new TypeError('x is not a function')))).toMatch(/^예상하지 못한 .*x is not a function/);
  });
});

describe('errors in English', () => {
  beforeAll(() => locale.choose('en'));

  it('are the engine’s sentences, with a capital and a full stop', () => {
    const wire = thrownBy(() => backflow.parse('y = avg(x)'));
    expect(errorSentence(wire)).toBe("There is no gate 'avg'; it is called 'mean' here.");
    const option = thrownBy(() => make({ data: { name: 'xor', noise: 2 } }));
    expect(errorSentence(option)).toBe('data.noise must be between 0 and 0.5, not 2.');
  });
});
