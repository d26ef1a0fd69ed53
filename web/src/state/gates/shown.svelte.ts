/**
 * What the engine last made of the Gates room's text and values: the graph that stands, its numbers, and what is wrong with what is
 * written since.
 */
import type { TensorLike } from 'backflow';
import { EngineError, toWire } from '../../engine/protocol/errors';
import type { GatesAnswer, GatesInput, GatesNode, GatesRefusal, GatesRequest } from '../../engine/protocol/gates';
import type { GraphSnapshot } from '../../engine/protocol/snapshot';
import type { WireError } from '../../engine/protocol/errors';
import { FieldState } from './field-state.svelte';

export class GatesShown extends FieldState {
  /** The last good evaluation and its graph. */
  answer = $state.raw<GatesAnswer | null>(null);
  nodes = $state.raw<GatesNode[]>([]);
  /** Of the last text that could be read, also while its values do not fit. */
  inputs = $state.raw<GatesInput[]>([]);
  /** What is written can't be read: the inputs are those of an older text. */
  unread = $state(false);
  /** The text that they are the inputs of. */
  protected inputsOf = '';
  /** What is wrong with what is written; what is shown is then older. */
  problem = $state.raw<WireError | null>(null);
  /** Values that would fit the text. */
  fits = $state.raw<Record<string, TensorLike> | null>(null);

  readonly snapshot = $derived<GraphSnapshot | null>(
    this.answer && {
      nodes: this.nodes,
      values: this.answer.values,
      gradients: this.answer.gradients,
      chosen: this.answer.chosen,
    },
  );

  /** Errors about a value are shown beside it, all others at the text. */
  readonly textProblem = $derived(this.problem && !this.#isAboutValue(this.problem) ? this.problem : null);

  #made: { text: string; values: Record<string, TensorLike> } | null = null;
  #structure = 0;

  /** What the page has already: the structure, and what its graph was made of. */
  protected get held() {
    return { known: this.#structure, made: this.#made };
  }

  /** `follow` is told the new nodes before they take the old ones' place. */
  protected take(
    reply: GatesAnswer | GatesRefusal,
    { text, values }: GatesRequest,
    follow: (before: readonly GatesNode[], next: readonly GatesNode[]) => void,
  ): GatesAnswer | null {
    const answer = 'refused' in reply ? reply.shown : reply;
    if ('refused' in reply) {
      this.problem = reply.refused;
      this.fits = reply.fits;
      this.unread = reply.inputs === null;
      if (reply.inputs) [this.inputs, this.inputsOf] = [reply.inputs, text];
    } else {
      this.problem = null;
      this.unread = false;
      this.fits = null;
      [this.inputs, this.inputsOf] = [reply.inputs, text];
      this.#made = { text, values };
    }
    if (!answer) return null;
    if (answer.nodes) {
      follow(this.nodes, answer.nodes);
      this.nodes = answer.nodes;
    }
    this.#structure = answer.structure;
    this.answer = answer;
    return answer;
  }

  #isAboutValue({ line, subject }: WireError): boolean {
    return line === undefined && (subject === 'upstream' || this.inputs.some(({ name }) => name === subject));
  }

  /** A new worker is on its way, and knows nothing; anything else is told, and what the engine did not say is a fault here. */
  protected fail(error: unknown): void {
    const wire = toWire(error);
    if (wire.code.startsWith('engine-')) this.#structure = 0;
    else this.problem = wire;
    if (!(error instanceof EngineError)) throw error;
  }
}
