// @vitest-environment node
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from '../../../../web/src/state/gates/link';
import { firstPlace, type GatesPlace } from '../../../../web/src/state/gates/fields';

const pack = (json: string): string => `#gates=${Buffer.from(deflateSync(strToU8(json))).toString('base64url')}`;

describe('the Gates room’s link', () => {
  it('restores the state that it was written from', () => {
    const places: GatesPlace[] = [
      firstPlace(),
      {
        text: 'y = 엑스 @ W # ∑\nf = sum(y)',
        values: {
          엑스: [1, -2.5e-300],
          W: [
            [1, 2],
            [3, 4],
          ],
          __proto__x: 1,
        },
        expanded: [4, 9],
        output: 3,
        upstream: [[1]],
        chosen: { node: 2, slot: 1, entry: 3 },
        step: 4,
        exact: true,
        predict: true,
        panels: {
          open: 'forward',
          mistake: { kind: 'wrong-local', node: 2 },
          implicit: true,
          denominator: true,
          push: { input: '엑스', tangent: [1, 0] },
        },
      },
    ];
    for (const place of places) expect(readLink(writeLink(place))).toEqual({ place, problems: [] });
  });

  it('holds as many inputs as a graph can have', () => {
    const names = Array.from({ length: 9_999 }, (_, index) => `x${index}`);
    const values = Object.fromEntries(names.map((name, index) => [name, index]));
    const place = { ...firstPlace(), text: `f = max(${names.join(', ')})`, values };
    expect(readLink(writeLink(place))).toEqual({ place, problems: [] });
  });

  it('holds a graph of 300 gates', () => {
    const names = Array.from({ length: 300 }, (_, index) => `x${index}`);
    const text = names.map((name, index) => `y${index} = ${index ? `y${index - 1} * ` : ''}tanh(${name})`).join('\n');
    const values = Object.fromEntries(names.map((name, index) => [name, Math.sin(index)]));
    const link = writeLink({ ...firstPlace(), text, values });
    expect(link.length).toBeLessThan(12_000);
    expect(readLink(link)).toMatchObject({ place: { text, values } });
  });

  it('is the bare room if there is no state', () => {
    expect(readLink('#gates')).toBeNull();
    expect(readLink('#gates=')).toBeNull();
  });

  it.each([
    ['#gates=%%%', 'broken'],
    ['#gates=AAAA', 'broken'],
    [`#gates=${'A'.repeat(1_000_001)}`, 'broken'],
    [writeLink(firstPlace()).slice(0, -8), 'broken'],
    [pack('not json'), 'broken'],
    // A megabyte of zeros in a thousand characters, and far more than the buffer holds.
    [pack(`"${'0'.repeat(3_000_000)}"`), 'broken'],
    [pack('null'), 'broken'],
    [pack('7'), 'broken'],
    [pack('[]'), 'broken'],
    [pack('{"text":"f = x"}'), 'broken'],
    [pack('{"v":2,"text":"f = x"}'), 'version'],
    [pack('{"v":1}'), 'text'],
    [pack('{"v":1,"text":7}'), 'text'],
  ])('says what is wrong with %.60s', (hash, kind) => {
    expect(readLink(hash)).toMatchObject({ place: null, problems: [{ kind }] });
  });

  it.each([
    ['"values":[["x",[]]]', { kind: 'value', name: 'x', fault: 'empty' }],
    ['"values":[["x",[[]]]]', { kind: 'value', name: 'x', fault: 'empty' }],
    ['"values":[["x",[[1],[]]]]', { kind: 'value', name: 'x', fault: 'empty' }],
    ['"values":[["x",[[1],[2,3]]]]', { kind: 'value', name: 'x', fault: 'ragged' }],
    ['"values":[["x",[1,[2]]]]', { kind: 'value', name: 'x', fault: 'ragged' }],
    ['"values":[["x",null]]', { kind: 'value', name: 'x', fault: 'number' }],
    ['"values":[["x",{"0":1,"length":1}]]', { kind: 'value', name: 'x', fault: 'number' }],
    ['"values":[["x",[1,"2"]]]', { kind: 'value', name: 'x', fault: 'number' }],
    ['"values":[["x",[[[1]]]]]', { kind: 'value', name: 'x', fault: 'number' }],
    ['"values":[["x",1e999]]', { kind: 'value', name: 'x', fault: 'number' }],
    [`"values":[["x",[${'0,'.repeat(20_000)}0]]]`, { kind: 'value', name: 'x', fault: 'large' }],
    ['"values":[["",1]]', { kind: 'part', part: 'values' }],
    ['"values":[["x"]]', { kind: 'value', name: 'x', fault: 'number' }],
    ['"values":{"x":1}', { kind: 'part', part: 'values' }],
    ['"expanded":[-1]', { kind: 'part', part: 'expanded' }],
    ['"output":1.5', { kind: 'part', part: 'output' }],
    ['"upstream":[]', { kind: 'part', part: 'upstream' }],
    ['"chosen":{"node":1}', { kind: 'part', part: 'chosen' }],
    ['"step":"all"', { kind: 'part', part: 'step' }],
    ['"exact":1', { kind: 'part', part: 'exact' }],
    ['"panels":{"push":{"input":"x","tangent":[[]]}}', { kind: 'part', part: 'panels' }],
  ])('leaves out what is wrong and keeps the rest: %.60s', (part, problem) => {
    expect(readLink(pack(`{"v":1,"text":"f = x * y",${part}}`))).toEqual({
      place: { ...firstPlace(), text: 'f = x * y', values: {} },
      problems: [problem],
    });
  });

  it('keeps the good values beside a bad one', () => {
    expect(readLink(pack('{"v":1,"text":"f = x * y","values":[["x",[]],["y",[2,3]]],"exact":true}'))).toMatchObject({
      place: { values: { y: [2, 3] }, exact: true },
      problems: [{ kind: 'value', name: 'x', fault: 'empty' }],
    });
  });

  it('treats no name as special', () => {
    const { values } = readLink(pack('{"v":1,"text":"f = x","values":[["__proto__",3]]}'))!.place!;
    expect(Object.keys(values)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });
});
