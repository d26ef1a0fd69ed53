/** Text of the page, line by line. It stays text: it can be searched, and edited in a drawing program. */
import { paintOf } from './colors';
import { escapeText, tag } from './markup';
import { fontsOf } from './svg';

interface Line {
  text: string;
  box: DOMRect;
}

/** The lines that a text is broken into, as the browser broke it. */
export function linesOf(node: Text): Line[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
  if (boxes.length === 0) return [];
  if (boxes.length === 1) return [{ text: tidy(node.data), box: boxes[0]! }];
  const lines: { start: number; end: number; box: DOMRect }[] = [];
  // A line can only be broken between words, or, in Korean and long words, between characters.
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = [...range.getClientRects()].find(({ width }) => width > 0);
    if (!box) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.bottom - box.bottom) < box.height / 2) {
      last.end = at + 1;
      last.box = new DOMRect(last.box.x, last.box.y, box.right - last.box.x, last.box.height);
    } else lines.push({ start: at, end: at + 1, box });
  }
  return lines.map(({ start, end, box }) => ({ text: tidy(node.data.slice(start, end)), box }));
}

/** Spaces as HTML collapses them; wider ones, such as an en space, stay. */
const tidy = (text: string): string => text.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '');

let measure: CanvasRenderingContext2D | null | undefined;

/** The share of a line's height that is above its baseline. */
function ascent(style: CSSStyleDeclaration): number {
  measure ??= document.createElement('canvas').getContext('2d');
  if (!measure) return 0.8;
  measure.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = measure.measureText('x');
  return above / (above + below);
}

/** Where a line is held, so that it stays in place with a font of other widths. */
const ANCHORS: Record<string, [anchor: string, share: number]> = {
  center: ['middle', 0.5],
  right: ['end', 1],
  end: ['end', 1],
};

/** The markup of a text in pixels from `origin`, in the style of the element that it is in. */
export function copyText(node: Text, style: CSSStyleDeclaration, origin: { x: number; y: number }): string {
  const paint = paintOf(style.color);
  if (!paint || node.data.trim() === '') return '';
  const [anchor, share] = ANCHORS[style.textAlign] ?? ['start', 0];
  const halo = /[a-z]+\([^)]*\)|#\w+/.exec(style.textShadow)?.[0];
  return linesOf(node)
    .map(({ text, box }) =>
      tag(
        'text',
        {
          x: box.x + share * box.width - origin.x,
          y: box.y + ascent(style) * box.height - origin.y,
          'font-family': fontsOf(style.fontFamily),
          'font-size': Number.parseFloat(style.fontSize),
          'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
          'font-style': style.fontStyle === 'normal' ? null : style.fontStyle,
          'text-anchor': anchor === 'start' ? null : anchor,
          'text-decoration': style.textDecorationLine === 'underline' ? 'underline' : null,
          fill: paint.color,
          'fill-opacity': paint.alpha < 1 ? paint.alpha : null,
          ...(halo && {
            stroke: paintOf(halo)?.color ?? null,
            'stroke-width': 3,
            'stroke-linejoin': 'round',
            'paint-order': 'stroke',
          }),
        },
        escapeText(text),
      ),
    )
    .join('');
}
