/**
 * The state of the Network room: settings, the run, the chosen point and messages. Numbers come from the engine, words from the
 * dictionaries.
 */
import { EngineError, unforeseen } from '../../engine/protocol/errors';
import type { Progress } from '../../engine/protocol/messages';
import { errorSentence, t } from '../../i18n/index.svelte';
import { writeAddress, type AddressProblem } from './address';
import { readArrival } from './arrival';
import { AddressBar, type HistoryHost } from '../page/history';
import type { KeptApp } from '../page/kept';
import { Entries } from './entries.svelte';
import { Health } from './health/health.svelte';
import { reachedText, restartedText, resumedText, settingName, summary } from './messages';
import { reconcile } from './reconcile';
import { Flow } from './flow.svelte';
import { Opening } from './opening.svelte';
import { Phases } from './phases.svelte';
import { Result } from './result.svelte';
import { Run, type RunHost } from './run.svelte';
import { Selection, type Part } from './selection.svelte';
import { Stage } from './stage.svelte';
import { Course } from './course.svelte';
import { lostOwn, OwnDataStore, plainData } from './data/own.svelte';
import type { Until } from './until';
import type { Moment, TimeTravel } from './time-travel.svelte';
import { defaultSettings, type SettingName, type Settings } from './settings';
import { Status } from '../page/status.svelte';

export interface AppHost extends RunHost {
  history: HistoryHost;
  /** Whether the user wants no motion. */
  still?(): boolean;
}

