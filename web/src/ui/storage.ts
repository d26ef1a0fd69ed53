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

/** A stored text that another tab may change. */
export class SharedText {
  readonly #key: string;
  /** As it was read or written last. */
  #seen: string | null;

  constructor(key: string) {
    this.#key = key;
    this.#seen = recall(key);
  }

  get text(): string {
    return this.#seen ?? '';
  }

  /** True if another tab has changed it. False if storage is full or blocked: what this tab has is the newest then. */
  renew(): boolean {
    const text = recall(this.#key);
    const changed = text !== null && text !== this.#seen;
    if (changed) this.#seen = text;
    return changed;
  }

  write(text: string): void {
    remember(this.#key, text);
    this.#seen = recall(this.#key);
  }
}
