/**
 * The page's end of the engine: sends typed requests with deadlines and watches the worker. A worker that dies or hangs is
 * replaced by a new one that continues from the last checkpoint. Pending requests are rejected, never dropped.
 */
import type { TrainerConfig, TrainerState, TrainingMistake } from 'backflow';
import { EngineError, failure } from '../protocol/errors';
import { Heartbeat } from './heartbeat';
import { PendingCalls } from './pending';
import {
  DEADLINE_MS,
  DEADLINES_MS,
  type Checkpoint,
  type Created,
  type EngineFiles,
  type Frame,
  type FromWorker,
  type Progress,
  type RequestKind,
  type Requests,
  type ToWorker,
  type Watch,
} from '../protocol/messages';
import type { Details, PageReason } from '../protocol/reasons';
import type { Until } from '../protocol/until';

/** The part of a Worker that the client uses; tests pass their own. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export type DeathCause = 'died' | 'hung';

export interface ClientEvents {
  /** Reports the progress of a starting worker. */
  progress(progress: Progress): void;
  frame(frame: Frame): void;
  checkpoint(checkpoint: Checkpoint): void;
  /** The worker is lost, and another one is starting. */
  restarting(cause: DeathCause): void;
  /** A new worker has the old one's state. It does not train until it is told to run. */
  restarted(cause: DeathCause, created: Created | null): void;
  /** The engine can't be restarted. */
  failed(error: EngineError): void;
}

export interface ClientOptions {
  spawn: () => WorkerLike;
  files: EngineFiles;
  /** The first start waits for the engine's first half alone. Without the second, most requests wait for it. */
  firstVisit?: boolean;
  events: ClientEvents;
}

/** After more deaths than this within the window, the client stops restarting. */
const MAX_DEATHS = 3;
const DEATH_WINDOW_MS = 30_000;

