/**
 * Printing: the picture, its numbers and the open card on one page, dark on white. Drawings are made for the size that they have on
 * the screen, so a printed page is as wide as the window, and browsers scale it to the paper.
 */
import { flushSync } from 'svelte';
import { theme } from '../ui/theme.svelte';

/** White space around the page, in pixels of the screen. */
const MARGIN = 24;

/** Letters are a little wider or higher on paper than on the screen. */
const SPARE = 1.05;

class Printing {
  on = $state(false);
  #sheet: CSSStyleSheet | null = null;
  /** What the printed page gives back afterwards. */
  #pinned: { element: HTMLElement; width: string; height: string }[] = [];

  /** Follows the browser: `beforeprint`, or, where a tool only changes the medium, the medium. */
  start(): void {
    window.addEventListener('beforeprint', () => this.#begin());
    window.addEventListener('afterprint', () => this.#end());
    const medium = matchMedia('print');
    medium.addEventListener('change', () => (medium.matches ? this.#begin() : this.#end()));
  }

  /** Everything happens at once: the browser prints as soon as the event is over. */
  #begin(): void {
    if (this.on) return;
    const root = document.documentElement;
    this.#pin();
    root.style.setProperty('--root-size', getComputedStyle(root).fontSize);
    root.setAttribute('data-printing', '');
    theme.posed = { theme: 'light', whole: false };
    this.on = true;
    flushSync();
    // Sheets are made for paper, whatever its size.
    if (document.querySelector('[data-sheets]')) return;
    const width = window.innerWidth + 2 * MARGIN;
    const height = Math.ceil(SPARE * root.scrollHeight) + 2 * MARGIN;
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync(`@page { size: ${width}px ${height}px; margin: ${MARGIN}px; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  #end(): void {
    if (!this.on) return;
    const root = document.documentElement;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    root.removeAttribute('data-printing');
    root.style.removeProperty('--root-size');
    for (const { element, width, height } of this.#pinned) {
      element.style.width = width;
      element.style.minHeight = height;
    }
    this.#pinned = [];
    theme.posed = null;
    this.on = false;
    flushSync();
  }

  /** What holds a drawing keeps its size. */
  #pin(): void {
    const pinned = [...document.querySelectorAll<HTMLElement>('[data-pin]')].map((element) => ({
      element,
      size: [element.offsetWidth, element.offsetHeight] as const,
      width: element.style.width,
      height: element.style.minHeight,
    }));
    for (const { element, size } of pinned) {
      element.style.width = `${size[0]}px`;
      element.style.minHeight = `${size[1]}px`;
    }
    this.#pinned = pinned;
  }
}

export const printing = new Printing();
