/** A picture as a file: on its ground, with its caption and its link below it. */
import { escapeText, tag } from './markup';
import type { Traced } from './trace';

export interface Sheet {
  /** What it shows, for screen readers and search. */
  title: string;
  /** The width of the file in pixels; the height follows. Null: as large as on the page. */
  width: number | null;
  caption: string;
  /** An address that is written below the caption; empty: none. */
  link: string;
  ground: string;
  ink: string;
  softInk: string;
  font: string;
  /** The size of the page's text in pixels. */
  size: number;
  /** Rules for the fonts that the picture needs and a computer may not have. */
  fonts: string;
}

export interface Picture {
  svg: string;
  width: number;
  height: number;
}

/** Around the picture, in pixels of the page. */
const MARGIN = 16;

/** Breaks a text into lines of at most `width`, at spaces if there are any. */
export function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\s)/)) {
    if (widthOf((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line.trim()) lines.push(line.trimEnd());
    line = '';
    // A word that is longer than a line, such as an address, is broken anywhere.
    for (const letter of word) {
      if (line && widthOf(line + letter) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}

/** How wide a text is in a font of CSS. */
export function measured(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  return (text) => context?.measureText(text).width ?? 0;
}

/** The picture as an SVG file. `widthOf`: as `measured`, for tests. */
export function compose(traced: Traced, sheet: Sheet, widthOf = measured): Picture {
  const { caption, link, size, font } = sheet;
  const across = Math.max(traced.width, 12 * size);
  const width = across + 2 * MARGIN;
  const family = font.replaceAll('"', "'");
  const small = Math.round(size * 0.8);
  let y = MARGIN + traced.height;
  const lines = (text: string, height: number, fill: string): string[] =>
    wrap(text, across, widthOf(`${height}px ${font}`)).map((line) => {
      y += Math.round(height * 1.5);
      const place = { x: MARGIN, y, 'font-family': family, 'font-size': height, fill };
      return tag('text', place, escapeText(line));
    });
  const written = caption.trim() ? lines(caption.trim(), size, sheet.ink) : [];
  const linked = link ? lines(link, small, sheet.softInk) : [];
  const height = Math.ceil(y + MARGIN);
  const scale = (sheet.width ?? width) / width;
  const picture = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const content = [
    tag('title', {}, escapeText(sheet.title)),
    sheet.fonts && tag('style', {}, sheet.fonts),
    tag('rect', { width, height, fill: sheet.ground }),
    tag('g', { transform: `translate(${MARGIN} ${MARGIN})` }, traced.body),
    ...written,
    linked.length > 0 ? tag('a', { href: link }, linked.join('')) : '',
  ].join('');
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...picture,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'font-variant-numeric': 'tabular-nums',
  };
  return { svg: `${tag('svg', attributes, content)}\n`, ...picture };
}
