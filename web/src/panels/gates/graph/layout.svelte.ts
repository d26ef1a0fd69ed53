/**
 * The page's end of the layout worker: sends one request at a time, and only the newest waits. A layout is never used for another
 * graph. If the worker is slow, the graph is drawn in plain layers until it answers. If it dies or hangs, another worker tries once
 * more, and the plain layers stay if that fails too.
 */
import { arrangePlain } from '../../../draw/gates/arrange-plain';
import { layoutGates } from '../../../draw/gates/layout';
import {
  structureOf,
  type GatesLayout,
  type LayoutAsk,
  type LayoutMessage,
  type LayoutRequest,
} from '../../../draw/gates/places';

/** The part of a Worker that is used; tests pass their own. */
export interface LayoutWorkerLike {
  postMessage(message: LayoutAsk): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<LayoutMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** A layout and its graph's structure. */
export interface Laid {
  layout: GatesLayout;
  structure: string;
  /** True for plain layers, which the page made itself. */
  plain: boolean;
}

/** The time until a graph is drawn in plain layers, and the worker's deadline; both grow with the number of nodes. */
export const patienceMs = ({ nodes }: LayoutRequest): number => 1_000 + 5 * nodes.length;
export const deadlineMs = ({ nodes }: LayoutRequest): number => 15_000 + 100 * nodes.length;
const MOST_TRIES = 2;

export class LayoutClient {
  laid = $state.raw<Laid | null>(null);
  busy = $state(false);
  readonly #spawn: () => LayoutWorkerLike;
  #worker: LayoutWorkerLike | null = null;
  #id = 0;
  /** The worker's current request, and the number of tries. */
  #running: { request: LayoutRequest; tries: number } | null = null;
  /** The newest request without an answer. */
  #wanted: LayoutRequest | null = null;
  #patience: ReturnType<typeof setTimeout> | null = null;
  #deadline: ReturnType<typeof setTimeout> | null = null;

  constructor(spawn: () => LayoutWorkerLike) {
    this.#spawn = spawn;
  }

  ask(request: LayoutRequest): void {
    this.#wanted = request;
    this.busy = true;
    if (this.#patience !== null) clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#plainly(), patienceMs(request));
    if (!this.#running) this.#send(request, 1);
  }

  dispose(): void {
    this.#running = null;
    this.#stop();
    this.#end();
  }

  #send(request: LayoutRequest, tries: number): void {
    this.#running = { request, tries };
    this.#deadline = setTimeout(() => this.#lost(), deadlineMs(request));
    try {
      this.#worker ??= this.#open();
      // A failed request is tried again with the small program.
      this.#worker.postMessage({ id: ++this.#id, request, simple: tries > 1 });
    } catch {
      this.#lost();
    }
  }

  #open(): LayoutWorkerLike {
    const worker = this.#spawn();
    worker.onmessage = ({ data }) => {
      if ('lock' in data || data.id !== this.#id) return;
      if ('layout' in data && data.wanting) this.#end();
      this.#done('layout' in data ? data.layout : null);
    };
    worker.onerror = () => this.#lost();
    return worker;
  }

  /** Handles a worker that could not be fetched, died, or took too long. */
  #lost(): void {
    this.#end();
    const { request, tries } = this.#running ?? {};
    if (request && tries && tries < MOST_TRIES && request === this.#wanted) {
      this.#clearDeadline();
      this.#plainly();
      this.#send(request, tries + 1);
    } else if (request) this.#done(null);
  }

  /** Handles the worker's answer; null: it has no layout for its request. */
  #done(layout: GatesLayout | null): void {
    const request = this.#running!.request;
    const wanted = this.#wanted;
    this.#running = null;
    this.#clearDeadline();
    if (wanted && layout && structureOf(request) === structureOf(wanted))
      this.laid = { layout, structure: structureOf(request), plain: false };
    if (wanted && wanted !== request) {
      this.#send(wanted, 1);
      return;
    }
    if (!layout) this.#plainly();
    this.#stop();
  }

  /** Draws the wanted graph in plain layers, unless it has a layout. */
  #plainly(): void {
    const wanted = this.#wanted;
    if (!wanted || this.laid?.structure === structureOf(wanted)) return;
    this.laid = { layout: layoutGates(wanted, arrangePlain), structure: structureOf(wanted), plain: true };
  }

  #stop(): void {
    this.#wanted = null;
    this.busy = false;
    if (this.#patience !== null) clearTimeout(this.#patience);
    this.#patience = null;
    this.#clearDeadline();
  }

  #clearDeadline(): void {
    if (this.#deadline !== null) clearTimeout(this.#deadline);
    this.#deadline = null;
  }

  #end(): void {
    const worker = this.#worker;
    this.#worker = null;
    if (!worker) return;
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  }
}
