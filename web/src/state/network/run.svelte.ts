/** The run as the page sees it. Every number in it comes from the engine. */
import type { Catalog, DataView, TrainerConfig, TrainerState, TrainingMistake } from 'backflow';
import type { EngineClient } from '../../engine/page/client';
import { unlessLost } from '../../engine/protocol/errors';
import type { Evaluated } from '../../engine/protocol/evaluation';
import {
  DEADLINES_MS,
  type Checkpoint,
  type Created,
  type CurvePoint,
  type DatasetSample,
  type Frame,
  type NextBatch,
  type Watch,
} from '../../engine/protocol/messages';
import type { PartStep } from '../../engine/protocol/part';
import type { Until } from '../../engine/protocol/until';
import { Engine, type EngineHost } from '../page/engine.svelte';
import { curveUpTo, extendCurve } from './curve';
import { allOf, NO_LOOKS, type Looks, type Needs } from './needs';
import type { RunEvents } from './run-events';
import type { KeptRun } from '../page/kept';
import type { OwnData } from './data/own-data';
import { ViewState } from './data/view-state.svelte';
import { Questions } from './questions';
import { stagesOf, type Shown } from './stages';

export interface RunHost extends EngineHost {
  /** Calls back before the next repaint. */
  nextFrame(draw: () => void): void;
}

/** The most seconds that the engine may take to start. */
export const START_LIMIT_S = DEADLINES_MS.load! / 1000;
const THUMBNAIL_SAMPLES = 120;

export class Run {
  /** The engine's configuration, with every default filled in. */
  config = $state.raw<TrainerConfig | null>(null);
  data = $state.raw<DataView | null>(null);
  /** The own data that it trains on; null for a data set. */
  own = $state.raw<OwnData | null>(null);
  readonly view = new ViewState(
    () => this.data,
    () => this.#client.watch(this.#watch()),
  );
  samples = $state.raw<DatasetSample[]>([]);
  frame = $state.raw<Shown | null>(null);
  curve = $state.raw<CurvePoint[]>([]);
  /** The last state worth going back to. */
  checkpoint = $state.raw<Checkpoint | null>(null);
  /** True if the user wants it to run. It pauses in a hidden tab anyway. */
  playing = $state(false);
  /** Counts what changes the next batch or the net: updates, settings, weights that are set. */
  changes = $state(0);
  readonly step = $derived(this.frame?.result.step ?? 0);
  /** The mistake on purpose that each new run makes, if its net has a place for it. */
  mistake: TrainingMistake | null = null;
  /** When the run stops by itself. */
  until = $state.raw<Until | null>(null);
  /** The losses of all examples of a set, while a panel shows them. */
  evaluation = $state.raw<Evaluated | null>(null);
  /** What the next step does to the weight whose card is open. */
  part = $state.raw<PartStep | null>(null);
  /** Why the engine stopped the run, if it did. */
  readonly stopped = $derived(this.frame?.result.stopped ?? null);
  readonly engine: Engine;
  /** What the panels need in each frame. Set before the engine starts. */
  needs: readonly Needs[] = [];

  readonly #host: RunHost;
  readonly #reached: RunEvents['reached'];
  readonly #client: EngineClient;
  readonly questions: Questions;
  #speed: number | null = null;
  #hidden = false;
  /** The data as given, with own points, which the engine does not repeat. */
  #data: TrainerConfig['data'] | null = null;
  #looks: Looks = NO_LOOKS;
  #waiting: Frame | null = null;

