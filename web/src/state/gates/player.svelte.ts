/** Plays the two sweeps of the Gates room: the step that is shown, and whether the next ones follow by themselves. */
import type { GatesState } from './gates.svelte';
import { sweepOf, viewAt, type Sweep, type SweepView } from './sweep';

/** Gates per second. */
export const SPEEDS = ['0.5', '1', '2', '4', '10'] as const;

export class SweepPlayer {
  playing = $state(false);
  /** One of `SPEEDS`. */
  speed = $state('2');
  readonly gates: GatesState;
  readonly sweep: Sweep = $derived.by(() => sweepOf(this.gates.nodes, this.gates.answer?.output ?? -1));
  /** The number of steps that are taken: all of them if no sweep is shown. */
  readonly step: number = $derived.by(() => Math.min(this.gates.step ?? this.sweep.length, this.sweep.length));
  /** What is computed so far; null: everything. */
  readonly view: SweepView | null = $derived.by(() =>
    this.gates.step === null ? null : viewAt(this.gates.nodes, this.sweep, this.step),
  );

  constructor(gates: GatesState) {
    this.gates = gates;
  }

  /** The last step is taken. */
  get ended(): boolean {
    return this.view !== null && this.step >= this.sweep.length;
  }

  /** Pauses at a step. */
  halt(to: number): void {
    this.playing = false;
    this.#go(to);
  }

  on(): void {
    this.halt(this.gates.step === null ? 1 : this.step + 1);
  }

  back(): void {
    this.halt(this.step - 1);
  }

  /** Plays from the shown step, or from the beginning if there is no next one; or pauses. */
  toggle(): void {
    if (this.gates.predict) return;
    if (!this.playing && (this.gates.step === null || this.step >= this.sweep.length)) this.#go(0);
    this.playing = !this.playing;
  }

  /** Shows everything. */
  showAll(): void {
    this.playing = false;
    this.gates.setStep(null);
  }

  /** Hides the gradients and asks for them, or shows them again. */
  predict(asks: boolean): void {
    this.gates.predict = asks || undefined;
    this.showAll();
  }

  /** Takes the next step of a sweep that plays. */
  tick(): void {
    if (this.step >= this.sweep.length) this.playing = false;
    else this.#go(this.step + 1);
  }

  #go(to: number): void {
    // While gradients are asked for, a sweep would show them.
    if (this.gates.predict) return void (this.playing = false);
    this.gates.setStep(Math.max(0, Math.min(this.sweep.length, to)));
  }
}
