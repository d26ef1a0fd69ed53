/**
 * The page's end of the layout worker: one request at a time, only the newest waits. A layout belongs to one graph and is never
 * used for another. Where the worker is slow, the graph is drawn in plain layers until it answers; where it dies or hangs, another
 * worker tries once more, and the plain layers stay if that doesn't help.
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

/** The part of a Worker that is used; tests hand in their own. */
export interface LayoutWorkerLike {
  postMessage(message: LayoutAsk): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<LayoutMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** A layout, and the structure that it is of. */
export interface Laid {
  layout: GatesLayout;
  structure: string;
  /** The page's own, for want of a better one. */
  plain: boolean;
}

/** How long a person waits for a graph before it is drawn in plain layers, and how long the worker may take: both with its nodes. */
export const patienceMs = ({ nodes }: LayoutRequest): number => 1_000 + 5 * nodes.length;
export const deadlineMs = ({ nodes }: LayoutRequest): number => 15_000 + 100 * nodes.length;
const MOST_TRIES = 2;

export class LayoutClient {
  laid = $state.raw<Laid | null>(null);
  busy = $state(false);
  readonly #spawn: () => LayoutWorkerLike;
  #worker: LayoutWorkerLike | null = null;
  #id = 0;
  /** What the worker is at, and which try it is. */
  #running: { request: LayoutRequest; tries: number } | null = null;
  /** What was asked for last, while there is no answer to it. */
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
      // What failed once is tried again with the small program.
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

  /** The worker could not be fetched, died, or took too long. */
  #lost(): void {
    this.#end();
    const { request, tries } = this.#running ?? {};
    if (request && tries && tries < MOST_TRIES && request === this.#wanted) {
      this.#clearDeadline();
      this.#plainly();
      this.#send(request, tries + 1);
    } else if (request) this.#done(null);
  }

  /** Null: there is no layout from the worker for what it was at. */
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

  /** What is wanted is drawn in plain layers, unless there is a layout of it. */
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