  constructor(host: RunHost, events: RunEvents) {
    this.#host = host;
    this.#reached = events.reached;
    this.engine = new Engine(host, {
      progress: (progress) => events.progress(progress),
      restarting: (cause) => events.restarting(cause),
      frame: (frame) => this.#receive(frame),
      checkpoint: (checkpoint) => (this.checkpoint = checkpoint),
      restarted: (cause, created) => {
        if (created) this.#took(created);
        this.#sendRun().catch(() => undefined);
        events.restarted(cause, created?.step ?? 0);
      },
      failed: (error) => events.failed(error),
    });
    this.#client = this.engine.client;
    this.questions = new Questions(this.#client);
  }

  get catalog(): Catalog | null {
    return this.engine.catalog;
  }

  /** Loads the engine and returns its catalog, which the settings need. */
  async load(afresh = false): Promise<Catalog> {
    const catalog = await this.engine.start(afresh);
    await this.#client.watch(this.#watch());
    return catalog;
  }

  /** `wide`: of the data sets with more columns, some of which are fetched. */
  async loadThumbnails(wide = false): Promise<void> {
    const { samples } = await this.#client.request('thumbnails', { samples: THUMBNAIL_SAMPLES, wide });
    const isNew = ({ name }: DatasetSample): boolean => !samples.some((one) => one.name === name);
    this.samples = [...this.samples.filter(isNew), ...samples];
  }

  /** Restores what was shown before a reload: the curve, and whether the run was playing. */
  resume({ playing, curve }: Pick<KeptRun, 'playing' | 'curve'>): void {
    this.playing = playing;
    this.curve = curve;
  }

  /**
   * Creates a run, from a saved state with its curve if the engine accepts it. It keeps playing if the last one did. False if the
   * state was not accepted. `own`: the own data of the configuration.
   */
  async create(
    config: TrainerConfig,
    saved: TrainerState | null = null,
    own: OwnData | null = null,
    curve?: CurvePoint[],
  ): Promise<boolean> {
    const resumed = saved && (await this.#client.create(config, saved, this.mistake).catch(unlessLost));
    this.#took(resumed ?? (await this.#client.create(config, undefined, this.mistake)));
    if (curve) this.curve = curve;
    this.#data = config.data;
    this.view.belongTo(own ?? ('name' in config.data && config.data.name));
    this.own = own;
    await this.#client.watch(this.#watch());
    if (this.playing) await this.#sendRun();
    return saved === null || resumed !== null;
  }

  /** Goes back to a checkpoint and pauses. */
  async goBack({ state }: Checkpoint): Promise<void> {
    this.playing = false;
    this.#took(await this.#client.create({ ...this.config!, data: this.#data! }, state, this.mistake));
    await this.#sendRun();
  }

  async configure(changes: Partial<TrainerConfig>): Promise<void> {
    this.changes += 1;
    this.config = await this.#client.configure(changes);
  }

  /** Trains until it is paused, or until the goal is reached. */
  async play(until: Until | null = null): Promise<void> {
    this.changes += 1;
    this.playing = true;
    this.until = until;
    await this.#sendRun();
  }

  async pause(): Promise<void> {
    this.playing = false;
    this.until = null;
    await this.#sendRun();
  }

  /** Trains `by` updates, or to the end of the epoch. A playing run is paused. */
  async advance(by: number | 'epoch'): Promise<void> {
    this.playing = false;
    this.until = null;
    this.changes += 1;
    await this.#client.request('step', by === 'epoch' ? { epoch: true } : { count: by });
  }

  /** Pauses the run and returns its state; null if there is no run. */
  async save(): Promise<TrainerState | null> {
    try {
      await this.#client.run(false, this.#speed);
      return (await this.#client.request('save', {})).state;
    } catch {
      return this.checkpoint?.state ?? null;
    }
  }

  async setSpeed(speed: number | null): Promise<void> {
    this.#speed = speed;
    if (this.playing) await this.#sendRun();
  }

  /** Pauses the run while it is hidden behind another tab or room. */
  async setHidden(hidden: boolean): Promise<void> {
    this.#hidden = hidden;
    if (this.playing) await this.#sendRun();
  }

  /** Changes what the frames contain. */
  async look(looks: Partial<Looks>): Promise<void> {
    this.#looks = { ...this.#looks, ...looks };
    if (this.evaluation && this.evaluation.on !== this.#looks.evaluation) this.evaluation = null;
    await this.#client.watch(this.#watch());
  }

  /** The state of the run, which goes on; null if there is none. */
  saved = (): Promise<{ state: TrainerState; step: number } | null> =>
    this.#client.request('save', {}).catch(unlessLost);

  snapshot = async (): Promise<TrainerState | null> => (await this.saved())?.state ?? null;

  /** Pauses the run and reads what the next update will be made of. */
  async nextBatch(): Promise<NextBatch> {
    this.playing = false;
    this.until = null;
    return this.#client.request('batch', {});
  }

  /** Ends the mistake on purpose; the run goes on. */
  async mend(): Promise<void> {
    this.mistake = null;
    this.changes += 1;
    await this.#client.makeMistake(null);
  }

  /** Sets one weight or bias. */
  async setEntry(name: string, index: number, value: number): Promise<void> {
    this.changes += 1;
    await this.#client.request('setEntry', { name, index, value });
  }

  dispose = (): void => this.#client.dispose();

  /** Makes the worker fail, for tests. */
  fault = (kind: 'throw' | 'spin'): Promise<null> => this.#client.request('fault', { kind });

  #watch(): Watch {
    return { ...allOf(this.needs, this.config), view: this.view.current, ...this.#looks };
  }

  #sendRun(): Promise<void> {
    return this.#client.run(this.playing && !this.#hidden, this.#speed, this.until);
  }

  #took(created: Created): void {
    // The waiting frame belongs to the previous run.
    this.#waiting = null;
    this.changes += 1;
    this.config = created.config;
    this.data = created.data;
    if (this.checkpoint?.generation !== created.generation) this.checkpoint = null;
  }

  /** Receives a frame. At most one waits, since the worker makes the next only after this one is acknowledged. */
  #receive(frame: Frame): void {
    const scheduled = this.#waiting !== null;
    this.#waiting = frame;
    if (!scheduled) this.#host.nextFrame(() => this.#take());
  }

  #take(): void {
    const frame = this.#waiting;
    if (!frame) return;
    this.#waiting = null;
    const arrived = this.until !== null && JSON.stringify(frame.reached) === JSON.stringify(this.until);
    const news = (frame.result.stopped && !this.stopped) || arrived;
    // A new run's curve appears with its first picture, so that curve and figures always show the same step.
    const another = frame.generation !== this.frame?.generation;
    const begun = another ? curveUpTo(this.curve, frame.curve[0]?.step ?? 0) : this.curve;
    const stages = stagesOf(this.frame, frame);
    if (another) this.mistake = frame.mistake;
    if (frame.evaluation || another) this.evaluation = frame.evaluation;
    if (frame.part || another) this.part = frame.part;
    this.frame = stages[0]!;
    this.curve = extendCurve(begun, frame.curve);
    this.#showNext(frame, stages, 1);
    // The worker has already stopped; the client must know too, in case it starts another worker.
    // If the worker dies meanwhile, the client reports it.
    if (!news || !this.playing) return;
    if (arrived) this.#reached(frame);
    this.pause().catch(() => undefined);
  }

  /** Shows the rest of a frame, one part per repaint. The worker makes the next frame after the last part. */
  #showNext(frame: Frame, stages: Shown[], next: number): void {
    if (next === stages.length) {
      this.#client.acknowledge(frame);
      return;
    }
    this.#host.nextFrame(() => {
      // A frame of a new run or a new worker came in between and takes precedence.
      if (this.frame === stages[next - 1]) this.frame = stages[next]!;
      this.#showNext(frame, stages, next + 1);
    });
  }
}
