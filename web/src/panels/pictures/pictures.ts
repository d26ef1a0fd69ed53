/** Every picture of the page: a row for each kind. Parts of the page that are fetched later say with `data-picture` that they are pictures. */
import { t, type Key } from '../../i18n/index.svelte';

export interface PictureRow {
  /** Its words are `camera.of.<id>`; files are named after it. */
  id: string;
  /** Selectors of the parts that it is made of; on the page all of them must be seen. */
  parts: readonly string[];
}

const one = (id: string, selector = `[data-picture="${id}"]`): PictureRow => ({ id, parts: [selector] });

// Panels of the first load are known by their names, which need no further mark.
const NET = '[data-panel="net"] .drawing';
const FLOW = '[data-panel="flow"]';
const MAP = '[data-panel="boundary"], [data-panel="values"]';
const FIGURES = '[data-panel="figures"]';
const CURVE = '[data-panel="loss"]';

/** In the order in which they are offered. */
export const PICTURES: readonly PictureRow[] = [
  one('graph', '[data-role="gates-graph"] > svg'),
  one('net', NET),
  { id: 'net-flow', parts: [NET, FLOW] },
  one('step'),
  one('space-layer'),
  one('space-plane'),
  one('heat-map'),
  one('templates'),
  one('histograms'),
  one('map', MAP),
  { id: 'map-curve', parts: [MAP, FIGURES, CURVE] },
  one('curve', CURVE),
  one('flow', FLOW),
  one('jacobian'),
  one('chart'),
];

/** A picture that can be taken now. */
export interface Offered {
  /** The row's id, and for the second and later ones of a kind a number. */
  id: string;
  name: string;
  elements: readonly Element[];
}

const isSeen = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && (element.checkVisibility?.() ?? true);
};

/** The pictures that are on the page. */
export function picturesOn(page: ParentNode): Offered[] {
  const seen = (selector: string): Element[] =>
    [...page.querySelectorAll(selector)].filter((element) => isSeen(element));
  return PICTURES.flatMap(({ id, parts }) => {
    const name = t(`camera.of.${id}` as Key);
    const found = parts.map(seen);
    if (parts.length > 1)
      return found.every((elements) => elements.length > 0)
        ? [{ id, name, elements: found.map(([first]) => first!) }]
        : [];
    return found[0]!.map((element, index) => {
      const named = element instanceof HTMLElement ? element.dataset['named'] : undefined;
      return {
        id: index > 0 ? `${id}-${index + 1}` : id,
        name: named ? `${name}: ${named}` : name,
        elements: [element],
      };
    });
  });
}
