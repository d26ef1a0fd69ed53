/**
 * The worker's logic without the worker: owns one trainer, answers requests about it, and reports to the page. Everything
 * it needs is passed in, so that tests can run the same code in Node.
 */
import type { Backflow } from 'backflow';
import { failure, toWire } from '../protocol/errors';
import { Gate } from './gate';
import type { SessionHost } from './host';
import type { Active } from './network/active';
import { nextBatch } from './network/batch';
import { fittingWatch, makeIfFits } from './network/fitting';
import { buildFrame, NOTHING_WATCHED } from './network/frames';
import { NOTHING_READ, Reads } from './network/reads';
import { CHECKPOINT_MS, FRAME_MS, FRAME_SHARE, WHOLE_MS } from './network/rhythm';
import { fetchData } from './network/fetched';
import { LongWork } from './long-work';
import type { GatesSession } from './gates/session';
import { Loop, type LoopClock } from './network/loop';
import type { Trained } from './network/parts';
import {
  DEADLINES_MS,
  type Created,
  type Requests,
  type RequestKind,
  type ToWorker,
  type Watch,
} from '../protocol/messages';
import { drawSamples, drawWideSamples } from './network/thumbnails';

type Handlers = {
  [K in RequestKind]: (payload: Requests[K]['request']) => Requests[K]['answer'] | Promise<Requests[K]['answer']>;
};

/** The Gates room's part, fetched with its first request. */
const fetchGates = () => import('./gates');
const fetchTakeaway = () => import('./network/takeaway');
const fetchQuestions = () => import('./network/questions');
const fetchLessons = () => import('./lessons');

export class Session {
  readonly #host: SessionHost;
  readonly #now = () => this.#host.now();
  #engine: Backflow | null = null;
  /** Null if the whole engine is there. */
  #gate: Gate | null = null;
  #active: Active | null = null;
  #watch: Watch = NOTHING_WATCHED;
  /** True once the page has drawn the last frame. */
  #acknowledged = true;
  /** True if something changed since the last frame. */
  #dirty = false;
  #nextFrame = 0;
  #nextWhole = 0;
  #checkpointAt = 0;
  #checkpointStep = -1;
  readonly #reads = new Reads();
  readonly #work: LongWork;
  /** The Gates room's graph, which is independent of the trainer. */
  #gates: GatesSession | null = null;

  constructor(host: SessionHost) {
    this.#host = host;
    this.#work = new LongWork(this.#now, (ms) => host.post({ kind: 'busy', ms }));
  }

