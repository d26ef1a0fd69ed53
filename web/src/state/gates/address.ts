/**
 * The Gates room's place in the address bar: a choice is written at once, so that a reload finds it; what goes on (typing, a drag)
 * is written while it does. Read when someone else changed it.
 */
import { readLink, writeLink, type LinkReading } from './link';
import type { GatesPlace } from './fields';
import type { HistoryHost } from '../page/history';

const SAVE_MS = 300;
/** Browsers take some hundred changes of the address in ten seconds: so many at once, and after that so many a second. */
const BURST = 20;
const PER_SECOND = 10;

export class GatesAddress {
  readonly #host: HistoryHost;
  readonly #place: () => GatesPlace;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The hash this room wrote last: its own changes are no news. */
  #written: string;
  /** A room that was only looked at keeps the address that it was opened with. */
  #changed = false;
  #allowance = BURST;
  #allowedAt = performance.now();

  /** `moved`: someone walked through the browser's history or changed the address. */
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

  /** The place has changed; `going`: and goes on changing. */
  save(going = false): void {
    this.#changed = true;
    if (going || !this.#allowed()) this.#writeSoon();
    else this.#write();
  }

  /** The engine has told more about the place. */
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
      // A browser that has had enough of changes takes the next.
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
