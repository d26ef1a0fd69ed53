/** The problems of the link that the Gates room was opened with, and what is shown instead. */
import { toWire } from '../../engine/protocol/errors';
import type { GatesAnswer, GatesRefusal } from '../../engine/protocol/gates';
import type { WireError } from '../../engine/protocol/errors';
import type { LinkReading } from './link';
import type { LinkProblem } from './link-values';

/** A link that has ended this many workers is not tried again. */
const MOST_DEATHS = 2;

export class LinkNotice {
  problems = $state.raw<readonly LinkProblem[]>([]);
  /** If nothing could be used: the first example, or what was shown before. */
  instead = $state<'example' | 'before' | null>(null);
  /** True until the engine has answered the link's request. */
  #pending = false;
  #deaths = 0;

  /** A link was read. */
  read({ place, problems }: LinkReading, instead: 'example' | 'before'): void {
    this.problems = problems;
    this.instead = place ? null : instead;
    this.#pending = place !== null;
    this.#deaths = 0;
  }

  /** Something else is requested, so the engine's answers are no longer about the link. */
  leave(): void {
    this.#pending = false;
  }

  /** Handles the engine's answer. An empty text is not a problem. */
  answered(reply: GatesAnswer | GatesRefusal, text: string): void {
    if ('refused' in reply && text.trim() !== '') this.#refused(reply.refused);
    else if (this.problems.some(({ kind }) => kind === 'refused'))
      this.problems = this.problems.filter(({ kind }) => kind !== 'refused');
    this.#pending = false;
  }

  /** The request failed. Returns true if the link has ended too many workers and something else must be shown. */
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
