/** A person's choices between visits. Storage that is blocked or full must never break the page. */

/** The stored text, or null where there is none or storage is refused. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`backflow.${key}`);
  } catch {
    return null;
  }
}

/** Keeps the text if it can. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`backflow.${key}`, value);
  } catch {
    // A private window: the choice holds until the page closes.
  }
}
