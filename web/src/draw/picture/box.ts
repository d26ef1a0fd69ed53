/** What an element paints below its content: its ground, its borders, and the rings of its shadows. */
import { paintOf } from './colors';
import { tag, type Attributes } from './markup';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const number = (text: string): number => Number.parseFloat(text) || 0;

function radiusOf(style: CSSStyleDeclaration, { width, height }: Box): number {
  const text = style.borderTopLeftRadius;
  const radius = text.endsWith('%') ? (number(text) / 100) * width : number(text);
  return Math.min(radius, width / 2, height / 2);
}

function rectangle(box: Box, radius: number, attributes: Attributes): string {
  const rx = radius > 0 ? radius : null;
  return tag('rect', { x: box.x, y: box.y, width: box.width, height: box.height, rx, ...attributes });
}

/** A line around a box; negative `out`: inside it. */
function ring(box: Box, radius: number, out: number, attributes: Attributes): string {
  const grown = { x: box.x - out, y: box.y - out, width: box.width + 2 * out, height: box.height + 2 * out };
  return rectangle(grown, Math.max(0, radius + (radius > 0 ? out : 0)), { fill: 'none', ...attributes });
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;
const DASHES: Record<string, (width: number) => string> = {
  dashed: (width) => `${3 * width} ${2 * width}`,
  dotted: (width) => `${width} ${width}`,
};

function bordersOf(style: CSSStyleDeclaration, box: Box, radius: number): string {
  const borders = SIDES.map((side) => {
    const paint = paintOf(style[`border${side}Color`]);
    const kind = style[`border${side}Style`];
    const width = kind === 'none' || kind === 'hidden' || !paint ? 0 : number(style[`border${side}Width`]);
    const stroke: Attributes = {
      stroke: paint?.color,
      'stroke-opacity': paint && paint.alpha < 1 ? paint.alpha : null,
      'stroke-width': width,
      'stroke-dasharray': DASHES[kind]?.(width) ?? null,
    };
    return { width, stroke, text: JSON.stringify(stroke) };
  });
  const [first] = borders;
  if (borders.every(({ text }) => text === first!.text))
    return first!.width > 0 ? ring(box, radius, -first!.width / 2, first!.stroke) : '';
  const [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height];
  const ends = [
    [left, top, right, top],
    [right, top, right, bottom],
    [left, bottom, right, bottom],
    [left, top, left, bottom],
  ] as const;
  // A line is drawn on both sides of its path, a border only inside of its box.
  const inward = [
    [0, 1],
    [-1, 0],
    [0, -1],
    [1, 0],
  ] as const;
  return borders
    .map(({ width, stroke }, side) => {
      if (width === 0) return '';
      const [x1, y1, x2, y2] = ends[side]!;
      const [dx, dy] = inward[side]!.map((way) => (way * width) / 2) as [number, number];
      return tag('line', { x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy, ...stroke });
    })
    .join('');
}

/** Shadows without blur or offset are lines around the box; soft ones are left out. */
function ringsOf(shadow: string, box: Box, radius: number): string {
  if (!shadow || shadow === 'none') return '';
  return shadow
    .split(/,(?![^(]*\))/)
    .map((one) => {
      const color = /[a-z]+\([^)]*\)/.exec(one)?.[0] ?? '';
      const [x = 0, y = 0, blur = 0, spread = 0] =
        one
          .replace(color, '')
          .match(/-?[\d.]+px/g)
          ?.map(number) ?? [];
      const paint = paintOf(color || 'none');
      if (!paint || x !== 0 || y !== 0 || blur !== 0 || spread <= 0) return '';
      const out = one.includes('inset') ? -spread / 2 : spread / 2;
      const alpha = paint.alpha < 1 ? paint.alpha : null;
      return ring(box, radius, out, { stroke: paint.color, 'stroke-width': spread, 'stroke-opacity': alpha });
    })
    .join('');
}

/** An outline that is part of the drawing, not the one of the focus. */
function outlineOf(element: Element, style: CSSStyleDeclaration, box: Box, radius: number): string {
  const width = style.outlineStyle === 'solid' ? number(style.outlineWidth) : 0;
  const paint = width > 0 && !element.matches(':focus-visible') ? paintOf(style.outlineColor) : null;
  if (!paint) return '';
  const out = number(style.outlineOffset) + width / 2;
  return ring(box, radius, out, { stroke: paint.color, 'stroke-width': width });
}

let gradients = 0;

/** A gradient from left to right; others are left out. */
function gradientOf(image: string, box: Box, radius: number): string {
  const stops = /^linear-gradient\((?:to right|90deg), (.*)\)$/.exec(image)?.[1]?.split(/,\s*(?![^(]*\))/);
  if (!stops) return '';
  const id = `picture-gradient-${++gradients}`;
  const marks = stops
    .map((stop, index) => {
      const color = /^(?:[a-z]+\([^)]*\)|#\w+)/.exec(stop)?.[0] ?? '';
      const place = /([\d.]+)%$/.exec(stop)?.[1];
      const paint = paintOf(color || 'none');
      const offset = place === undefined ? index / (stops.length - 1) : Number(place) / 100;
      return tag('stop', { offset, 'stop-color': paint?.color ?? '#000', 'stop-opacity': paint?.alpha ?? 0 });
    })
    .join('');
  return tag('linearGradient', { id }, marks) + rectangle(box, radius, { fill: `url(#${id})` });
}

/** The markup of an element's own box; `box` is where it stands in the picture. */
export function copyBox(element: Element, style: CSSStyleDeclaration, box: Box): string {
  if (box.width === 0 || box.height === 0) return '';
  const radius = radiusOf(style, box);
  const ground = paintOf(style.backgroundColor);
  const alpha = ground && ground.alpha < 1 ? ground.alpha : null;
  return [
    ringsOf(style.boxShadow, box, radius),
    ground ? rectangle(box, radius, { fill: ground.color, 'fill-opacity': alpha }) : '',
    gradientOf(style.backgroundImage, box, radius),
    bordersOf(style, box, radius),
    outlineOf(element, style, box, radius),
  ].join('');
}
