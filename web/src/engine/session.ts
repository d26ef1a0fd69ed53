/**
 * The worker's logic without the worker: owns one trainer, cuts training into slices, and tells the page about it.
 * Everything it touches is handed in, so that Node runs the very same code in tests.
 */
import type { Backflow, StepResult, Trainer } from 'backflow';
import { failure, toWire } from './errors';
import { buildFrame, NOTHING_WATCHED } from './frames';
import { nextCount, Pace, SLICE_MS, Speedometer } from './pace';
import type { Created, CurvePoint, FromWorker, Requests, RequestKind, ToWorker, Watch } from './protocol';
import { soundness, type Soundness } from './soundness';
import { drawSamples } from './thumbnails';

export interface SessionHost {
  /** Fetches and starts the engine. */
  load(wasmUrl: string): Promise<Backflow>;
  post(message: FromWorker): void;
  /** Runs the task after `ms`, letting messages that wait go first. */
  later(task: () => void, ms: number): void;
  now(): number;
  /** Makes the worker fail in the way a test asks for. */
  fault(kind: 'throw' | 'spin'): void;
}

const CHECKPOINT_MS = 1000;
/** A frame may take this share of the worker's time; heavy pictures come less often, training goes on. */
const FRAME_SHARE = 1 / 3;

type Handlers = {
  [K in RequestKind]: (payload: Requests[K]['request']) => Requests[K]['answer'] | Promise<Requests[K]['answer']>;
};

export class Session {
  readonly #host: SessionHost;
  #engine: Backflow | null = null;
  #trainer: Trainer | null = null;
  #generation = 0;
  #result: StepResult | null = null;
  #running = false;
  #sliceQueued = false;
  #count = 1;
  #pace = new Pace();
  #speed = new Speedometer();
  #watch: Watch = NOTHING_WATCHED;
  #curve: CurvePoint[] = [];
  /** The page has drawn the last frame. */
  #acknowledged = true;
  /** Something changed since the last frame was made. */
  #dirty = false;
  #nextFrame = 0;
  #checkpointAt = 0;
  #checkpointStep = -1;
  #sound: Soundness = soundness();

  constructor(host: SessionHost) {
    this.#host = host;
  }

  /** Takes one message from the page. */
  async receive(message: ToWorker): Promise<void> {
    if (message.kind === 'ping') return this.#host.post({ kind: 'pong', id: message.id });
    if (message.kind === 'ack') return this.#acknowledge(message.generation);
    try {
      const handler = this.#handlers[message.kind] as (payload: unknown) => unknown;
      this.#host.post({ kind: 'answer', id: message.id, value: await handler(message.payload) });
      this.#show();
    } catch (thrown) {
      this.#host.post({ kind: 'error', id: message.id, error: toWire(thrown) });
    }
  }

