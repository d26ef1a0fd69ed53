/** Finds texts that can't be read: cut off, on top of each other, or too small. */
import type { Page } from '@playwright/test';

/** The smallest text, in pixels of a page whose root has 16. */
const LEAST = 13;

/**
 * Every text that is cut off by an edge that doesn't scroll, that covers another text of the same layer, or that is smaller than the
 * type scale allows; symbols in round gates may be. `drawn`: a selector of drawings that can be zoomed, where sizes are up to the user.
 */
export function illegible(page: Page, drawn = '[data-role="gates-graph"]'): Promise<string[]> {
  return page.evaluate(
    ({ least, zoomed }) => {
      interface Text {
        text: string;
        box: DOMRect;
        owner: Element;
        layer: Element;
      }

      const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
      const parentOf = (element: Element): Element | null => element.parentElement;
      const above = (element: Element): Element[] => {
        const all: Element[] = [];
        for (let one: Element | null = element; one; one = parentOf(one)) all.push(one);
        return all;
      };

      /** Elements that lie above the page: what they cover can be reached by scrolling or closing. */
      const layerOf = (element: Element): Element =>
        above(element).find(
          (one) => one.matches('dialog, [popover]') || ['fixed', 'sticky'].includes(styleOf(one).position),
        ) ?? document.body;

      const seen = (element: Element): boolean =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
        !above(element).some(
          (one) =>
            one.matches('.visually-hidden, script, style, noscript, option, .katex-mathml') ||
            styleOf(one).clipPath !== 'none',
        );

      /** The part of the line that letters fill: a line's box is higher. */
      const inked = (box: DOMRect): DOMRect =>
        new DOMRect(box.x, box.y + box.height * 0.22, box.width, box.height * 0.56);

      const texts: Text[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const owner = node.parentElement!;
        const text = node.textContent!.trim();
        if (text === '' || !seen(owner)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects())
          if (box.width > 1 && box.height > 1) texts.push({ text, box: inked(box), owner, layer: layerOf(owner) });
      }

      const problems = new Set<string>();
      const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

      /** What is visible of a text, and whether an edge that doesn't scroll cuts it. */
      const within = ({
        box,
        owner,
      }: Text): { left: number; right: number; top: number; bottom: number; cut: boolean } => {
        let { left, right, top, bottom } = box;
        let cut = false;
        let across = true;
        let down = true;
        for (const one of above(owner)) {
          if (one === document.documentElement || one === document.body) break;
          const style = styleOf(one);
          if (style.display === 'inline' || style.display === 'contents') continue;
          const edge = one.getBoundingClientRect();
          const clips = (overflow: string): boolean => overflow !== 'visible';
          const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
          const [x, y] = [style.overflowX, style.overflowY];
          const strict = /paint|strict|content/.test(style.contain);
          if (scrolls(x)) across = false;
          if (scrolls(y)) down = false;
          if (clips(x) || strict) {
            if (across && (left < edge.left - 1 || right > edge.right + 1)) cut = true;
            [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
          }
          if (clips(y) || strict) {
            if (down && (top < edge.top - 1 || bottom > edge.bottom + 1)) cut = true;
            [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
          }
          if (style.position === 'fixed') break;
        }
        return { left, right, top, bottom, cut };
      };

      const root = Number.parseFloat(styleOf(document.documentElement).fontSize) / 16;
      const width = document.documentElement.clientWidth;
      const visible: (Text & { left: number; right: number; top: number; bottom: number })[] = [];
      for (const one of texts) {
        const { cut, ...part } = within(one);
        if (cut) problems.add(`cut: ${shown(one.text)}`);
        else if (part.right > width + 1 || part.left < -1) {
          if (part.right > part.left) problems.add(`beyond the page: ${shown(one.text)}`);
        }
        if (part.right - part.left > 1 && part.bottom - part.top > 1) visible.push({ ...one, ...part });
        const zoom = one.owner instanceof SVGGraphicsElement ? (one.owner.getScreenCTM()?.a ?? 1) : 1;
        const size = zoom * Number.parseFloat(styleOf(one.owner).fontSize);
        if (size < least * root - 0.1 && !one.owner.closest(`sub, sup, .katex, .symbol, .glyph, ${zoomed}`))
          problems.add(`${size.toFixed(1)} px: ${shown(one.text)}`);
      }

      visible.sort((a, b) => a.top - b.top);
      visible.forEach((one, index) => {
        for (const other of visible.slice(index + 1)) {
          if (other.top > one.bottom) break;
          if (one.layer !== other.layer || one.owner === other.owner) continue;
          if (one.owner.closest('.katex') && one.owner.closest('.katex') === other.owner.closest('.katex')) continue;
          const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (across > 1.5 && down > 1.5) problems.add(`overlap: ${shown(one.text)} | ${shown(other.text)}`);
        }
      });
      return [...problems];
    },
    { least: LEAST, zoomed: drawn },
  );
}
