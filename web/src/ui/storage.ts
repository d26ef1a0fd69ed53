/** The user's choices between visits. Blocked or full storage must never break the page. */

/** The stored text; null if there is none or storage is blocked. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`backflow.${key}`);
  } catch {
    return null;
  }
}

/** Stores the text if possible. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`backflow.${key}`, value);
  } catch {
    // In a private window, the choice lasts until the page closes.
  }
}
