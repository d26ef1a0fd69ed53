/** What the engine finds wrong with the net, and what a remedy changed. */
import type { Finding, Remedy, StepResult } from 'backflow';
import type { App } from '../app.svelte';
import { useOwn } from '../data/use-own';
import { repeatedData, settingsOf } from './remedy';

/** The figures of a run when a remedy was taken. */
export type Before = Pick<StepResult, 'step' | 'loss' | 'accuracy' | 'testLoss' | 'testAccuracy'> & {
  code: Finding['code'];
};

export class Health {
  /** The run before the last remedy, beside which the present one is shown. */
  before = $state.raw<Before | null>(null);
  readonly findings = $derived.by((): Finding[] => this.#app.run.frame?.diagnosis?.findings ?? []);
  /** The first finding that speaks unasked. */
  readonly problem = $derived(this.findings.find(({ severity }) => severity === 'problem') ?? null);

  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Applies a remedy, keeps the figures from before, and trains on. One undo takes it back, with the trained net. */
  async take({ code }: Finding, remedy: Remedy): Promise<void> {
    const app = this.#app;
    const { frame } = app.run;
    if (!frame) return;
    const { step, loss, accuracy, testLoss, testAccuracy } = frame.result;
    const before = { code, step, loss, accuracy, testLoss, testAccuracy };
    if (remedy.restart) app.course.anew();
    const repeated = repeatedData(remedy);
    const own = app.run.own;
    if (repeated && own) await useOwn(app, { ...own, ...repeated }, null);
    else app.change(settingsOf(app.run.catalog!, app.settings, remedy.changes));
    this.before = before;
    await app.course.ask();
    await app.play();
  }

  /** Takes the last remedy back. */
  async undo(): Promise<void> {
    this.before = null;
    await this.#app.undo();
  }
}
