/**
 * Keeps the Gates room's state in the address bar. A choice is written at once, so that a reload restores it; typing and dragging
 * are written while they go on. Changes by the user or the browser are read back.
 */
import { readLink, writeLink, type LinkReading } from './link';
import type { GatesPlace } from './fields';
import type { HistoryHost } from '../page/history';

const SAVE_MS = 300;
/** Browsers allow about a hundred changes of the address in ten seconds. This allows a burst and then a steady rate. */
const BURST = 20;
const PER_SECOND = 10;

export class GatesAddress {
  readonly #host: HistoryHost;
  readonly #place: () => GatesPlace;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The hash that this room wrote last, so that it ignores its own changes. */
  #written: string;
  /** False while the room is only viewed; it then keeps the address that it was opened with. */
  #changed = false;
  #allowance = BURST;
  #allowedAt = performance.now();

  /** `moved`: called when the user goes through the browser's history or changes the address. */
  constructor(host: HistoryHost, place: () => GatesPlace, moved: (reading: LinkReading | null) => void) {
    this.#host = host;
    this.#place = place;
    this.#written = host.hash;
    host.leaving?.(() => this.#changed && this.#write());
    host.listen(() => {
      if (host.hash === this.#written) return;
      this.#written = host.hash;
      moved(readLink(host.hash));
    });
  }

  /** Saves the changed state. `going`: more changes follow. */
  save(going = false): void {
    this.#changed = true;
    if (going || !this.#allowed()) this.#writeSoon();
    else this.#write();
  }

  /** Updates the address after an answer from the engine. */
  complete(): void {
    if (this.#changed) this.#writeSoon();
  }

  #writeSoon(): void {
    this.#timer ??= setTimeout(() => this.#write(), SAVE_MS);
  }

  #write(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const hash = writeLink(this.#place());
    if (hash === this.#written) return;
    try {
      this.#host.replace(hash);
      this.#written = hash;
    } catch {
      // The browser refused this change because of its limit: try again later.
      this.#writeSoon();
    }
  }

  #allowed(): boolean {
    const now = performance.now();
    this.#allowance = Math.min(BURST, this.#allowance + ((now - this.#allowedAt) * PER_SECOND) / 1000);
    this.#allowedAt = now;
    if (this.#allowance < 1) return false;
    this.#allowance -= 1;
    return true;
  }
}
