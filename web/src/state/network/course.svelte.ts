/** Brings the engine to the settings that the controls show, and the room back and forth in time. */
import type { Catalog, TrainerState, TrainingMistake } from 'backflow';
import type { CurvePoint } from '../../engine/protocol/messages';
import type { KeptRun } from '../page/kept';
import { Serial } from '../page/serial';
import type { Run } from './run.svelte';
import type { Part } from './selection.svelte';
import { dataWith, type OwnDataStore } from './data/own.svelte';
import type { OwnData } from './data/own-data';
import { effectsOf } from './effects';
import { liveChanges, stepsPerSecond, toConfig, type Settings } from './settings';
import { TimeTravel, type Moment } from './time-travel.svelte';

export interface CourseOwner {
  /** The settings that the controls show. */
  readonly settings: Settings;
  readonly run: Run;
  readonly own: OwnDataStore;
  /** The own data of these settings can't be had. */
  lostOwn(wanted: Settings): void;
  /** The engine runs with the settings. */
  settled(): void;
  /** The engine did not accept a saved net and began a new run. */
  lostState(): void;
  /** The engine refused the settings and keeps its run. */
  refused(error: unknown, applied: Settings | null, wanted: Settings): void;
}

export class Course {
  /** The settings that the engine runs with. */
  applied: Settings | null = null;
  /** A run to continue, if the settings are still those that it was trained with. */
  resume: Pick<KeptRun, 'settings' | 'state'> | null = null;
  readonly travel = new TimeTravel();

  readonly #owner: CourseOwner;
  readonly #settler = new Serial(() => this.#settle());
  /** The next update starts a new run, whatever changed. */
  #afresh = false;
  /** The mistake on purpose that the next update begins with; undefined: as before. */
  #mistake: TrainingMistake | null | undefined;
  /** The next update goes to this moment. */
  #goal: Moment | null = null;
  /** The moment before the next update is to be kept. */
  #recording = false;
  /** The drag that more changes may belong to. They are one step of undo. */
  #dragging = '';
  /** The newest values of weights that are being set. Nothing is rendered from them. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #entries = new Map<string, Part & { value: number }>();
  readonly #entrySetter = new Serial(async () => {
    if (this.#recording) await this.record();
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    for (const { name, index, value } of entries) await this.#run.setEntry(name, index, value);
  });

  constructor(owner: CourseOwner) {
    this.#owner = owner;
  }

  /** Settles when the engine runs with the settings. */
  ask(): Promise<void> {
    return this.#settler.ask();
  }

  /** Begins a change of the settings. False if it belongs to the drag before it. */
  begin(drag = ''): boolean {
    const joins = this.#dragging !== '' && (drag === this.#dragging || drag === '');
    this.#dragging = drag;
    this.#recording ||= !joins;
    return !joins;
  }

  /** The next update starts a new run, whatever changes. `mistake`: the run makes it on purpose; null: none any more. */
  anew(mistake?: TrainingMistake | null): void {
    this.#afresh = true;
    this.#mistake = mistake;
    this.begin();
  }

  /** Starts a new run with the same settings. */
  reset(): Promise<void> {
    this.anew();
    return this.ask();
  }

  /** Keeps the moment before a change. */
  async record(): Promise<void> {
    this.#recording = false;
    const now = await this.moment();
    if (now) this.travel.record(now);
  }

  /** Sets one weight or bias. Changes of one drag are one step of undo. */
  setEntry({ name, index }: Part, value: number, dragging: boolean): Promise<void> {
    const place = `${name}:${index}`;
    this.begin(dragging ? place : '');
    this.#entries.set(place, { name, index, value });
    return this.#entrySetter.ask();
  }

  /** The moment that undo or redo leads to; null if there is none. `go` takes the room there. */
  async turn(way: 'undo' | 'redo'): Promise<Moment | null> {
    await this.ask();
    const now = await this.moment();
    this.#dragging = '';
    return now && this.travel[way](now);
  }

  /** The settings, the trained net and the curve as they are now; null before the first run. */
  async moment(): Promise<Moment | null> {
    const { curve, mistake } = this.#run;
    if (!this.applied) return null;
    const settings = this.applied;
    const saved = await this.#run.saved();
    return { settings, state: saved?.state ?? null, curve, mistake, step: saved?.step ?? 0 };
  }

  go(moment: Moment): Promise<void> {
    this.#goal = moment;
    return this.ask();
  }

  get #run(): Run {
    return this.#owner.run;
  }

  get #catalog(): Catalog {
    return this.#run.catalog!;
  }

  async #settle(): Promise<void> {
    const wanted = this.#owner.settings;
    const own = await this.#owner.own.get(wanted.own);
    if (wanted.own !== '' && !own) return this.#owner.lostOwn(wanted);
    const effects = effectsOf(this.#catalog, this.applied ?? wanted, wanted);
    const [afresh, goal] = [this.#afresh, this.#goal];
    this.#afresh = false;
    this.#goal = null;
    try {
      if (this.#recording && !goal && (afresh || effects.size > 0)) await this.record();
      this.#recording = false;
      if (goal) this.#run.mistake = goal.mistake;
      else if (this.#mistake !== undefined) this.#run.mistake = this.#mistake;
      this.#mistake = undefined;
      if (goal) await this.#restore(wanted, own, goal);
      else if (afresh || !this.applied || effects.has('rebuild')) await this.#rebuild(wanted, own, afresh);
      else if (effects.has('live')) await this.#run.configure(liveChanges(wanted, this.#catalog));
      if (!this.applied || effects.has('pace')) await this.#run.setSpeed(stepsPerSecond(wanted.speed));
      this.applied = wanted;
      this.#owner.settled();
    } catch (error) {
      this.#owner.refused(error, this.applied, wanted);
    }
  }

  #create(wanted: Settings, own: OwnData | null, state: TrainerState | null, curve?: CurvePoint[]): Promise<boolean> {
    const config = toConfig(wanted, this.#catalog);
    const data = own ? dataWith(own, wanted) : config.data;
    return this.#run.create({ ...config, data }, state, own, curve);
  }

  async #restore(wanted: Settings, own: OwnData | null, { state, curve }: Moment): Promise<void> {
    const restored = await this.#create(wanted, own, state, curve);
    if (!restored) this.#owner.lostState();
  }

  async #rebuild(wanted: Settings, own: OwnData | null, afresh: boolean): Promise<void> {
    const kept = this.resume;
    this.resume = null;
    const goesOn = kept && !afresh && !effectsOf(this.#catalog, kept.settings, wanted).has('rebuild');
    await this.#create(wanted, own, goesOn ? kept.state : null);
  }
}
