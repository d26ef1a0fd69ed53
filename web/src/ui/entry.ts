/** Submits a field's text once, on Enter or when the field loses focus; Escape discards it. */
import type { Attachment } from 'svelte/attachments';

/**
 * Browsers fire another change event when a field is removed from the page after Enter. Its component is gone by then, and
 * nothing was typed since, so the event is ignored.
 */
export function entry(take: (field: HTMLInputElement) => void): Attachment<HTMLInputElement> {
  return (field) => {
    let typed = false;
    const hand = (): void => {
      if (!typed) return;
      typed = false;
      take(field);
    };
    const listeners = {
      input: () => (typed = true),
      change: hand,
      keydown(event: KeyboardEvent) {
        if (event.key === 'Escape') typed = false;
        if (event.key === 'Enter') hand();
      },
    };
    const list = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of list) field.addEventListener(type, listener);
    return () => list.forEach(([type, listener]) => field.removeEventListener(type, listener));
  };
}
