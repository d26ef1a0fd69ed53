/**
 * Hints: what a control does, shown on hover and focus in one floating line for the whole page. The line stays while the pointer is
 * on it. It closes on Escape and when its control is pressed, since it could cover the result. Assistive technology reads it as the
 * control's description.
 */
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

export interface HintText {
  text: string;
  /** The shortcut, named as in key events. */
  key?: string | undefined;
}

const SPELLED: Record<string, string> = { ' ': 'Space', '+': 'Plus' };

/** A key as `aria-keyshortcuts` writes it, where space and plus are separators. */
export function spelledKey(key: string): string {
  return SPELLED[key] ?? key;
}

const DELAY_MS = 450;

class Hint {
  /** The hint that is shown and its element. The text is read again while it is shown, since numbers change. */
  shown = $state.raw<{ element: Element; read: () => HintText; anchor: DOMRect } | null>(null);
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The element whose hint the timer will show. */
  #coming: Element | null = null;
  /** The element that was pressed, until the pointer or focus leaves it. */
  #pressed: Element | null = null;

  show(element: Element, read: () => HintText): void {
    if (element === this.#pressed) return;
    this.#after(DELAY_MS, () => {
      if (element.isConnected) this.shown = { element, read, anchor: element.getBoundingClientRect() };
    });
    this.#coming = element;
  }

  press(element: Element): void {
    this.#pressed = element;
    this.hide(0);
  }

  /** The element was left or entered again: its hint may show again. */
  release(element: Element): void {
    if (this.#pressed === element) this.#pressed = null;
  }

  /** The element is gone: its hint closes, or does not open. */
  drop(element: Element): void {
    if (this.shown?.element === element || this.#coming === element) this.hide(0);
  }

  /** Treats the shortcut of the shown control as a press. */
  key(key: string): void {
    if (this.shown && this.shown.read().key === key.toLowerCase()) this.press(this.shown.element);
  }

  hide(delay = 120): void {
    if (delay > 0) return this.#after(delay, () => (this.shown = null));
    // At once: its text may come from a control that the same press takes away.
    this.keep();
    this.#coming = null;
    this.shown = null;
  }

  /** The pointer moved onto the line: it stays open. */
  keep(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #after(delay: number, act: () => void): void {
    this.keep();
    this.#coming = null;
    this.#timer = setTimeout(act, delay);
  }
}

export const hintLine = new Hint();

/** Functions that rewrite every description when the page's language changes. */
// Nothing is rendered from it, so it is not reactive.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const descriptions = new Set<() => void>();
let watched = false;

function describeInEveryLanguage(): void {
  if (watched) return;
  watched = true;
  new MutationObserver(() => descriptions.forEach((describe) => describe())).observe(document.documentElement, {
    attributeFilter: ['lang'],
  });
}

/** Gives an element its hint, and the same text as its description. */
export function hint(read: () => HintText): Attachment<HTMLElement> {
  return (element) => {
    const describe = () => {
      const { text, key } = untrack(read);
      element.setAttribute('aria-description', text);
      if (key) element.setAttribute('aria-keyshortcuts', spelledKey(key));
    };
    describe();
    descriptions.add(describe);
    describeInEveryLanguage();
    // The pointer's last position here. A control may move away from under a resting pointer and come back, for example when
    // playing changes the layout. That counts neither as leaving nor as entering.
    let at = '';
    let inside = false;
    const placeOf = (event: PointerEvent) => `${event.clientX} ${event.clientY}`;
    const crossed = (event: PointerEvent) => {
      if (placeOf(event) !== at) hintLine.release(element);
      at = placeOf(event);
    };
    const listeners = {
      pointerenter: (event: PointerEvent) => {
        inside = true;
        crossed(event);
        if (event.pointerType === 'mouse') hintLine.show(element, read);
      },
      pointermove: (event: PointerEvent) => (at = placeOf(event)),
      pointerleave: (event: PointerEvent) => {
        inside = false;
        crossed(event);
        hintLine.hide();
      },
      pointerdown: () => hintLine.press(element),
      // Keyboard activation has no pointerdown event.
      click: () => hintLine.press(element),
      focusin: (event: FocusEvent) => {
        describe();
        if ((event.target as Element).matches(':focus-visible')) hintLine.show(element, read);
      },
      focusout: () => {
        if (!inside) hintLine.release(element);
        hintLine.hide();
      },
      keydown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') hintLine.hide(0);
      },
    };
    const entries = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of entries) element.addEventListener(type, listener);
    return () => {
      descriptions.delete(describe);
      for (const [type, listener] of entries) element.removeEventListener(type, listener);
      hintLine.drop(element);
    };
  };
}
