/** The page from a server whose faults the test switches on and off (faulty-site.mjs). */

/** What browsers themselves say about a file that did not come as it should. */
export const NETWORK =
  /Failed to load resource|NetworkError|ERR_|Content-Length|content-length|Loading .*(failed|Worker)|worker|MIME type|was blocked/i;

export type Fault = '404' | '503' | 'down' | 'hold';

export class FaultySite {
  readonly path: string;
  readonly #control: URL;

  /** `name`: nobody else's. */
  constructor(baseURL: string, name: string) {
    this.path = `/faulty/${name}/`;
    this.#control = new URL(`/control/${name}`, baseURL);
  }

  /** Files whose name matches get the fault from now on; what was held back for another is sent. */
  async break(fault: Fault, files: RegExp): Promise<void> {
    await this.#order({ do: fault, files: files.source });
  }

  async repair(): Promise<void> {
    await this.#order({ do: 'ok' });
  }

  /** The files asked for since the last call. */
  asked(): Promise<string[]> {
    return this.#order({});
  }

  async #order(orders: Record<string, string>): Promise<string[]> {
    const url = new URL(this.#control);
    url.search = new URLSearchParams(orders).toString();
    return (await fetch(url)).json() as Promise<string[]>;
  }
}
