import { describe, expect, it } from 'vitest';
import { escapeText, tag } from '../../../../web/src/draw/picture/markup';
import { compose, wrap, type Sheet } from '../../../../web/src/draw/picture/sheet';

/** Every letter is as wide as half its font's size. */
const widthOf = (font: string) => (text: string) => (text.length * Number.parseFloat(font)) / 2;

const sheet: Sheet = {
  title: 'Net',
  width: null,
  caption: '',
  link: '',
  ground: '#ffffff',
  ink: '#000000',
  softInk: '#555555',
  font: '"Some Font", sans-serif',
  size: 14,
  fonts: '',
};
const traced = { width: 300, height: 200, body: '<rect/>' };
const read = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;

describe('markup', () => {
  it('escapes what would be markup, and leaves out what XML can’t hold', () => {
    expect(escapeText('a < b & "c"\u0000\u0008')).toBe('a &lt; b &amp; &quot;c&quot;');
    expect(escapeText('😀 한글')).toBe('😀 한글');
  });

  it('rounds numbers and leaves out what is not given', () => {
    expect(tag('g', { x: 1.23456, y: null, z: undefined, id: 'a' })).toBe('<g x="1.23" id="a"/>');
  });
});

describe('compose', () => {
  it('has margins on all sides, and the size that is asked for', () => {
    const own = compose(traced, sheet, widthOf);
    expect([own.width, own.height]).toEqual([332, 232]);
    const twice = compose(traced, { ...sheet, width: 664 }, widthOf);
    expect([twice.width, twice.height]).toEqual([664, 464]);
    expect(read(twice.svg).getAttribute('viewBox')).toBe('0 0 332 232');
    expect(read(own.svg).querySelector('title')?.textContent).toBe('Net');
  });

  it('writes caption and link below, in as many lines as they need', () => {
    const link = `https://example.org/${'x'.repeat(80)}`;
    const picture = compose(traced, { ...sheet, caption: 'one & two '.repeat(8), link }, widthOf);
    const root = read(picture.svg);
    const lines = [...root.querySelectorAll('text')].map((one) => one.textContent!);
    expect(lines.filter((line) => line.includes('&')).join(' ')).toBe('one & two '.repeat(8).trim());
    expect([...root.querySelectorAll('a text')].map((one) => one.textContent).join('')).toBe(link);
    expect(root.querySelector('a')!.getAttribute('href')).toBe(link);
    expect(picture.height).toBeGreaterThan(232);
    for (const text of root.querySelectorAll('text'))
      expect((text.textContent!.length * Number(text.getAttribute('font-size'))) / 2).toBeLessThanOrEqual(300);
  });
});

describe('wrap', () => {
  const width = (text: string): number => text.length;
  it('breaks at spaces, and words that are longer than a line anywhere', () => {
    expect(wrap('a bc def', 4, width)).toEqual(['a bc', 'def']);
    expect(wrap('abcdefghij k', 4, width)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(wrap('   ', 4, width)).toEqual([]);
  });
});