  /** Handles one message from the page. */
  async receive(message: ToWorker): Promise<void> {
    if (message.kind === 'ping') return this.#host.post({ kind: 'pong', id: message.id });
    if (message.kind === 'ack') return this.#work.do(() => this.#acknowledge(message.generation));
    const deadline = DEADLINES_MS[message.kind];
    if (deadline) this.#host.post({ kind: 'busy', ms: deadline });
    try {
      if (this.#gate) await this.#gate.pass(message, this.#active === null);
      const handler = this.#handlers[message.kind] as (payload: unknown) => unknown;
      const value = await this.#work.do(() => handler(message.payload));
      this.#host.post({ kind: 'answer', id: message.id, value });
    } catch (thrown) {
      this.#host.post({ kind: 'error', id: message.id, error: toWire(thrown) });
    }
    // Throws if the engine has failed and can't be used any more. The worker then ends, and the page starts another.
    void this.#engine?.diagnostics;
    this.#work.do(() => this.#show());
  }

  readonly #handlers: Handlers = {
    load: async (request) => {
      if (request.whole === false) this.#gate = new Gate(() => this.#complete());
      this.#engine ??= await this.#host.load(request, (progress) => this.#host.post({ kind: 'progress', progress }));
      return { version: this.#engine.version, catalog: this.#engine.catalog };
    },
    rest: () => null, // The gate has waited for it.
    thumbnails: async ({ samples, wide }) => ({
      samples: await (wide ? drawWideSamples : drawSamples)(this.#loaded(), samples),
    }),
    create: async (request) => {
      // First the data set, if it is not built in.
      await fetchData(this.#loaded(), request.config);
      return this.#create(request);
    },
    configure: ({ changes }) => {
      const { trainer, loop } = this.#current();
      trainer.configure(changes);
      this.#reads.changed();
      loop.reconfigured();
      return { config: trainer.config };
    },
    run: ({ running, speed, until }) => {
      const { loop } = this.#current();
      if (running) loop.run(speed, until ?? null);
      else {
        loop.stop();
        this.#checkpoint();
      }
      this.#dirty = true;
      return { running: loop.running };
    },
    step: async (request) => {
      const { loop } = this.#current();
      if ('epoch' in request) await loop.finishEpoch();
      else loop.step(request.count);
      this.#checkpoint();
      return { step: loop.result.step };
    },
    batch: () => {
      const { trainer, loop } = this.#current();
      loop.stop();
      this.#dirty = true;
      return nextBatch(trainer, loop.result.step);
    },
    mistake: ({ mistake }) => {
      const { trainer, loop } = this.#current();
      trainer.makeMistake(mistake);
      this.#reads.changed();
      loop.reconfigured();
      return null;
    },
    verify: async (request) => (await fetchQuestions()).verify(this.#loaded(), request),
    formats: async ({ kind }) => (await fetchTakeaway()).formatsFor(kind),
    take: async (request) => (await fetchTakeaway()).take(this.#current().trainer, request),
    takeGraph: async ({ format }) => (await fetchTakeaway()).takeGraph(this.#loaded(), this.#gates, format),
    readModel: async (file) => (await fetchTakeaway()).readFile(file),
    check: async () => (await fetchQuestions()).checkGradients(this.#current()),
    paths: async (part) => (await fetchQuestions()).pathsOf(this.#current(), part),
    routine: async () => (await fetchQuestions()).routine(this.#trained()),
    linear: async ({ steps }) => (await fetchQuestions()).trainLinear(this.#trained(), steps),
    watch: async ({ watch }) => {
      this.#watch = watch;
      this.#nextWhole = 0;
      await this.#reads.watched(watch);
      this.#dirty = true;
      return null;
    },
    save: () => {
      const { trainer, loop } = this.#current();
      return { state: trainer.save(), step: loop.result.step };
    },
    setEntry: ({ name, index, value }) => {
      const data = this.#current()
        .trainer.parameters.find((one) => one.name === name)
        ?.data.slice();
      if (!data || index >= data.length) throw failure('no-entry', 'no-entry', { name, index });
      data[index] = value;
      return this.#setParameters([{ name, data }]);
    },
    setParameters: ({ parameters }) => this.#setParameters(parameters),
    sketch: async (request) => (await fetchGates()).sketch(this.#loaded(), request),
    gates: async (request) => (await this.#gatesSession()).evaluate(this.#loaded(), request),
    gate: async (request) => (await this.#gatesSession()).gate(request),
    panels: async (request) => (await this.#gatesSession()).look(this.#loaded(), request),
    curves: async (request) => ({ curves: (await fetchGates()).gateCurves(this.#loaded(), request) }),
    lesson: async (request) =>
      (await fetchLessons()).answerLesson(this.#loaded(), request, this.#active?.trainer ?? null),
    judge: async (request) => (await fetchLessons()).judge(this.#loaded(), request),
    fault: ({ kind }) => {
      this.#host.fault(kind);
      return null;
    },
  };

  /** Loads the engine's second half. Then the next frame has everything that is watched. */
  async #complete(): Promise<void> {
    await this.#host.loadRest();
    this.#gate = null;
    this.#dirty = true;
  }

  async #gatesSession(): Promise<GatesSession> {
    const { GatesSession } = await fetchGates();
    return (this.#gates ??= new GatesSession());
  }

  #loaded(): Backflow {
    if (!this.#engine) throw failure('not-loaded', 'not-loaded');
    return this.#engine;
  }

  #current(): Active {
    if (!this.#active) throw failure('no-trainer', 'no-trainer');
    return this.#active;
  }

  /** Disposes the old trainer only after the new one exists: a refused configuration changes nothing. */
  #create({ config, generation, restore, mistake = null }: Requests['create']['request']): Created {
    const engine = this.#loaded();
    const trainer = engine.trainer(config, restore ? { restore } : {});
    makeIfFits(trainer, mistake);
    this.#work.forget();
    this.#active?.loop.dispose();
    this.#active?.trainer.dispose();
    const clock: LoopClock = {
      now: this.#now,
      later: (task, ms) => this.#host.later(() => this.#work.do(task), ms),
    };
    const loop = new Loop(trainer, clock, () => this.#turned());
    const { config: full, data } = trainer;
    this.#active = { trainer, loop, generation, config, examples: data.trainPoints.shape[0]! };
    this.#acknowledged = true;
    this.#nextFrame = 0;
    this.#nextWhole = 0;
    this.#dirty = true;
    this.#reads.forget();
    this.#checkpointStep = -1;
    this.#checkpoint();
    // The message takes its numbers away, and the trainer hands out these points again.
    const copy = structuredClone(data);
    return { generation, catalog: engine.catalog, config: full, data: copy, step: loop.result.step };
  }

  #turned(): void {
    this.#dirty = true;
    if (this.#host.now() >= this.#checkpointAt) this.#checkpoint();
    this.#show();
  }

  #checkpoint(): void {
    const { trainer, loop, generation } = this.#current();
    const { step } = loop.result;
    this.#checkpointAt = this.#host.now() + CHECKPOINT_MS;
    if (!loop.sound || step === this.#checkpointStep) return;
    this.#checkpointStep = step;
    this.#host.post({ kind: 'checkpoint', generation, step, state: trainer.save() });
  }

  #setParameters(parameters: Requests['setParameters']['request']['parameters']): null {
    const { trainer, loop } = this.#current();
    for (const { name, data } of parameters) trainer.setParameter(name, data);
    this.#reads.changed();
    loop.reconfigured();
    // The state has changed without a step.
    this.#checkpointStep = -1;
    this.#checkpoint();
    return null;
  }

  #acknowledge(generation: number): void {
    if (generation !== this.#active?.generation) return;
    this.#acknowledged = true;
    this.#show();
  }

  #trained(): Trained {
    const { trainer, config } = this.#current();
    return { engine: this.#loaded(), trainer, config };
  }

  /** Makes a frame if the page is ready for it and something is new. */
  #show(): void {
    if (!this.#active || !this.#dirty || !this.#acknowledged) return;
    const { trainer, loop, generation } = this.#active;
    const start = this.#host.now();
    if (loop.running && start < this.#nextFrame) return;
    this.#dirty = false;
    this.#acknowledged = false;
    const whole = !loop.running || start >= this.#nextWhole;
    if (whole) this.#nextWhole = start + WHOLE_MS;
    const { running, result, stepsPerSecond, trainingShare } = loop;
    const watch = fittingWatch(trainer, this.#active.examples, this.#watch);
    const known = {
      ...{ generation, running, result, stepsPerSecond, trainingShare, curve: loop.takeCurve() },
      ...(this.#gate ? NOTHING_READ : this.#reads.take(this.#trained(), loop, watch, this.#now)),
      mistake: trainer.mistake,
      reached: loop.reached,
    };
    this.#host.post({ kind: 'frame', frame: buildFrame(trainer, watch, known, whole) });
    const end = this.#host.now();
    // Some reads have a share of their own.
    this.#nextFrame = start + Math.max(FRAME_MS, (end - start - this.#reads.takeTime()) / FRAME_SHARE);
  }
}
