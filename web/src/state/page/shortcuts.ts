/** Single-key shortcuts: one for each action, one to reach each setting. They rest while a text field is in use, or for good. */
import type { Key } from '../../i18n/index.svelte';
import { recall, remember } from '../../ui/storage';
import { SETTING_NAMES, SETTINGS, type SettingName } from '../network/settings';

export type Action = 'toggle' | 'step' | 'epoch' | 'reset' | 'inspector' | 'theme' | 'language' | 'help';

export const ACTIONS: { action: Action; key: string; name: Key }[] = [
  { action: 'toggle', key: ' ', name: 'run.play.hint' },
  { action: 'step', key: 's', name: 'run.step.hint' },
  { action: 'epoch', key: 'e', name: 'run.epoch.hint' },
  { action: 'reset', key: 'r', name: 'run.reset.hint' },
  { action: 'inspector', key: 'i', name: 'drawer.open' },
  { action: 'theme', key: 'k', name: 'app.theme' },
  { action: 'language', key: 'j', name: 'app.language' },
  { action: 'help', key: '?', name: 'app.help' },
];

export function shortcutOf(action: Action): string {
  return ACTIONS.find((row) => row.action === action)!.key;
}

export type Meaning = { action: Action } | { setting: SettingName };

/** What a key press means; null where it belongs to someone else. */
export function meaningOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'>,
): Meaning | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const key = event.key.toLowerCase();
  const action = ACTIONS.find((row) => row.key === key);
  if (action) return { action: action.action };
  const setting = SETTING_NAMES.find((name) => SETTINGS[name].shortcut === key);
  return setting ? { setting } : null;
}

/** Undo or redo, as every editor has them; null for another key. */
export function historyStep(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey && !event.shiftKey ? 'redo' : null;
}

/** The element that has the focus, also inside a shadow root: there the event's own target is only its host. */
export function pressedIn(event: Event): Element | null {
  const [first] = event.composedPath();
  return first instanceof Element ? first : null;
}

/** Inputs that take no text. */
const TEXTLESS = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];

/** Whether the element needs the key for itself. */
export function keepsKey(element: Element | null, key: string): boolean {
  if (!element) return false;
  if (element.closest('dialog, [contenteditable], textarea, select')) return true;
  if (element instanceof HTMLInputElement)
    return !TEXTLESS.includes(element.type) || (key === ' ' && takesSpace(element));
  return key === ' ' && element.closest('button, a, summary, [role="button"], [role="listbox"], [role="tab"]') !== null;
}

/** To a slider and to the chosen one of several radio buttons the space bar does nothing. */
function takesSpace({ type, checked }: HTMLInputElement): boolean {
  return type !== 'range' && !(type === 'radio' && checked);
}

export function shortcutsWanted(): boolean {
  return recall('shortcuts') !== 'off';
}

export function wantShortcuts(on: boolean): void {
  remember('shortcuts', on ? 'on' : 'off');
}
