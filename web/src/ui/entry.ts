/** What is typed into a field is handed over once, by Enter or by leaving the field; Escape gives it up. */
import type { Attachment } from 'svelte/attachments';

/**
 * Browsers report a change once more when a field is taken off the page after Enter. By then its component is gone, and nothing was
 * typed since.
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
