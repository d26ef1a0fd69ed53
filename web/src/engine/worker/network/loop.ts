/** Training in slices: a run, a step or an epoch. After a few milliseconds, waiting messages get their turn. */
import type { StepResult, Trainer } from 'backflow';
import { EvaluationShare, nextCount, Pace, SLICE_MS, Speedometer } from './pace';
import { CURVE_FIELDS, type CurvePoint } from '../../protocol/messages';
import type { Until } from '../../protocol/until';
import { Goal } from './goal';
import { soundness } from './soundness';

export interface LoopClock {
  /** Runs the task after `ms`, after waiting messages. */
  later(task: () => void, ms: number): void;
  now(): number;
}

export class Loop {
  /** The evaluation of the current parameters. */
  result: StepResult;
  running = false;

  readonly #trainer: Trainer;
  readonly #clock: LoopClock;
  readonly #turned: () => void;
  readonly #sound = soundness();
  readonly #pace = new Pace();
  readonly #speed = new Speedometer();
  #curve: CurvePoint[] = [];
  /** Updates that the next slice is expected to fit. */
  #count = 1;
  readonly #share = new EvaluationShare();
  /** Updates have run since the last evaluation. */
  #behind = false;
  #queued = false;
  #disposed = false;
  /** The epoch to finish, and the callback at its end. */
  #epoch: { epoch: number; reached: () => void } | null = null;
  #goal: Goal | null = null;
  #reached: Until | null = null;

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

  /** The share of time that goes into training; pictures and messages take the rest. */
  get trainingShare(): number {
    return this.#speed.share;
  }

  /** True if the current state is worth going back to. */
  get sound(): boolean {
    return this.#sound.now;
  }

  /** The goal at which the last run stopped by itself. */
  get reached(): Until | null {
    return this.#reached;
  }

  /** Returns the evaluations since the last call. */
  takeCurve(): CurvePoint[] {
    const curve = this.#curve;
    this.#curve = [];
    return curve;
  }

  /** Trains until stopped or at the goal, with at most `speed` updates per second. */
  run(speed: number | null, until: Until | null = null): void {
    this.stop();
    this.#goal = until && new Goal(until);
    if (this.#goal?.isReached(this.result)) return this.#arrive();
    this.running = true;
    this.#pace.start(speed, this.#clock.now());
    this.#queue(0);
  }

  /** Stops and, if updates have run since the last evaluation, evaluates. */
  stop(): void {
    this.running = false;
    if (this.#behind && !this.#disposed) this.result = this.#evaluate(0);
    this.#speed.reset();
    this.#epoch?.reached();
    this.#epoch = null;
    this.#goal = null;
    this.#reached = null;
  }

  /** Stops because the goal is reached. */
  #arrive(): void {
    const { until } = this.#goal!;
    this.stop();
    this.#reached = until;
  }

  /** Runs `count` updates at once and one evaluation; with 0 only the evaluation. */
  step(count: number): void {
    this.stop();
    this.result = this.#evaluate(count);
    this.#turned();
  }

  /** The configuration has changed during the run. */
  reconfigured(): void {
    this.result = this.#evaluate(0);
    this.#turned();
  }

  /** Trains to the end of the epoch, in slices, since an epoch may be long. */
  finishEpoch(): Promise<void> {
    const { epoch } = this.result;
    this.run(null);
    return new Promise((reached) => (this.#epoch = { epoch: epoch + 1, reached }));
  }

  /** Stops the loop: a queued slice does nothing. */
  dispose(): void {
    this.#disposed = true;
    this.stop();
  }

  #evaluate(count: number): StepResult {
    const result = this.#trainer.step(count);
    this.#behind = false;
    this.#sound.see(result);
    if (this.#curve.at(-1)?.step === result.step) this.#curve.pop();
    this.#curve.push(curvePoint(result));
    return result;
  }

  /** Runs updates. The figures stay those of the last evaluation. */
  #update(count: number): void {
    const { step, epoch, updatesLeft, learningRate, stopped } = this.#trainer.step(count, { evaluate: false });
    this.result = { ...this.result, step, epoch, updatesLeft, learningRate, ...(stopped && { stopped }) };
    this.#behind = true;
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
    const toEpoch = this.#epoch ? this.result.updatesLeft : Infinity;
    const toGoal = this.#goal?.left(this.result) ?? Infinity;
    const count = Math.min(this.#count, this.#pace.due(start), toEpoch, toGoal);
    if (count >= 1) {
      this.#update(count);
      this.#pace.took(count);
      const updated = this.#clock.now();
      const took = updated - start;
      if (count === this.#count || took > SLICE_MS) this.#count = nextCount(count, took, this.#share.budget);
      const atGoal = this.#goal !== null && count === toGoal;
      if (this.#share.isDue(took) || (atGoal && this.#goal!.needsFigures)) {
        this.result = this.#evaluate(0);
        this.#share.took(this.#clock.now() - updated);
      }
      this.#speed.mark(this.result.step, this.#clock.now(), took);
      if (atGoal && this.#goal!.isReached(this.result)) this.#arrive();
      else if (this.result.stopped || this.#finishedEpoch()) this.stop();
      this.#turned();
    }
    if (this.running) this.#queue(this.#pace.wait());
  }

  #finishedEpoch(): boolean {
    return this.#epoch !== null && this.result.epoch >= this.#epoch.epoch;
  }
}

function curvePoint(result: StepResult): CurvePoint {
  return Object.fromEntries(CURVE_FIELDS.map((field) => [field, result[field]])) as CurvePoint;
}
