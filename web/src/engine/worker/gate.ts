/**
 * Until the engine's second half has arrived, only the requests of a first visit are answered: all that the page asks for to draw a
 * net and train it (wasm/toolchain/split/first-visit.mjs). Any other request waits for it. One that may change the run also holds
 * up those after it, so that they keep their order.
 */
import type { RequestKind, ToWorker, Watch } from '../protocol/messages';

type Request = Extract<ToWorker, { payload: unknown }>;

const FIRST: ReadonlySet<RequestKind> = new Set(['load', 'run', 'step', 'save', 'fault']);

/** The page asks for these as soon as it shows the net. They change nothing. */
const FREE: ReadonlySet<RequestKind> = new Set(['rest', 'thumbnails']);

const isPlain = ({ evaluation, space, arrows, example, part, inspector }: Watch): boolean =>
  !evaluation && !space && !arrows && example === null && !part && !inspector;

/** `fresh`: there is no run yet. */
function isFirst(message: Request, fresh: boolean): boolean {
  switch (message.kind) {
    case 'create':
      return fresh;
    case 'watch':
      return isPlain(message.payload.watch);
    default:
      return FIRST.has(message.kind);
  }
}

export class Gate {
  readonly #open: () => Promise<void>;
  #opening: Promise<void> | null = null;
  /** A request waits that holds up others. */
  #holding = false;

  /** `open` loads the second half. */
  constructor(open: () => Promise<void>) {
    this.#open = open;
  }

  /** Settles when the request may be handled. Rejects if it needs the second half and that can't be had; the next one tries again. */
  async pass(message: Request, fresh: boolean): Promise<void> {
    const first = isFirst(message, fresh);
    if (first && !this.#holding) return;
    if (!first && !FREE.has(message.kind)) this.#holding = true;
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
      this.#holding = false;
    });
    try {
      await this.#opening;
    } catch (error) {
      if (!first) throw error;
    }
  }
}
