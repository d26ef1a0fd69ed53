/**
 * A picture of a part of the page as SVG. Nothing is computed or drawn again: drawings that are SVG are copied, canvases become
 * images, and boxes and lines of text are written where the browser has put them.
 */
import { copyBox, type Box } from './box';
import { tag } from './markup';
import { copyDrawing } from './svg';
import { copyText } from './text';

/** What only makes sense on the page: what can be pressed, and what is read aloud. */
const LEFT_OUT = [
  '.visually-hidden',
  '[data-away]',
  '[data-unpictured]',
  '[popover]',
  'button[data-control]:not([data-action="layer"])',
  'select',
  'input',
  'details',
  'script',
  'style',
].join();

export interface Traced {
  width: number;
  height: number;
  /** The elements, in pixels from the picture's upper left corner. */
  body: string;
}

/** The room around a drawing of which everything is shown, wherever the page has moved it. */
const MARGIN = 12;

/** Between two parts of a picture. */
const GAP = 8;

/** Where an element's picture is, without what is left out above and below it. */
function extentOf(element: Element): Box {
  if (element instanceof SVGSVGElement) return contentOf(element);
  const { x, y, width, height } = element.getBoundingClientRect();
  const children = [...element.children];
  const kept = children.filter((child) => !child.matches(LEFT_OUT)).map((child) => child.getBoundingClientRect());
  const first = children[0]?.matches(LEFT_OUT) ? Math.min(...kept.map(({ top }) => top)) : y;
  const last = children.at(-1)?.matches(LEFT_OUT) ? Math.max(...kept.map(({ bottom }) => bottom)) : y + height;
  return last > first ? { x, y: first, width, height: last - first } : { x, y, width, height };
}

/** A drawing that stands alone can be moved on the page: its picture is as large as what is in it. */
function contentOf(drawing: SVGSVGElement): Box {
  const box = drawing.getBBox();
  const { x, y } = drawing.getBoundingClientRect();
  return {
    x: x + box.x - MARGIN,
    y: y + box.y - MARGIN,
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  };
}

/** The picture of one element as it stands on the page, or of more, one below the other. */
export function trace(elements: readonly Element[]): Traced {
  const boxes = elements.map(extentOf);
  const left = Math.min(...boxes.map(({ x }) => x));
  // Parts that are in different columns begin at the same edge.
  const apart = boxes.some(({ x, width }) => x > left + width);
  let height = -GAP;
  const body = elements
    .map((element, index) => {
      const box = boxes[index]!;
      const top = height + GAP;
      height = top + box.height;
      return copy(element, { x: apart ? box.x : left, y: box.y - top }, true);
    })
    .join('');
  const width = Math.max(...boxes.map((box) => box.width + (apart ? 0 : box.x - left)));
  return { width: Math.ceil(width), height: Math.ceil(height), body };
}

/** `whole`: nothing of it is cut off. */
function copy(element: Element, origin: { x: number; y: number }, whole = false): string {
  if (element.matches(LEFT_OUT)) return '';
  const style = getComputedStyle(element);
  if (style.display === 'none' || Number(style.opacity) === 0) return '';
  const place = element.getBoundingClientRect();
  const box = { x: place.x - origin.x, y: place.y - origin.y, width: place.width, height: place.height };
  const seen = style.visibility !== 'hidden';
  let content = seen ? copyBox(element, style, box) : '';
  if (element instanceof SVGSVGElement) {
    if (seen) content += copyDrawing(element, origin, whole);
  } else if (element instanceof HTMLCanvasElement) {
    if (seen) content += copyCanvas(element, style, box);
  } else content += clipped(element, style, box, copyContent(element, style, seen, origin));
  const opacity = Number(style.opacity);
  return content && opacity < 1 ? tag('g', { opacity }, content) : content;
}

function copyContent(
  element: Element,
  style: CSSStyleDeclaration,
  seen: boolean,
  origin: { x: number; y: number },
): string {
  let content = '';
  for (const child of element.childNodes) {
    if (child instanceof Element) content += copy(child, origin);
    else if (seen && child instanceof Text) content += copyText(child, style, origin);
  }
  return content;
}

let clips = 0;

/** Cuts off what the page cuts off. */
function clipped(element: Element, style: CSSStyleDeclaration, box: Box, content: string): string {
  const cut = style.overflowX !== 'visible' || style.overflowY !== 'visible';
  const more = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  if (!cut || !more || content === '') return content;
  const id = `picture-clip-${++clips}`;
  const area = tag('rect', { x: box.x, y: box.y, width: box.width, height: box.height });
  return tag('clipPath', { id }, area) + tag('g', { 'clip-path': `url(#${id})` }, content);
}

function copyCanvas(canvas: HTMLCanvasElement, style: CSSStyleDeclaration, box: Box): string {
  if (canvas.width === 0 || canvas.height === 0 || box.width === 0) return '';
  return tag('image', {
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
    preserveAspectRatio: 'none',
    'image-rendering': style.imageRendering === 'pixelated' ? 'pixelated' : null,
    href: canvas.toDataURL('image/png'),
  });
}