export class EngineClient {
  readonly #options: ClientOptions;
  readonly #heartbeat: Heartbeat;
  readonly #calls = new PendingCalls();
  #worker: WorkerLike | null = null;
  #loaded = false;
  /** The worker has both halves of the engine. */
  #whole = false;
  /** A new worker is being restored to the old one's state. No other request may be sent meanwhile. */
  #reviving = false;
  #started = false;
  #deaths: number[] = [];
  /** Increases with every create request; the accepted generation is that of the last one that succeeded. */
  #sentGeneration = 0;
  #generation = 0;
  /** What a new worker needs, in this order, to reach the old one's state. */
  #config: TrainerConfig | null = null;
  #mistake: TrainingMistake | null = null;
  #watch: Watch | null = null;
  #checkpoint: Checkpoint | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#heartbeat = new Heartbeat({
      ping: (id) => this.#worker?.postMessage({ kind: 'ping', id }),
      silent: () => void this.#lost('hung', 'engine-silent'),
    });
  }

  /**
   * Starts the worker and the engine in it. A worker that dies before the engine has started is not restarted. `afresh`:
   * ignores the browser's cached copy of the engine's file.
   */
  async start(afresh = false): Promise<Requests['load']['answer']> {
    this.#close(failure('engine-died', 'engine-replaced'));
    const worker = this.#open();
    const { files, firstVisit = false } = this.#options;
    this.#whole = this.#started || !firstVisit;
    this.#started = true;
    try {
      const answer = await this.#call('load', { files, whole: this.#whole, afresh });
      this.#loaded = true;
      return answer;
    } catch (error) {
      if (this.#worker === worker) this.#close(error as EngineError);
      throw error;
    }
  }

  /** Creates a new run. If the engine refuses it, the old run stays as it was. */
  async create(
    config: TrainerConfig,
    restore?: TrainerState,
    mistake: TrainingMistake | null = null,
  ): Promise<Created> {
    this.#ready();
    return this.#create(config, restore, mistake);
  }

  async makeMistake(mistake: TrainingMistake | null): Promise<void> {
    await this.request('mistake', { mistake });
    this.#mistake = mistake;
  }

  async configure(changes: Partial<TrainerConfig>): Promise<TrainerConfig> {
    const { config } = await this.request('configure', { changes });
    this.#config = { ...config, data: this.#config!.data };
    return config;
  }

  async run(running: boolean, speed: number | null, until: Until | null = null): Promise<void> {
    await this.request('run', { running, speed, until });
  }

  async watch(watch: Watch): Promise<void> {
    this.#watch = watch;
    await this.request('watch', { watch });
  }

  /** Lets the worker have the engine's second half, if it started without. */
  async complete(): Promise<void> {
    await this.request('rest', {});
    this.#whole = true;
  }

  /** Tells the worker that the frame is drawn and the next may come. */
  acknowledge(frame: Frame): void {
    this.#worker?.postMessage({ kind: 'ack', generation: frame.generation });
  }

  async request<K extends RequestKind>(kind: K, payload: Requests[K]['request']): Promise<Requests[K]['answer']> {
    this.#ready();
    return this.#call(kind, payload);
  }

  dispose(): void {
    this.#close(failure('engine-died', 'page-closing'));
  }

  #ready(): void {
    if (this.#reviving) throw failure('engine-away', 'engine-reviving');
  }

  async #create(
    config: TrainerConfig,
    restore: TrainerState | undefined,
    mistake: TrainingMistake | null,
  ): Promise<Created> {
    const generation = ++this.#sentGeneration;
    const created = await this.#call('create', { config, generation, mistake, ...(restore && { restore }) });
    this.#mistake = mistake;
    // The engine does not repeat the points that it was given.
    this.#config = { ...created.config, data: config.data };
    this.#generation = created.generation;
    if (this.#checkpoint?.generation !== generation) this.#checkpoint = null;
    return created;
  }

  #call<K extends RequestKind>(kind: K, payload: Requests[K]['request']): Promise<Requests[K]['answer']> {
    if (!this.#worker) return Promise.reject(failure('engine-away', 'engine-not-running'));
    const deadline = (DEADLINES_MS[kind] ?? DEADLINE_MS) + (this.#whole ? 0 : DEADLINES_MS.rest!);
    const { id, answer } = this.#calls.open<Requests[K]['answer']>(kind, deadline);
    this.#worker.postMessage({ id, kind, payload } as ToWorker);
    return answer;
  }

  /** Opens a worker. The heartbeat starts with its first message; before that, only the deadline for loading applies. */
  #open(): WorkerLike {
    this.#options.events.progress({ stage: 'program' });
    const worker = this.#options.spawn();
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = ({ message }) =>
      void (message ? this.#lost('died', 'engine-crashed', { what: message }) : this.#lost('died', 'script-unloaded'));
    worker.onmessageerror = () => void this.#lost('died', 'message-unreadable');
    return worker;
  }

  #close(error: EngineError): void {
    this.#heartbeat.stop();
    const worker = this.#worker;
    this.#worker = null;
    if (worker) {
      worker.onmessage = worker.onmessageerror = worker.onerror = null;
      worker.terminate();
    }
    this.#calls.rejectAll(error);
  }

  #receive(message: FromWorker): void {
    if (this.#heartbeat.beating) this.#heartbeat.heard();
    else this.#heartbeat.start();
    switch (message.kind) {
      case 'here':
        return;
      case 'progress':
        return this.#options.events.progress(message.progress);
      case 'busy':
        return this.#heartbeat.allow(message.ms);
      case 'pong':
        return this.#heartbeat.answered();
      case 'answer':
        this.#heartbeat.answered();
        return this.#calls.answer(message.id, message.value);
      case 'error':
        this.#heartbeat.answered();
        return this.#calls.error(message.id, message.error);
      case 'frame':
        if (message.frame.generation === this.#generation) this.#options.events.frame(message.frame);
        return;
      case 'checkpoint':
        this.#checkpoint = message;
        return this.#options.events.checkpoint(message);
    }
  }

  async #lost(cause: DeathCause, reason: PageReason, details: Details = {}): Promise<void> {
    const error = failure(this.#loaded ? `engine-${cause}` : 'worker-failed', reason, details);
    this.#close(error);
    if (!this.#loaded) return;
    this.#options.events.restarting(cause);
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((time) => now - time < DEATH_WINDOW_MS), now];
    try {
      if (this.#deaths.length > MAX_DEATHS) throw failure('engine-lost', reason, details);
      await this.#revive(cause);
    } catch (again) {
      // If the new worker died too, its own loss is already being handled.
      const { code } = again as EngineError;
      if (code.startsWith('engine-') && code !== 'engine-lost') return;
      this.#reviving = false;
      this.#options.events.failed(again as EngineError);
    }
  }

  async #revive(cause: DeathCause): Promise<void> {
    this.#reviving = true;
    const { state } = this.#checkpoint ?? {};
    await this.start();
    if (this.#watch) await this.#call('watch', { watch: this.#watch });
    const created = this.#config ? await this.#create(this.#config, state, this.#mistake) : null;
    this.#reviving = false;
    this.#options.events.restarted(cause, created);
  }
}
