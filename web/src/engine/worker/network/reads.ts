/** What a frame says beside its pictures. Each is read only while a panel shows it, and within its own share of the worker's time. */
import type { Frame, Watch } from '../../protocol/messages';
import { Evaluations } from './evaluations';
import type { Loop } from './loop';
import { Parts, type Trained } from './parts';
import { Statistics } from './statistics';

export class Reads {
  readonly #evaluations = new Evaluations();
  readonly #statistics = new Statistics();
  readonly #parts = new Parts();

  /** Something else is watched. */
  watched(): void {
    this.#evaluations.reset();
  }

  /** The net or its settings changed without a step. */
  changed(): void {
    this.#statistics.reset();
    this.#parts.reset();
  }

  /** Another trainer. */
  forget(): void {
    this.#evaluations.reset();
    this.#statistics.forget();
    this.#parts.forget();
  }

  /** Null stands for what is not watched or not due: the last one still applies. */
  take(
    trained: Trained,
    { result, running }: Loop,
    watch: Watch,
    now: () => number,
  ): Pick<Frame, 'evaluation' | 'statistics' | 'part'> {
    const { trainer } = trained;
    const { step, learningRate } = result;
    // Between evaluations, the loop's figures belong to an earlier step than its parameters.
    const evaluation = watch.evaluation && this.#evaluations.take(trainer, watch.evaluation, step, running, now);
    const statistics = this.#statistics.take(trainer, watch.statistics, step, running, now);
    const part = watch.part && this.#parts.take(trained, watch.part, step, learningRate, running, now);
    return { evaluation, statistics, part };
  }

  /** The milliseconds since the last call of what has a share of its own. */
  takeTime(): number {
    return this.#parts.takeTime() + this.#statistics.takeTime();
  }
}
