/** Single-key shortcuts, one for each action. They are off while a text field is in use; the user can turn them off. */
import type { Key } from '../../i18n/index.svelte';
import { recall, remember } from '../../ui/storage';

export interface Shortcut<Action extends string = string> {
  action: Action;
  key: string;
  name: Key;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'>;

/** The shortcuts of every room. */
export type PageAction = 'theme' | 'language' | 'help' | 'present';

export const PAGE_SHORTCUTS: readonly Shortcut<PageAction>[] = [
  { action: 'theme', key: 'k', name: 'app.theme' },
  { action: 'language', key: 'j', name: 'app.language' },
  { action: 'help', key: '?', name: 'app.help' },
  { action: 'present', key: '!', name: 'present.hint' },
];

export function shortcutOf(action: PageAction): string {
  return PAGE_SHORTCUTS.find((row) => row.action === action)!.key;
}

/** The single key that was pressed, in lower case; null if the press is not a shortcut. */
export function singleKey(event: Press): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  return event.key.toLowerCase();
}

/** The action of a key press; null for none of these. */
export function actionOf<Action extends string>(rows: readonly Shortcut<Action>[], event: Press): Action | null {
  const key = singleKey(event);
  return rows.find((row) => row.key === key)?.action ?? null;
}

/** Undo or redo by the usual keys; null for other keys. */
export function historyStep(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey && !event.shiftKey ? 'redo' : null;
}

/** The focused element, also inside a shadow root, where the event's target is only the host. */
export function pressedIn(event: Event): Element | null {
  const [first] = event.composedPath();
  return first instanceof Element ? first : null;
}

/** Types of inputs that take no text. */
const TEXTLESS = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];

/** True if the element uses the key. */
export function keepsKey(element: Element | null, key: string): boolean {
  if (!element) return false;
  if (element.closest('dialog, [contenteditable], textarea, select')) return true;
  if (element instanceof HTMLInputElement)
    return !TEXTLESS.includes(element.type) || (key === ' ' && takesSpace(element));
  return key === ' ' && element.closest('button, a, summary, [role="button"], [role="listbox"], [role="tab"]') !== null;
}

/** True if the element is a field that is being edited, or is in a dialog. A value field that only has the focus is not. */
export function isTyping(element: Element | null, key: string): boolean {
  return !element?.matches('[data-role="input-value"]:not([data-typing])') && keepsKey(element, key);
}

/** The space bar does nothing on a slider or a checked radio button. */
function takesSpace({ type, checked }: HTMLInputElement): boolean {
  return type !== 'range' && !(type === 'radio' && checked);
}

export function shortcutsWanted(): boolean {
  return recall('shortcuts') !== 'off';
}

export function wantShortcuts(on: boolean): void {
  remember('shortcuts', on ? 'on' : 'off');
}
