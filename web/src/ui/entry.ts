/** Submits a field's text once, on Enter or when the field loses focus; Escape discards it. */
import type { Attachment } from 'svelte/attachments';

/** A text that is not submitted yet. */
export interface Typed {
  text: string;
  /** Discards the text. */
  drop(): void;
}

/** For a field that shows what its text means before it is submitted. */
export interface Preview {
  /** The text that the field shows while nothing is typed. */
  shown(): string;
  /** Called with every change of the text, with null once it is discarded. True if the user must see it before it is submitted. */
  show(typed: Typed | null): boolean;
  /** Whether a pasted text replaces the whole field. Browsers remove line breaks from other texts. */
  replaces(pasted: string): boolean;
}

/**
 * Browsers fire another change event when a field is removed from the page after Enter. Its component is gone by then, and
 * nothing was typed since, so the event is ignored.
 */
export function entry(
  take: (field: HTMLInputElement, text: string) => void,
  preview?: Preview,
): Attachment<HTMLInputElement> {
  return (field) => {
    let typed = false;
    /** A pasted text that waits to be submitted. The field can't show its lines. */
    let pasted: string | null = null;
    const text = (): string => pasted ?? field.value;
    const forget = (): void => {
      typed = false;
      pasted = null;
    };
    const drop = (): void => {
      forget();
      if (preview) field.value = preview.shown();
    };
    const tell = (): boolean => preview?.show({ text: text(), drop }) ?? false;
    const hand = (): void => {
      if (!typed) return;
      const written = text();
      forget();
      take(field, written);
    };
    const listeners = {
      input() {
        typed = true;
        pasted = null;
        tell();
      },
      change: hand,
      // A pasted text causes no change event.
      blur: hand,
      keydown(event: KeyboardEvent) {
        if (event.key === 'Enter') hand();
        if (event.key !== 'Escape') return;
        drop();
        preview?.show(null);
      },
      paste(event: ClipboardEvent) {
        const clip = event.clipboardData?.getData('text') ?? '';
        if (!preview?.replaces(clip)) return;
        event.preventDefault();
        typed = true;
        pasted = clip;
        if (!tell()) hand();
      },
    };
    const list = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of list) field.addEventListener(type, listener);
    return () => list.forEach(([type, listener]) => field.removeEventListener(type, listener));
  };
}
