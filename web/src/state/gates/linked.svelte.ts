/** What became of the link that the Gates room was opened with, or sent to: what is wrong with it, and what is shown instead. */
import { toWire } from '../../engine/protocol/errors';
import type { GatesAnswer, GatesRefusal } from '../../engine/protocol/gates';
import type { WireError } from '../../engine/protocol/errors';
import type { LinkReading } from './link';
import type { LinkProblem } from './link-values';

/** A link that has brought down so many workers is not tried again. */
const MOST_DEATHS = 2;

export class LinkNotice {
  problems = $state.raw<readonly LinkProblem[]>([]);
  /** Where nothing could be taken: the first example, or what stood there before. */
  instead = $state<'example' | 'before' | null>(null);
  /** The engine has yet to say what it makes of the link. */
  #pending = false;
  #deaths = 0;

  /** A link was read. */
  read({ place, problems }: LinkReading, instead: 'example' | 'before'): void {
    this.problems = problems;
    this.instead = place ? null : instead;
    this.#pending = place !== null;
    this.#deaths = 0;
  }

  /** Something else is asked for: what the engine says now is not about the link. */
  leave(): void {
    this.#pending = false;
  }

  /** What the engine makes of what stands there; no text at all is no mistake. */
  answered(reply: GatesAnswer | GatesRefusal, text: string): void {
    if ('refused' in reply && text.trim() !== '') this.#refused(reply.refused);
    else if (this.problems.some(({ kind }) => kind === 'refused'))
      this.problems = this.problems.filter(({ kind }) => kind !== 'refused');
    this.#pending = false;
  }

  /** There is no answer. True: the link has brought down too many workers, and something else has to be shown. */
  failed(error: unknown): boolean {
    const wire = toWire(error);
    if (!wire.code.startsWith('engine-')) this.#refused(wire);
    else if (this.#pending && wire.code !== 'engine-away' && ++this.#deaths === MOST_DEATHS) {
      this.#pending = false;
      this.problems = [{ kind: 'fatal' }];
      this.instead = 'example';
      return true;
    }
    return false;
  }

  #refused(error: WireError): void {
    if (this.#pending) this.problems = [...this.problems, { kind: 'refused', error }];
    this.#pending = false;
  }

  dismiss(): void {
    this.problems = [];
    this.instead = null;
  }
}
