/** The Gates room's place in the address bar: written when it rests, read when someone else changed it. */
import { readLink, writeLink } from './gates-link';
import type { GatesPlace } from './gates-place';
import type { HistoryHost } from './history';

const SAVE_MS = 300;

export class GatesAddress {
  readonly #host: HistoryHost;
  readonly #place: () => GatesPlace;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** The hash this room wrote last: its own changes are no news. */
  #written: string;

  /** `moved`: someone walked through the browser's history or changed the address. */
  constructor(host: HistoryHost, place: () => GatesPlace, moved: (reading: ReturnType<typeof readLink>) => void) {
    this.#host = host;
    this.#place = place;
    this.#written = host.hash;
    host.listen(() => {
      if (host.hash === this.#written) return;
      this.#written = host.hash;
      moved(readLink(host.hash));
    });
  }

  save(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#written = writeLink(this.#place());
      this.#host.replace(this.#written);
    }, SAVE_MS);
  }
}
