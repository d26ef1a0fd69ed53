/** The page on a server with faults that the test switches on and off (faulty-site.mjs). */

/** Messages that browsers log about a file that failed to load. */
export const NETWORK =
  /Failed to load resource|NetworkError|ERR_|Content-Length|content-length|Loading .*(failed|Worker)|worker|MIME type|was blocked/i;

export type Fault = '404' | '503' | 'down' | 'hold';

export class FaultySite {
  readonly path: string;
  readonly #control: URL;

  /** `name` must be unique. */
  constructor(baseURL: string, name: string) {
    this.path = `/faulty/${name}/`;
    this.#control = new URL(`/control/${name}`, baseURL);
  }

  /** Applies a fault to files with matching names from now on, and sends responses held for an earlier fault. */
  async break(fault: Fault, files: RegExp): Promise<void> {
    await this.#order({ do: fault, files: files.source });
  }

  async repair(): Promise<void> {
    await this.#order({ do: 'ok' });
  }

  /** The files requested since the last call. */
  asked(): Promise<string[]> {
    return this.#order({});
  }

  async #order(orders: Record<string, string>): Promise<string[]> {
    const url = new URL(this.#control);
    url.search = new URLSearchParams(orders).toString();
    return (await fetch(url)).json() as Promise<string[]>;
  }
}
