/** The browser's history and the configuration: a change is a place to come back to, a drag is one change. */

export interface HistoryHost {
  readonly hash: string;
  push(hash: string): void;
  replace(hash: string): void;
  listen(moved: () => void): void;
  /** Called before the page goes: what is not written yet is written. */
  leaving?(write: () => void): void;
}

export class AddressBar {
  readonly #host: HistoryHost;
  /** The place that the running drag made, if one runs. */
  #dragging = false;
  #last: string;

  constructor(host: HistoryHost, moved: (hash: string) => void) {
    this.#host = host;
    this.#last = host.hash;
    host.listen(() => {
      // Back and forward may report twice (popstate, hashchange); our own writes must not report at all.
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

  /** Puts another text in the place where the person stands. */
  correct(hash: string): void {
    this.#host.replace(hash);
    this.#last = hash;
  }
}

/** The real one. An address without a hash is written as the bare page. */
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
