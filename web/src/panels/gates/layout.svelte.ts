/** The page's end of the layout worker: one request at a time, only the newest waits. */
import type { GatesLayout, LayoutRequest } from '../../draw/gates-places';
import type { LayoutAnswer, LayoutAsk } from '../../draw/layout-worker';

/** The part of a Worker that is used; tests hand in their own. */
export interface LayoutWorkerLike {
  postMessage(message: LayoutAsk): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<LayoutAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export class LayoutClient {
  layout = $state.raw<GatesLayout | null>(null);
  busy = $state(false);
  #worker: LayoutWorkerLike | null = null;
  readonly #spawn: () => LayoutWorkerLike;
  #running: LayoutRequest | null = null;
  #next: LayoutRequest | null = null;
  #id = 0;

  constructor(spawn: () => LayoutWorkerLike) {
    this.#spawn = spawn;
  }

  ask(request: LayoutRequest): void {
    if (this.#running) this.#next = request;
    else this.#send(request);
  }

  dispose(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #send(request: LayoutRequest): void {
    this.#running = request;
    this.busy = true;
    try {
      this.#worker ??= this.#open();
      this.#worker.postMessage({ id: ++this.#id, request });
    } catch {
      void this.#without(request);
    }
  }

  #open(): LayoutWorkerLike {
    const worker = this.#spawn();
    worker.onmessage = ({ data }) => {
      if (data.id !== this.#id) return;
      this.#done('layout' in data ? data.layout : null);
    };
    // A worker that could not be fetched: the page lays the graph out itself, slower but all the same.
    worker.onerror = () => {
      worker.onmessage = null;
      worker.terminate();
      this.#worker = null;
      if (this.#running) void this.#without(this.#running);
    };
    return worker;
  }

  async #without(request: LayoutRequest): Promise<void> {
    try {
      const [{ layoutGates }, { arrangeDagre }] = await Promise.all([
        import('../../draw/gates-layout'),
        import('../../draw/arrange-dagre'),
      ]);
      this.#done(layoutGates(request, arrangeDagre));
    } catch {
      // Nor can this be fetched: the next graph tries again.
      this.#done(null);
    }
  }

  #done(layout: GatesLayout | null): void {
    this.#running = null;
    this.busy = false;
    // An older one is still better than none: what it lacks is simply not drawn.
    if (layout && (!this.#next || !this.layout)) this.layout = layout;
    const next = this.#next;
    this.#next = null;
    if (next) this.#send(next);
  }
}
