/** What a frame says beside its pictures. Each is read only while a panel shows it, and within its own share of the worker's time. */
import type { Frame, Watch } from '../../protocol/messages';
import { Diagnoses } from './diagnoses';
import { Evaluations } from './evaluations';
import type { Loop } from './loop';
import { Parts, type Trained } from './parts';
import type { Pictures } from './pictures';
import { Statistics } from './statistics';

/** What only some panels show, fetched when one is opened. */
const fetchPictures = () => import('./pictures');

/** What of a frame is read here. Null stands for what is not watched or not due: the last one still applies. */
type Read = Pick<Frame, 'evaluation' | 'space' | 'arrows' | 'example' | 'statistics' | 'diagnosis' | 'part'>;

export const NOTHING_READ: Read = {
  evaluation: null,
  space: null,
  arrows: null,
  example: null,
  statistics: null,
  diagnosis: null,
  part: null,
};

export class Reads {
  readonly #evaluations = new Evaluations();
  readonly #statistics = new Statistics();
  readonly #diagnoses = new Diagnoses();
  readonly #parts = new Parts();
  #pictures: Pictures | null = null;

  /** Something else is watched. */
  async watched({ space, arrows, example }: Watch): Promise<void> {
    if (space || arrows || example !== null) this.#pictures ??= new (await fetchPictures()).Pictures();
    this.#evaluations.reset();
  }

  /** The net or its settings changed without a step. */
  changed(): void {
    this.#statistics.reset();
    this.#diagnoses.reset();
    this.#parts.reset();
  }

  /** Another trainer. */
  forget(): void {
    this.#evaluations.reset();
    this.#statistics.forget();
    this.#diagnoses.reset();
    this.#parts.forget();
  }

  take(trained: Trained, { result, running }: Loop, watch: Watch, now: () => number): Read {
    const { engine, trainer } = trained;
    const { step, learningRate } = result;
    return {
      // Between evaluations, the loop's figures belong to an earlier step than its parameters.
      evaluation: watch.evaluation && this.#evaluations.take(trainer, watch.evaluation, step, running, now),
      ...(this.#pictures?.take(engine, trainer, watch, step, running, now) ?? {
        space: null,
        arrows: null,
        example: null,
      }),
      statistics: this.#statistics.take(trainer, watch.statistics, step, running, now),
      diagnosis: this.#diagnoses.take(trainer, step, running, now),
      part: watch.part && this.#parts.take(trained, watch.part, step, learningRate, running, now),
    };
  }

  /** The milliseconds since the last call of what has a share of its own. */
  takeTime(): number {
    const own = [this.#parts, this.#statistics, this.#diagnoses, ...(this.#pictures ? [this.#pictures] : [])];
    return own.reduce((sum, part) => sum + part.takeTime(), 0);
  }
}
