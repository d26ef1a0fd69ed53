/**
 * What a control does, told on hover and on focus in one floating line for the whole page. It stays while the pointer is on it, goes
 * with Escape, and assistive technology reads it as the control's description.
 */
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

export interface HintText {
  text: string;
  /** The shortcut, as `aria-keyshortcuts` writes it. */
  key?: string | undefined;
}

const DELAY_MS = 450;

class Hint {
  /** What is shown (asked anew while it stands: figures change), and beside what. */
  shown = $state.raw<{ read: () => HintText; anchor: DOMRect } | null>(null);
  #timer: ReturnType<typeof setTimeout> | null = null;

  show(element: Element, read: () => HintText): void {
    this.#after(DELAY_MS, () => (this.shown = { read, anchor: element.getBoundingClientRect() }));
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
      if (key) element.setAttribute('aria-keyshortcuts', key);
    };
    describe();
    descriptions.add(describe);
    describeInEveryLanguage();
    const listeners = {
      pointerenter: (event: PointerEvent) => {
        if (event.pointerType === 'mouse') hintLine.show(element, read);
      },
      pointerleave: () => hintLine.hide(),
      pointerdown: () => hintLine.hide(),
      focusin: (event: FocusEvent) => {
        describe();
        if ((event.target as Element).matches(':focus-visible')) hintLine.show(element, read);
      },
      focusout: () => hintLine.hide(),
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
