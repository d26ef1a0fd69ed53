/** Keeps the configuration in the browser's history: each change is an entry, and a drag is one change. */

export interface HistoryHost {
  readonly hash: string;
  push(hash: string): void;
  replace(hash: string): void;
  listen(moved: () => void): void;
  /** Called before the page closes, to write what is not written yet. */
  leaving?(write: () => void): void;
}

export class AddressBar {
  readonly #host: HistoryHost;
  /** The history entry of the current drag, if any. */
  #dragging = false;
  #last: string;

  constructor(host: HistoryHost, moved: (hash: string) => void) {
    this.#host = host;
    this.#last = host.hash;
    host.listen(() => {
      // Back and forward may fire two events (popstate, hashchange); our own writes must not be reported.
      if (host.hash === this.#last) return;
      this.#last = host.hash;
      this.#dragging = false;
      moved(host.hash);
    });
  }

  get hash(): string {
    return this.#host.hash;
  }

  write(hash: string, dragging: boolean): void {
    if (hash !== this.#last) {
      if (this.#dragging) this.#host.replace(hash);
      else this.#host.push(hash);
      this.#last = hash;
    }
    this.#dragging = dragging;
  }

  /** Replaces the text of the current history entry. */
  correct(hash: string): void {
    this.#host.replace(hash);
    this.#last = hash;
  }
}

/** The browser's history. An empty hash is written as the page's bare address. */
export function browserHistory(scope: Window): HistoryHost {
  const address = (hash: string) => hash || scope.location.pathname + scope.location.search;
  return {
    get hash() {
      return scope.location.hash;
    },
    push: (hash) => scope.history.pushState(null, '', address(hash)),
    replace: (hash) => scope.history.replaceState(null, '', address(hash)),
    listen(moved) {
      scope.addEventListener('popstate', moved);
      scope.addEventListener('hashchange', moved);
    },
  };
}
