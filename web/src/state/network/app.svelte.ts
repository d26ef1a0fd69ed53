/**
 * The state of the Network room: settings, the run, the chosen point and messages. Numbers come from the engine, words from the
 * dictionaries.
 */
import { EngineError, unforeseen } from '../../engine/protocol/errors';
import type { InspectorWatch, Progress } from '../../engine/protocol/messages';
import { errorSentence, t } from '../../i18n/index.svelte';
import { readAddress, writeAddress, type AddressProblem } from './address';
import type { Entry } from './codecs';
import { dataWith, lostOwn, OwnDataStore } from './data/own.svelte';
import type { OwnData } from './data/own-data';
import { isPlaygroundLink } from './data/task';
import { AddressBar, type HistoryHost } from '../page/history';
import type { KeptApp, KeptRun } from '../page/kept';
import { restartedText, resumedText, settingName, summary } from './messages';
import { reconcile } from './reconcile';
import { Run, type RunHost } from './run.svelte';
import { Serial } from '../page/serial';
import {
  contextOf,
  defaultSettings,
  effectsOf,
  liveChanges,
  SETTINGS,
  stepsPerSecond,
  toConfig,
  type SettingName,
  type Settings,
} from './settings';
import { Status } from '../page/status.svelte';

export interface AppHost extends RunHost {
  history: HistoryHost;
}

const WHOLE_BATCH: InspectorWatch = { example: null, node: null, slot: 0, entry: 0 };

export class App {
  phase = $state<'starting' | 'ready' | 'failed'>('starting');
  /** The progress while the engine starts. */
  progress = $state.raw<Progress>({ stage: 'program' });
  failure = $state.raw<EngineError | null>(null);
  /** The settings that the controls show; the engine follows. */
  settings = $state.raw<Settings>(defaultSettings());
  /** Parts of the address that could not be used. */
  problems = $state.raw<AddressProblem[]>([]);
  /** Rejected entries by setting, until the next valid entry. */
  refusals = $state.raw<Partial<Record<SettingName, Entry>>>({});
  /** Why the engine refused the settings as a whole. */
  rejected = $state.raw<EngineError | null>(null);
  /** What the inspector shows. The chosen point stays chosen while the inspector is closed. */
  watch = $state.raw<InspectorWatch>(WHOLE_BATCH);
  inspecting = $state(false);
  readonly status = new Status();
  readonly run: Run;
  readonly own = new OwnDataStore();
  readonly #address: AddressBar;
  readonly #settler = new Serial(() => this.#settle());
  /** The settings that the engine runs with. */
  #applied: Settings | null = null;
  /** A run to continue, if the settings are still those that it was trained with. */
  #resume: Pick<KeptRun, 'settings' | 'state'> | null = null;
  /** The next update of the engine starts a new run, whatever changed. */
  #afresh = false;

  /** `kept`: the state from before a reload. */
  constructor(host: AppHost, kept?: KeptApp) {
    this.#address = new AddressBar(host.history, () => void this.#readAddress());
    this.run = new Run(host, {
      progress: (progress) => (this.progress = progress),
      restarting: (cause) => this.status.say(() => t(`status.restarting.${cause}`), 'warning'),
      restarted: (cause, step) => {
        this.status.say(() => restartedText(cause, step), 'warning');
        void this.#settler.ask();
      },
      failed: (error) => this.fail(error),
    });
    if (!kept) return;
    const { run, watch, inspecting, own } = kept;
    if (own) this.own.restore(own);
    this.watch = watch;
    this.inspecting = inspecting;
    // An earlier version of the page had fewer settings.
    this.#resume = run && { ...run, settings: { ...defaultSettings(), ...run.settings } };
    if (run) this.run.resume(run);
  }

