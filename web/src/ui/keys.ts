/** Shortcuts as the user's keyboard has them. */

const apple = /Mac|iPhone|iPad/.test(navigator.platform);

/** `Ctrl+.`, and `⌘.` on a Mac. */
export function withControl(key: string): string {
  return apple ? `⌘${key}` : `Ctrl+${key}`;
}

/** The same as `aria-keyshortcuts` writes it. */
export function spelledWithControl(key: string): string {
  return `${apple ? 'Meta' : 'Control'}+${key}`;
}
