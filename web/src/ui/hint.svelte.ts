/**
 * What a control does, told on hover and on focus in one floating line for the whole page. It stays while the pointer is on it, goes
 * with Escape and once its control was pressed (it has said what it had to, and what happens may be beneath it), and assistive
 * technology reads it as the control's description.
 */
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

export interface HintText {
  text: string;
  /** The shortcut, as a key event names it. */
  key?: string | undefined;
}

const SPELLED: Record<string, string> = { ' ': 'Space', '+': 'Plus' };

/** A key as `aria-keyshortcuts` writes it: these two separate keys there. */
export function spelledKey(key: string): string {
  return SPELLED[key] ?? key;
}

const DELAY_MS = 450;

class Hint {
  /** What is shown (asked anew while it stands: figures change), and beside what. */
  shown = $state.raw<{ element: Element; read: () => HintText; anchor: DOMRect } | null>(null);
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Was pressed, and has not been left since. */
  #pressed: Element | null = null;

  show(element: Element, read: () => HintText): void {
    if (element === this.#pressed) return;
    this.#after(DELAY_MS, () => (this.shown = { element, read, anchor: element.getBoundingClientRect() }));
  }

  press(element: Element): void {
    this.#pressed = element;
    this.hide(0);
  }

  /** It was left, or is come to anew: its hint may show again. */
  release(element: Element): void {
    if (this.#pressed === element) this.#pressed = null;
  }

  /** The shortcut of what is shown is a press too. */
  key(key: string): void {
    if (this.shown && this.shown.read().key === key.toLowerCase()) this.press(this.shown.element);
  }

  hide(delay = 120): void {
    this.#after(delay, () => (this.shown = null));
  }

  /** The pointer moved onto the line itself: it stays readable. */
  keep(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #after(delay: number, act: () => void): void {
    this.keep();
    this.#timer = setTimeout(act, delay);
  }
}

export const hintLine = new Hint();

/** What tells every description anew, and whether the page's language is watched for it. */
// Nothing is drawn from it, so it need not be reactive.
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

/** Gives an element its hint, and the same words as its description. */
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
    // The pointer's last place here. A control may move from under a pointer that rests, and come back beneath it: when playing
    // lays out its surroundings anew, say. That is neither leaving nor coming.
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
      // By the keyboard there is no pointer that goes down.
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
      if (hintLine.shown?.read === read) hintLine.hide(0);
    };
  };
}