  /** Starts the engine; after a failure, starts it again with the last saved run. */
  async start(): Promise<void> {
    const again = this.failure !== null;
    const { checkpoint } = this.run;
    if (this.#applied && checkpoint) this.#resume = { settings: this.#applied, state: checkpoint.state };
    this.phase = 'starting';
    this.failure = null;
    this.#applied = null;
    try {
      await this.run.load(again);
      await this.#readAddress();
      await this.#settler.ask();
      this.phase = 'ready';
      const { checkpoint } = this.run;
      this.status.say(() => (checkpoint?.step ? resumedText(checkpoint.step) : t('status.ready')));
      if (this.inspecting) this.inspect(true);
      await this.run.loadThumbnails();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Applies an entry (`typed`: its text in the field). A rejected entry changes nothing, and `refusals` says why. */
  enter(name: SettingName, text: string, typed = text): boolean {
    const reading = SETTINGS[name].codec.read(text, contextOf(this.run.catalog!, this.settings));
    if ('refusal' in reading) {
      this.refusals = { ...this.refusals, [name]: { text: typed, refusal: reading.refusal } };
      return false;
    }
    this.change({ [name]: reading.value });
    return true;
  }

  change(changes: Partial<Settings>, dragging = false): void {
    const refusals = { ...this.refusals };
    for (const name of Object.keys(changes) as SettingName[]) delete refusals[name];
    this.refusals = refusals;
    const { settings, followed } = reconcile(this.run.catalog!, { ...this.settings, ...changes });
    this.settings = settings;
    this.#address.write(writeAddress(settings, this.run.catalog!), dragging);
    if (followed.length > 0)
      this.status.say(() => t('status.followed', { names: followed.map(settingName).join(', ') }));
    void this.#settler.ask();
  }

  /** Resets every setting to its default. */
  restoreDefaults(): void {
    this.change(defaultSettings());
  }

  play(): Promise<void> {
    this.status.say(() => '');
    return this.#try(this.run.play());
  }

  async pause(): Promise<void> {
    await this.#try(this.run.pause());
    this.report();
  }

  toggle = () => (this.run.playing ? this.pause() : this.play());

  async advance(by: number | 'epoch'): Promise<void> {
    await this.#try(this.run.advance(by));
    this.report();
  }

  /** Restarts the same configuration from step 0. */
  async reset(): Promise<void> {
    this.#afresh = true;
    await this.#settler.ask();
    this.status.say(() => t('status.reset'));
  }

  /** Goes back to the last good state and pauses. */
  async goBack(): Promise<void> {
    const { checkpoint } = this.run;
    if (!checkpoint) return;
    await this.#try(this.run.goBack(checkpoint));
    this.status.say(() => t('status.back', { step: checkpoint.step }));
  }

  /** Restarts with a tenth of the learning rate. */
  async tryLowerRate(): Promise<void> {
    this.#afresh = true;
    this.change({ learningRate: Number((this.settings.learningRate / 10).toPrecision(6)) });
    await this.#settler.ask();
    await this.play();
  }

  inspect(open: boolean): void {
    this.inspecting = open;
    void this.#try(this.run.inspect(open ? this.watch : null));
  }

  look(watch: InspectorWatch): void {
    this.watch = watch;
    if (this.inspecting) void this.#try(this.run.inspect(watch));
  }

  /** Makes the inspector follow a pressed training point, at the gate that was chosen. */
  chooseExample(example: number | null): void {
    this.look({ ...this.watch, example, entry: 0 });
    if (example !== null) this.inspect(true);
  }

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
    const settings = this.#applied;
    const state = settings && (await this.run.save());
    const { playing, curve } = this.run;
    const run = settings && state ? { settings, state, playing, curve } : null;
    return { run, watch: this.watch, inspecting: this.inspecting, own: this.own.keep(this.settings.own) };
  }

  dispose(): void {
    this.run.dispose();
  }

  async #readAddress(): Promise<void> {
    const { hash } = this.#address;
    const catalog = this.run.catalog!;
    const foreign = isPlaygroundLink(hash) ? await this.own.readPlayground(hash, catalog) : null;
    if (hash !== this.#address.hash) return;
    const { settings, problems } = foreign ? { ...foreign, problems: [] } : readAddress(hash, catalog);
    if (foreign) this.#address.correct(writeAddress(settings, catalog));
    this.problems = problems;
    this.refusals = {};
    this.settings = reconcile(catalog, settings).settings;
    void this.#settler.ask();
  }

  /** Updates the engine to the settings that the controls show. */
  async #settle(): Promise<void> {
    const wanted = this.settings;
    const own = await this.own.get(wanted.own);
    if (wanted.own !== '' && !own) return this.#leaveOwn(wanted, [lostOwn(wanted.own)]);
    const effects = this.#applied ? effectsOf(this.#applied, wanted) : [];
    const afresh = this.#afresh;
    this.#afresh = false;
    try {
      if (afresh || !this.#applied || effects.includes('rebuild')) await this.#rebuild(wanted, own, afresh);
      else if (effects.includes('live')) await this.run.configure(liveChanges(wanted, this.run.catalog!));
      if (!this.#applied || effects.includes('pace')) await this.run.setSpeed(stepsPerSecond(wanted.speed));
      this.#applied = wanted;
      this.rejected = null;
    } catch (error) {
      if (error instanceof EngineError && !this.#applied && own) {
        this.#leaveOwn(wanted);
        this.rejected = error;
      } else this.#refused(error);
    }
  }

  /** Shows the data set instead of own data that can't be shown, which must not keep the page from starting. */
  #leaveOwn(wanted: Settings, problems: AddressProblem[] = []): void {
    this.problems = [...this.problems, ...problems];
    this.settings = reconcile(this.run.catalog!, { ...wanted, own: '' }).settings;
    this.#address.correct(writeAddress(this.settings, this.run.catalog!));
    void this.#settler.ask();
  }

  async #rebuild(wanted: Settings, own: OwnData | null, afresh: boolean): Promise<void> {
    const kept = this.#resume;
    this.#resume = null;
    const goesOn = kept && !afresh && !effectsOf(kept.settings, wanted).includes('rebuild');
    const config = toConfig(wanted, this.run.catalog!);
    const data = own ? dataWith(own, wanted) : config.data;
    await this.run.create({ ...config, data }, goesOn ? kept.state : null, own);
    const examples = this.run.data?.trainPoints.shape[0] ?? 0;
    if ((this.watch.example ?? 0) >= examples) this.look(WHOLE_BATCH);
  }

  /** The engine keeps its run, so the controls return to its settings. */
  #refused(error: unknown): void {
    if (!(error instanceof EngineError) || !this.#applied) throw error;
    // The client replaces a dead worker and then repeats the request.
    if (error.code.startsWith('engine-')) return;
    this.rejected = error;
    this.settings = this.#applied;
    this.#address.correct(writeAddress(this.#applied, this.run.catalog!));
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
