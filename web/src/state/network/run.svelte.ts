/** The run: what the engine does at the moment, as the page sees it. Every number in it came from the engine. */
import type { Catalog, DataView, TrainerConfig, TrainerState } from 'backflow';
import type { DeathCause, EngineClient } from '../../engine/page/client';
import type { EngineError } from '../../engine/protocol/errors';
import {
  DEADLINES_MS,
  type Checkpoint,
  type Created,
  type CurvePoint,
  type DatasetSample,
  type Frame,
  type InspectorWatch,
  type Progress,
  type Watch,
} from '../../engine/protocol/messages';
import type { InspectorSnapshot } from '../../engine/protocol/snapshot';
import { Engine, type EngineHost } from '../page/engine.svelte';
import { curveUpTo, extendCurve } from './curve';
import type { KeptRun } from '../page/kept';

export interface RunHost extends EngineHost {
  /** Calls back before the next picture is painted. */
  nextFrame(draw: () => void): void;
}

export interface RunEvents {
  /** A starting worker has come so far. */
  progress(progress: Progress): void;
  /** The worker is lost, and another is on its way. */
  restarting(cause: DeathCause): void;
  /** A new worker took over, at this step. */
  restarted(cause: DeathCause, step: number): void;
  failed(error: EngineError): void;
}

/** A frame as far as it is drawn. */
export interface Shown extends Frame {
  /** The chosen gate's card shows this one: while it trains it comes a picture after the graph. */
  card: InspectorSnapshot | null;
}

/** How long the engine may take to start. */
export const START_LIMIT_S = DEADLINES_MS.load! / 1000;
/** Half the side of the square that the maps show: the datasets lie in [−6, 6]². */
export const EXTENT = 6;
const THUMBNAIL_SAMPLES = 120;

/** Cells per side of the maps that a panel shows of this net. */
export type Needs = (config: TrainerConfig | null) => Partial<Pick<Watch, 'boundary' | 'units'>>;

export class Run {
  /** As the engine understood it, every default filled in. */
  config = $state.raw<TrainerConfig | null>(null);
  data = $state.raw<DataView | null>(null);
  samples = $state.raw<DatasetSample[]>([]);
  frame = $state.raw<Shown | null>(null);
  curve = $state.raw<CurvePoint[]>([]);
  /** The last state worth going back to. */
  checkpoint = $state.raw<Checkpoint | null>(null);
  /** What the person wants; a hidden tab rests all the same. */
  playing = $state(false);
  readonly step = $derived(this.frame?.result.step ?? 0);
  /** Why the run stopped by itself, if it did. */
  readonly stopped = $derived(this.frame?.result.stopped ?? null);

  readonly engine: Engine;
  /** What the panels need in each frame; set before the engine starts. */
  needs: readonly Needs[] = [];

  readonly #host: RunHost;
  readonly #client: EngineClient;
  #speed: number | null = null;
  #hidden = false;
  #inspector: InspectorWatch | null = null;
  #waiting: Frame | null = null;

  constructor(host: RunHost, events: RunEvents) {
    this.#host = host;
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
  }

  get catalog(): Catalog | null {
    return this.engine.catalog;
  }

  /** Loads the engine; without its catalog the page knows no settings. */
  async load(afresh = false): Promise<Catalog> {
    const catalog = await this.engine.start(afresh);
    await this.#client.watch(this.#watch());
    return catalog;
  }

