/** Training in slices: a run, a step, an epoch, each giving way to whatever waits after at most some milliseconds. */
import type { StepResult, Trainer } from 'backflow';
import { nextCount, Pace, SLICE_MS, Speedometer } from './pace';
import type { CurvePoint } from '../../protocol/messages';
import { soundness } from './soundness';

export interface LoopClock {
  /** Runs the task after `ms`, letting messages that wait go first. */
  later(task: () => void, ms: number): void;
  now(): number;
}

export class Loop {
  /** The parameters as they stand, evaluated. */
  result: StepResult;
  running = false;

  readonly #trainer: Trainer;
  readonly #clock: LoopClock;
  readonly #turned: () => void;
  readonly #sound = soundness();
  readonly #pace = new Pace();
  readonly #speed = new Speedometer();
  #curve: CurvePoint[] = [];
  /** Updates that the next slice is expected to have time for. */
  #count = 1;
  #queued = false;
  #disposed = false;
  /** The epoch whose end a single epoch's run waits for, and who is told. */
  #goal: { epoch: number; reached: () => void } | null = null;

  /** `turned` is called whenever there is a new result. */
  constructor(trainer: Trainer, clock: LoopClock, turned: () => void) {
    this.#trainer = trainer;
    this.#clock = clock;
    this.#turned = turned;
    this.result = this.#evaluate(0);
  }

  get stepsPerSecond(): number {
    return this.#speed.rate;
  }

  /** The share of the time that training takes; pictures and messages take the rest. */
  get trainingShare(): number {
    return this.#speed.share;
  }

  /** Whether the present state is worth going back to. */
  get sound(): boolean {
    return this.#sound.now;
  }

  /** The evaluations since the last call. */
  takeCurve(): CurvePoint[] {
    const curve = this.#curve;
    this.#curve = [];
    return curve;
  }

  /** Trains until told otherwise, at no more than so many updates a second. */
  run(speed: number | null): void {
    this.stop();
    this.running = true;
    this.#pace.start(speed, this.#clock.now());
    this.#queue(0);
  }

  stop(): void {
    this.running = false;
    this.#speed.reset();
    this.#goal?.reached();
    this.#goal = null;
  }

  /** So many updates at once, and one evaluation; with 0 only the evaluation. */
  step(count: number): void {
    this.stop();
    this.result = this.#evaluate(count);
    this.#turned();
  }

  /** The configuration was changed while it ran. */
  reconfigured(): void {
    this.result = this.#evaluate(0);
    this.#turned();
  }

  /** Trains to the end of the epoch, in slices like any run: an epoch may be long. */
  finishEpoch(): Promise<void> {
    const { epoch } = this.result;
    this.run(null);
    return new Promise((reached) => (this.#goal = { epoch: epoch + 1, reached }));
  }

  /** A slice that is queued finds nothing to do any more. */
  dispose(): void {
    this.stop();
    this.#disposed = true;
  }

  #evaluate(count: number): StepResult {
    const result = this.#trainer.step(count);
    this.#sound.see(result);
    if (this.#curve.at(-1)?.step === result.step) this.#curve.pop();
    this.#curve.push({ step: result.step, loss: result.loss, testLoss: result.testLoss });
    return result;
  }

  #queue(ms: number): void {
    if (this.#queued) return;
    this.#queued = true;
    this.#clock.later(() => {
      this.#queued = false;
      if (this.running && !this.#disposed) this.#slice();
    }, ms);
  }

  #slice(): void {
    const start = this.#clock.now();
    const toGoal = this.#goal ? this.result.updatesLeft : Infinity;
    const count = Math.min(this.#count, this.#pace.due(start), toGoal);
    if (count >= 1) {
      this.result = this.#evaluate(count);
      this.#pace.took(count);
      const end = this.#clock.now();
      if (count === this.#count || end - start > SLICE_MS) this.#count = nextCount(count, end - start);
      this.#speed.mark(this.result.step, end, end - start);
      if (this.result.stopped || this.#reachedGoal()) this.stop();
      this.#turned();
    }
    if (this.running) this.#queue(this.#pace.wait());
  }

  #reachedGoal(): boolean {
    return this.#goal !== null && this.result.epoch >= this.#goal.epoch;
  }
}