  readonly #handlers: Handlers = {
    load: async ({ wasmUrl }) => {
      this.#engine ??= await this.#host.load(wasmUrl);
      return { version: this.#engine.version, catalog: this.#engine.catalog };
    },
    thumbnails: ({ samples }) => ({ samples: drawSamples(this.#loaded(), samples) }),
    create: (request) => this.#create(request),
    configure: ({ changes }) => {
      this.#current().configure(changes);
      this.#evaluate(0);
      return { config: this.#current().config };
    },
    run: ({ running, speed }) => {
      this.#running = running && this.#trainer !== null;
      this.#pace.start(speed, this.#host.now());
      this.#speed.reset();
      this.#dirty = true;
      if (this.#running) this.#queueSlice(0);
      return { running: this.#running };
    },
    step: (request) => {
      this.#stop();
      if ('count' in request) this.#evaluate(request.count);
      else this.#finishEpoch();
      return { step: this.#result!.step };
    },
    watch: ({ watch }) => {
      this.#watch = watch;
      this.#dirty = true;
      return null;
    },
    save: () => ({ state: this.#current().save(), step: this.#result!.step }),
    setParameter: ({ name, data }) => {
      this.#current().setParameter(name, data);
      this.#evaluate(0);
      return null;
    },
    fault: ({ kind }) => {
      this.#host.fault(kind);
      return null;
    },
  };

  #loaded(): Backflow {
    if (!this.#engine) throw failure('not-loaded', 'the engine is not loaded');
    return this.#engine;
  }

  #current(): Trainer {
    if (!this.#trainer) throw failure('no-trainer', 'there is no trainer yet');
    return this.#trainer;
  }

  /** The old trainer goes only when the new one stands: a configuration that is refused changes nothing. */
  #create({ config, generation, restore }: Requests['create']['request']): Created {
    const engine = this.#loaded();
    const trainer = engine.trainer(config, restore ? { restore } : {});
    this.#trainer?.dispose();
    this.#trainer = trainer;
    this.#generation = generation;
    this.#curve = [];
    this.#count = 1;
    this.#speed.reset();
    this.#sound = soundness();
    this.#checkpointStep = -1;
    this.#acknowledged = true;
    this.#nextFrame = 0;
    this.#evaluate(0);
    this.#checkpoint();
    return {
      generation: this.#generation,
      catalog: engine.catalog,
      config: trainer.config,
      data: trainer.data,
      step: this.#result!.step,
    };
  }

  /** So many updates and one evaluation; a run that stopped by itself stops the clock too. */
  #evaluate(count: number): void {
    const result = this.#current().step(count);
    this.#result = result;
    this.#dirty = true;
    this.#sound.see(result);
    const last = this.#curve.at(-1);
    if (last?.step === result.step) this.#curve.pop();
    this.#curve.push({ step: result.step, loss: result.loss, testLoss: result.testLoss });
    if (result.stopped && count > 0) this.#stop();
  }

  #finishEpoch(): void {
    const epoch = this.#result!.epoch;
    do this.#evaluate(1);
    while (this.#result!.epoch === epoch && !this.#result!.stopped);
  }

  #stop(): void {
    this.#running = false;
    this.#speed.reset();
  }

  #queueSlice(ms: number): void {
    if (this.#sliceQueued) return;
    this.#sliceQueued = true;
    this.#host.later(() => {
      this.#sliceQueued = false;
      if (this.#running) this.#slice();
    }, ms);
  }

  #slice(): void {
    const start = this.#host.now();
    const due = this.#pace.due(start);
    const count = Math.min(this.#count, due);
    if (count >= 1) {
      this.#evaluate(count);
      this.#pace.took(count);
      const elapsed = this.#host.now() - start;
      if (count === this.#count || elapsed > SLICE_MS) this.#count = nextCount(count, elapsed);
      this.#speed.mark(this.#result!.step, this.#host.now());
    }
    if (this.#host.now() >= this.#checkpointAt) this.#checkpoint();
    this.#show();
    if (this.#running) this.#queueSlice(this.#pace.wait());
  }

  #checkpoint(): void {
    this.#checkpointAt = this.#host.now() + CHECKPOINT_MS;
    const step = this.#result!.step;
    if (!this.#sound.now || step === this.#checkpointStep) return;
    this.#checkpointStep = step;
    this.#host.post({ kind: 'checkpoint', generation: this.#generation, step, state: this.#current().save() });
  }

  #acknowledge(generation: number): void {
    if (generation !== this.#generation) return;
    this.#acknowledged = true;
    this.#show();
  }

  /** Makes a frame if the page is ready for one and there is something new. */
  #show(): void {
    if (!this.#trainer || !this.#result || !this.#dirty || !this.#acknowledged) return;
    const start = this.#host.now();
    if (this.#running && start < this.#nextFrame) return;
    this.#dirty = false;
    this.#acknowledged = false;
    const frame = buildFrame(this.#trainer, this.#watch, {
      generation: this.#generation,
      running: this.#running,
      result: this.#result,
      stepsPerSecond: this.#speed.rate,
      curve: this.#curve,
    });
    this.#curve = [];
    this.#host.post({ kind: 'frame', frame });
    const end = this.#host.now();
    this.#nextFrame = end + (end - start) * (1 / FRAME_SHARE - 1);
  }
}
