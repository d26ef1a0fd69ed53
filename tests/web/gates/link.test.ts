// @vitest-environment node
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from '../../../web/src/state/gates-link';
import { firstPlace, type GatesPlace } from '../../../web/src/state/gates-place';

const pack = (json: string): string => `#gates=${Buffer.from(deflateSync(strToU8(json))).toString('base64url')}`;

describe('the Gates room’s link', () => {
  it('comes back as it went', () => {
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
      },
    ];
    for (const place of places) expect(readLink(writeLink(place))).toEqual({ place });
  });

  it('holds a graph of 300 gates', () => {
    const names = Array.from({ length: 300 }, (_, index) => `x${index}`);
    const text = names.map((name, index) => `y${index} = ${index ? `y${index - 1} * ` : ''}tanh(${name})`).join('\n');
    const values = Object.fromEntries(names.map((name, index) => [name, Math.sin(index)]));
    const link = writeLink({ ...firstPlace(), text, values });
    expect(link.length).toBeLessThan(12_000);
    expect(readLink(link)).toMatchObject({ place: { text, values } });
  });

  it('is the bare room without a state', () => {
    expect(readLink('#gates')).toBeNull();
    expect(readLink('#gates=')).toBeNull();
  });

  it.each([
    ['#gates=%%%', 'broken'],
    ['#gates=AAAA', 'broken'],
    [`#gates=${'A'.repeat(1_000_001)}`, 'broken'],
    [writeLink(firstPlace()).slice(0, -8), 'broken'],
    [pack('not json'), 'broken'],
    // A megabyte of zeros in a thousand letters, and far more than there is room for.
    [pack(`"${'0'.repeat(3_000_000)}"`), 'broken'],
    [pack('null'), 'shape'],
    [pack('[]'), 'shape'],
    [pack('{"v":2,"text":"f = x"}'), 'version'],
    [pack('{"v":1}'), 'shape'],
    [pack('{"v":1,"text":7}'), 'shape'],
    [pack('{"v":1,"text":"f = x","values":[["x",null]]}'), 'shape'],
    [pack('{"v":1,"text":"f = x","values":[["x",[[1],[2,3]]]]}'), 'shape'],
    [pack('{"v":1,"text":"f = x","values":{"x":1}}'), 'shape'],
    [pack('{"v":1,"text":"f = x","expanded":[-1]}'), 'shape'],
    [pack('{"v":1,"text":"f = x","output":1.5}'), 'shape'],
    [pack('{"v":1,"text":"f = x","values":[["x",1e999]]}'), 'shape'],
  ])('says what is wrong with %.60s', (hash, problem) => {
    expect(readLink(hash)).toEqual({ problem });
  });

  it('gives no name a meaning of its own', () => {
    const reading = readLink(pack('{"v":1,"text":"f = x","values":[["__proto__",3]]}'));
    expect(Object.keys((reading as { place: GatesPlace }).place.values)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf((reading as { place: GatesPlace }).place.values)).toBe(Object.prototype);
  });
});