  async loadThumbnails(): Promise<void> {
    this.samples = (await this.#client.request('thumbnails', { samples: THUMBNAIL_SAMPLES })).samples;
  }

  /** What was shown before there was an engine: another page's curve, and whether it was playing. */
  resume({ playing, curve }: Pick<KeptRun, 'playing' | 'curve'>): void {
    this.playing = playing;
    this.curve = curve;
  }

  /** Another run, or one that was saved where the engine takes it; it goes on playing if the last one did. */
  async create(config: TrainerConfig, saved: TrainerState | null = null): Promise<void> {
    const resumed = saved && (await this.#client.create(config, saved).catch(unlessLost));
    this.#took(resumed ?? (await this.#client.create(config)));
    await this.#client.watch(this.#watch());
    if (this.playing) await this.#sendRun();
  }

  /** Back to a checkpoint, standing still. */
  async goBack({ state }: Checkpoint): Promise<void> {
    this.playing = false;
    this.#took(await this.#client.create(this.config!, state));
    await this.#sendRun();
  }

  async configure(changes: Partial<TrainerConfig>): Promise<void> {
    this.config = await this.#client.configure(changes);
  }

  async play(): Promise<void> {
    this.playing = true;
    await this.#sendRun();
  }

  async pause(): Promise<void> {
    this.playing = false;
    await this.#sendRun();
  }

  /** So many updates, or to the end of the epoch; a run that plays is paused. */
  async advance(by: number | 'epoch'): Promise<void> {
    this.playing = false;
    await this.#client.request('step', by === 'epoch' ? { epoch: true } : { count: by });
  }

  /** The run as it stands, which rests from now on; null: there is none. */
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

  /** A run that nobody sees (another tab, another room) rests, and goes on when it is seen. */
  async setHidden(hidden: boolean): Promise<void> {
    this.#hidden = hidden;
    if (this.playing) await this.#sendRun();
  }

  async inspect(watch: InspectorWatch | null): Promise<void> {
    this.#inspector = watch;
    await this.#client.watch(this.#watch());
  }

  dispose(): void {
    this.#client.dispose();
  }

  /** Makes the worker fail; there for tests. */
  fault(kind: 'throw' | 'spin'): Promise<null> {
    return this.#client.request('fault', { kind });
  }

  #watch(): Watch {
    const needs = this.needs.map((need) => need(this.config));
    const most = (what: 'boundary' | 'units') => Math.max(0, ...needs.map((one) => one[what] ?? 0));
    return { boundary: most('boundary'), units: most('units'), extent: EXTENT, inspector: this.#inspector };
  }

  #sendRun(): Promise<void> {
    return this.#client.run(this.playing && !this.#hidden, this.#speed);
  }

  #took(created: Created): void {
    // What still waits to be drawn is of the run before.
    this.#waiting = null;
    this.config = created.config;
    this.data = created.data;
    if (this.checkpoint?.generation !== created.generation) this.checkpoint = null;
  }

  /** At most one frame waits: the worker makes the next only when this one was taken. */
  #receive(frame: Frame): void {
    const scheduled = this.#waiting !== null;
    this.#waiting = frame;
    if (!scheduled) this.#host.nextFrame(() => this.#take());
  }

  #take(): void {
    const frame = this.#waiting;
    if (!frame) return;
    this.#waiting = null;
    const news = frame.result.stopped && !this.stopped;
    // Another run's curve comes with its first picture, so that curve and figures tell of the same step all the time.
    const another = frame.generation !== this.frame?.generation;
    const begun = another ? curveUpTo(this.curve, frame.curve[0]?.step ?? 0) : this.curve;
    const stages = stagesOf(this.frame, frame);
    this.frame = stages[0]!;
    this.curve = extendCurve(begun, frame.curve);
    this.#showNext(frame, stages, 1);
    // The worker stopped its clock already; the client has to know too, should it ever start another worker.
    // A worker that dies meanwhile is the client's to report.
    if (news && this.playing) this.pause().catch(() => undefined);
  }

  /** The rest of a frame, a picture at a time; the worker makes the next frame when all of this one is shown. */
  #showNext(frame: Frame, stages: Shown[], next: number): void {
    if (next === stages.length) {
      this.#client.acknowledge(frame);
      return;
    }
    this.#host.nextFrame(() => {
      // Another frame came in between, of a new run or a new worker: that one counts.
      if (this.frame === stages[next - 1]) this.frame = stages[next]!;
      this.#showNext(frame, stages, next + 1);
    });
  }
}

/** The engine's own refusal is no reason to stop; the engine's end is. */
function unlessLost(error: EngineError): null {
  if (error.code.startsWith('engine-')) throw error;
  return null;
}

/**
 * What to show one after the other. While it trains, map, net, inspected graph and its card are drawn in turns, so that no task of the main
 * thread has to draw them all; whatever stands still is shown at once. The same objects as before where nothing came, so
 * that nothing is drawn again for them.
 */
function stagesOf(before: Shown | null, frame: Frame): Shown[] {
  if (!before) return [{ ...frame, card: frame.inspector }];
  const { parameters, units, inspector, card } = before;
  const whole = { ...frame, card: frame.inspector };
  if (!frame.whole) return [{ ...frame, parameters, units, inspector, card }];
  if (!frame.running || frame.generation !== before.generation) return [whole];
  const map = { ...frame, parameters, units, inspector, card };
  const net = { ...frame, inspector, card };
  return frame.inspector ? [map, net, { ...frame, card }, whole] : [map, net];
}
