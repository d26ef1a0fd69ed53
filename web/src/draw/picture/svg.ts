/** Copies drawings that are SVG already, with the styles that the page's style sheets give them as attributes. */
import { paintOf } from './colors';
import { tag, escapeText, type Attributes } from './markup';

/** Elements that draw or define something; others, such as titles and scripts, are left out. */
const ELEMENTS = new Set(
  (
    'svg g path circle ellipse rect line polyline polygon text tspan defs pattern clipPath linearGradient ' +
    'radialGradient stop mask marker symbol use'
  ).split(' '),
);

/** Attributes that are not styles. */
const GEOMETRY = new Set(
  (
    'd x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points viewBox preserveAspectRatio transform href offset dx dy ' +
    'patternUnits patternTransform patternContentUnits gradientUnits gradientTransform clipPathUnits maskUnits ' +
    'markerWidth markerHeight markerUnits refX refY orient textLength lengthAdjust pathLength'
  ).split(' '),
);

/** Styles that children inherit, with the values that SVG starts with. */
const INHERITED: Record<string, string> = {
  fill: '#000000',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-opacity': '1',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  visibility: 'visible',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'letter-spacing': 'normal',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
};

/** Styles of an element alone. */
const OWN: Record<string, string> = {
  opacity: '1',
  'vector-effect': 'none',
  'clip-path': 'none',
  mask: 'none',
  'marker-start': 'none',
  'marker-end': 'none',
};

/** What children inherit. */
export type Inherited = Readonly<Record<string, string>>;

const px = (text: string): string => text.replaceAll('px', '').replaceAll(', ', ' ');
/** `url("#name")` without its quotes, which attributes already have. */
const reference = (text: string): string => text.replace(/url\("(.*?)"\)/g, 'url($1)');
export const fontsOf = (text: string): string => text.replaceAll('"', "'");

function styleOf(style: CSSStyleDeclaration, name: string): string {
  const value = style.getPropertyValue(name).trim();
  if (name === 'fill' || name === 'stroke') {
    if (value.startsWith('url(')) return reference(value).split(' ')[0]!;
    return paintOf(value)?.color ?? 'none';
  }
  if (name.endsWith('-opacity')) {
    const painted = style.getPropertyValue(name.slice(0, -'-opacity'.length)).trim();
    const alpha = painted.startsWith('url(') ? 1 : (paintOf(painted)?.alpha ?? 1);
    return String(Math.round(alpha * Number(value || 1) * 1000) / 1000);
  }
  if (name === 'font-family') return fontsOf(value);
  return reference(px(value));
}

/** The attributes for an element's styles that differ from what it inherits, and what its children inherit. */
function stylesOf(element: Element, parent: Inherited): [Attributes, Inherited] {
  const style = getComputedStyle(element);
  const attributes: Attributes = {};
  const inherited: Record<string, string> = { ...parent };
  for (const name of Object.keys(INHERITED)) {
    const value = styleOf(style, name);
    if (value === '' || value === parent[name]) continue;
    attributes[name] = inherited[name] = value;
  }
  for (const [name, start] of Object.entries(OWN)) {
    const value = styleOf(style, name);
    if (value !== '' && value !== start) attributes[name] = value;
  }
  if (element.localName === 'stop') {
    const paint = paintOf(style.getPropertyValue('stop-color').trim());
    attributes['stop-color'] = paint?.color ?? '#000000';
    attributes['stop-opacity'] = (paint?.alpha ?? 0) * Number(style.getPropertyValue('stop-opacity') || 1);
  }
  // A transform of a style sheet; attributes are copied as they are.
  if (!element.hasAttribute('transform') && style.transform && style.transform !== 'none') {
    const [x = '0', y = '0'] = px(style.transformOrigin).split(' ');
    attributes['transform'] = `translate(${x} ${y}) ${style.transform} translate(${-Number(x)} ${-Number(y)})`;
  }
  return [attributes, inherited];
}

/** Ids matter only where something refers to them. */
const REFERRED = 'pattern, clipPath, linearGradient, radialGradient, mask, marker, symbol, defs [id]';

/** The markup of an element of a drawing, and of all that is in it. */
export function copySvg(element: Element, parent: Inherited): string {
  if (!ELEMENTS.has(element.localName)) return '';
  if (getComputedStyle(element).display === 'none' && !element.closest('defs')) return '';
  const attributes: Attributes = {};
  for (const { name, value } of element.attributes) if (GEOMETRY.has(name)) attributes[name] = value;
  if (element.id && element.matches(REFERRED)) attributes['id'] = element.id;
  const [styles, inherited] = stylesOf(element, parent);
  return tag(element.localName, { ...attributes, ...styles }, copyChildren(element, inherited));
}

function copyChildren(element: Element, inherited: Inherited): string {
  const isText = element.localName === 'text' || element.localName === 'tspan';
  let content = '';
  for (const child of element.childNodes) {
    if (child instanceof Element) content += copySvg(child, inherited);
    else if (isText && child instanceof Text) content += escapeText(child.data.replace(/\s+/g, ' '));
  }
  return content;
}

/** A whole drawing at its place on the page, in pixels from `origin`. `open`: nothing of it is cut off. */
export function copyDrawing(drawing: SVGSVGElement, origin: { x: number; y: number }, open = false): string {
  const box = drawing.getBoundingClientRect();
  const style = getComputedStyle(drawing);
  const [styles, inherited] = stylesOf(drawing, INHERITED);
  const attributes = {
    x: box.x - origin.x,
    y: box.y - origin.y,
    width: box.width,
    height: box.height,
    viewBox: drawing.getAttribute('viewBox'),
    preserveAspectRatio: drawing.getAttribute('preserveAspectRatio'),
    overflow: open || style.overflow === 'visible' ? 'visible' : null,
  };
  delete styles['transform'];
  return tag('svg', { ...attributes, ...styles }, copyChildren(drawing, inherited));
}
