/** What frames carry only while a panel asks for it. Fetched with the first question. */
import type { Backflow, Trainer } from 'backflow';
import type { Frame, Watch } from '../../protocol/messages';
import { InputGradients } from './arrows';
import { GradientsOfOne } from './example';
import { Spaces } from './space';

export class Pictures {
  readonly #spaces = new Spaces();
  readonly #arrows = new InputGradients();
  readonly #example = new GradientsOfOne();

  take(
    engine: Backflow,
    trainer: Trainer,
    watch: Watch,
    step: number,
    running: boolean,
    now: () => number,
  ): Pick<Frame, 'space' | 'arrows' | 'example'> {
    return {
      space: this.#spaces.take(engine, trainer, watch, step, running, now),
      arrows: this.#arrows.take(trainer, watch.arrows, step, running, now),
      example: this.#example.take(trainer, watch.example, step, running, now),
    };
  }

  /** The milliseconds that they took since the last call. */
  takeTime(): number {
    return this.#spaces.takeTime() + this.#arrows.takeTime() + this.#example.takeTime();
  }
}