export class App {
  phase = $state<'starting' | 'ready' | 'failed'>('starting');
  /** The progress while the engine starts. */
  progress = $state.raw<Progress>({ stage: 'program' });
  failure = $state.raw<EngineError | null>(null);
  /** The settings that the controls show; the engine follows. */
  settings = $state.raw<Settings>(defaultSettings());
  /** Parts of the address that could not be used. */
  problems = $state.raw<AddressProblem[]>([]);
  /** Why the engine refused the settings as a whole. */
  rejected = $state.raw<EngineError | null>(null);
  /** The controls are hidden, as a link asked for. */
  bare = $state(false);
  readonly result = new Result();
  readonly flow = new Flow();
  readonly phases = new Phases(this);
  /** The open sheet of all settings: the row that gets the focus, by its id; empty: the search field. */
  sheet = $state.raw<{ focus: string } | null>(null);
  readonly status = new Status();
  readonly entries = new Entries(this);
  readonly own = new OwnDataStore();
  readonly selection = new Selection((unit) => this.#try(this.run.look({ unit })));
  readonly stage = new Stage(this.selection, (inspector) => void this.#try(this.run.look({ inspector })));
  readonly opening: Opening;
  readonly run: Run;
  readonly #address: AddressBar;
  readonly course = new Course(this);
  readonly health = new Health();
  /** What can be undone and redone. */
  readonly travel: TimeTravel = this.course.travel;

  /** `kept`: the state from before a reload. */
  constructor(host: AppHost, kept?: KeptApp) {
    this.#address = new AddressBar(host.history, () => void this.#readAddress());
    this.run = new Run(host, {
      progress: (progress) => (this.progress = progress),
      restarting: (cause) => this.status.say(() => t(`status.restarting.${cause}`), 'warning'),
      restarted: (cause, step) => {
        this.status.say(() => restartedText(cause, step), 'warning');
        void this.course.ask();
      },
      failed: (error) => this.fail(error),
      reached: (frame) => this.status.say(() => reachedText(frame)),
    });
    this.opening = new Opening(this, host);
    this.opening.arm(host.history.hash === '' && !kept);
    if (!kept) return;
    const { run, watch, stage, own } = kept;
    if (own) this.own.restore(own);
    this.stage.watch = watch;
    // An earlier version of the page had no tabs.
    this.stage.tab = stage ?? 'net';
    // An earlier version of the page had fewer settings.
    this.course.resume = run && { ...run, settings: { ...defaultSettings(), ...run.settings } };
    if (run) this.run.resume(run);
  }

  /** Starts the engine; after a failure, starts it again with the last saved run. */
  async start(): Promise<void> {
    const again = this.failure !== null;
    const { checkpoint } = this.run;
    if (this.course.applied && checkpoint)
      this.course.resume = { settings: this.course.applied, state: checkpoint.state };
    this.phase = 'starting';
    this.failure = null;
    this.course.applied = null;
    try {
      await this.run.load(again);
      await this.#readAddress();
      await this.course.ask();
      this.phase = 'ready';
      const { checkpoint } = this.run;
      this.status.say(() => (checkpoint?.step ? resumedText(checkpoint.step) : t('status.ready')));
      if (this.stage.inspecting) this.stage.ask();
      await this.run.engine.complete(); // The net can be seen and trained already.
      await this.run.loadThumbnails();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Applies an entry. A rejected one changes nothing, and `refusals` says why. */
  enter(name: SettingName, text: string, typed = text): boolean {
    return this.entries.enter(name, text, typed);
  }

  get refusals(): Entries['refusals'] {
    return this.entries.refusals;
  }

  change(changes: Partial<Settings>, dragging = false): void {
    this.entries.forget(Object.keys(changes) as SettingName[]);
    const { settings, followed } = reconcile(this.run.catalog!, { ...this.settings, ...changes });
    this.settings = settings;
    this.course.begin(dragging ? Object.keys(changes).join() : '');
    this.#address.write(writeAddress(settings, this.run.catalog!), dragging);
    if (followed.length > 0)
      this.status.say(() => t('status.followed', { names: followed.map(settingName).join(', ') }));
    void this.course.ask();
  }

  /** Resets every setting to its default. */
  restoreDefaults = (): void => this.change(defaultSettings());

  /** Trains until it is paused or the goal is reached. */
  play(until: Until | null = null): Promise<void> {
    this.opening.stop();
    this.status.say(() => '');
    return this.#try(this.run.play(until));
  }

  async pause(): Promise<void> {
    await this.#try(this.run.pause());
    this.report();
  }

  /** Trains or pauses. A visit's first steps are played slowly; a press on any control then skips them. */
  async toggle(): Promise<void> {
    if (this.run.playing) await this.pause();
    else if (!this.opening.on) await (this.opening.due ? this.opening.start() : this.play());
  }

  async advance(by: number | 'epoch'): Promise<void> {
    this.opening.stop();
    await this.#try(this.run.advance(by));
    this.report();
  }

  /** Goes to a place of the next step, forward or back; null: to its next phase, of which the last one is the update. */
  toPhase(place: number | null): Promise<void> {
    this.opening.stop();
    return this.#try(place === null ? this.phases.advance() : this.phases.go(place));
  }

  advancePhase = (): Promise<void> => this.toPhase(null);

  /** Restarts the same configuration from step 0. */
  async reset(): Promise<void> {
    this.opening.stop();
    await this.course.reset();
    this.status.say(() => t('status.reset'));
  }

  /** Goes back to the last good state and pauses. */
  async goBack(): Promise<void> {
    const { checkpoint } = this.run;
    if (!checkpoint) return;
    await this.course.record();
    await this.#try(this.run.goBack(checkpoint));
    this.status.say(() => t('status.back', { step: checkpoint.step }));
  }

  /** Sets one weight or bias. Changes of one drag are one step of undo. */
  setEntry(part: Part, value: number, dragging: boolean): Promise<void> {
    return this.#try(this.course.setEntry(part, value, dragging));
  }

  undo = (): Promise<void> => this.#try(this.#turn('undo'));
  redo = (): Promise<void> => this.#try(this.#turn('redo'));

  dismissProblems(): void {
    this.problems = [];
    this.rejected = null;
  }

  /** Announces the run's progress to screen readers. */
  report(): void {
    const { frame } = this.run;
    if (frame) this.status.whisper(() => summary(frame));
  }

  /** Pauses the run while the room is hidden behind another tab or room. */
  setHidden(hidden: boolean): void {
    void this.#try(this.run.setHidden(hidden));
  }

  fail(error: unknown): void {
    this.failure = error instanceof EngineError ? error : new EngineError(unforeseen(String(error)));
    this.phase = 'failed';
  }

  /** What is restored after a reload. */
  async keep(): Promise<KeptApp> {
    const settings = this.course.applied;
    const state = settings && (await this.run.save());
    const { playing, curve } = this.run;
    const run = settings && state ? { settings, state, playing, curve } : null;
    return { run, watch: this.stage.watch, stage: this.stage.tab, own: this.own.keep(this.settings.own) };
  }

  dispose(): void {
    this.run.dispose();
  }

  /** Undoes or redoes a change, with the trained net. */
  async #turn(way: 'undo' | 'redo'): Promise<void> {
    this.opening.stop();
    const moment = await this.course.turn(way);
    if (!moment) return;
    await this.goTo(moment);
    this.status.say(() => t(`status.${way}`));
  }

  /** Shows a saved moment. */
  async goTo(moment: Moment): Promise<void> {
    this.entries.forget();
    this.settings = moment.settings;
    this.#address.write(writeAddress(moment.settings, this.run.catalog!), false);
    await this.course.go(moment);
  }

  async #readAddress(): Promise<void> {
    const reading = await readArrival(this.#address, this.run.catalog!, this.own);
    if (!reading) return;
    const { settings, problems, state, bare = false } = reading;
    this.problems = problems;
    this.entries.forget();
    this.course.begin();
    this.settings = reconcile(this.run.catalog!, settings).settings;
    this.bare = bare;
    // After a reload, the run that was kept goes on.
    if (state && !this.course.resume) void this.course.go({ settings: this.settings, state, curve: [], mistake: null });
    else void this.course.ask();
  }

  /** The engine runs with the settings: what was chosen and is not in the run is forgotten. */
  settled(): void {
    this.rejected = null;
    this.stage.fit(this.run.data?.trainPoints.shape[0] ?? 0);
    this.selection.fit(this.run);
  }

  /** The engine did not accept a saved net: the run begins at step 0. */
  lostState(): void {
    this.problems = [...this.problems, { kind: 'state', key: 's', value: '' }];
  }

  /** Shows the data set instead of own data that can't be shown. */
  lostOwn(wanted: Settings, problems = [lostOwn(wanted.own)]): void {
    this.problems = [...this.problems, ...problems];
    this.settings = reconcile(this.run.catalog!, plainData(this.run.catalog!, wanted)).settings;
    this.#address.correct(writeAddress(this.settings, this.run.catalog!));
    void this.course.ask();
  }

  /** The engine keeps its run, so the controls return to its settings. A link's own data must not keep the page from starting. */
  refused(error: unknown, applied: Settings | null, wanted: Settings): void {
    if (!(error instanceof EngineError) || (!applied && plainData(this.run.catalog!, wanted) === wanted)) throw error;
    // The client replaces a dead worker and then repeats the request.
    if (error.code.startsWith('engine-')) return;
    this.rejected = error;
    if (!applied) return this.lostOwn(wanted, []);
    this.settings = applied;
    this.#address.correct(writeAddress(applied, this.run.catalog!));
  }

  async #try(action: Promise<unknown>): Promise<void> {
    try {
      await action;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (!error.code.startsWith('engine-')) this.status.say(() => errorSentence(error.wire), 'warning');
    }
  }
}
