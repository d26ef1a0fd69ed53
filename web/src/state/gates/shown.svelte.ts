/**
 * The engine's last answer for the Gates room's text and values: the graph, its numbers, and the problem with newer text or
 * values.
 */
import type { TensorLike } from 'backflow';
import { EngineError, toWire } from '../../engine/protocol/errors';
import type { GateAnswer } from '../../engine/protocol/gate';
import type {
  GatesAnswer,
  GatesConstant,
  GatesInput,
  GatesNode,
  GatesRefusal,
  GatesRequest,
} from '../../engine/protocol/gates';
import type { ChosenGate, GraphSnapshot } from '../../engine/protocol/snapshot';
import type { WireError } from '../../engine/protocol/errors';
import { FieldState } from './field-state.svelte';
import { mendedText, type Mended } from './fix';

export class GatesShown extends FieldState {
  /** The last good evaluation and its graph. */
  answer = $state.raw<GatesAnswer | null>(null);
  nodes = $state.raw<GatesNode[]>([]);
  /** The chosen gate in that graph. A click replaces only this. */
  gate = $state.raw<ChosenGate | null>(null);
  /** The answer to the last click. */
  clicked = $state.raw<GateAnswer | null>(null);
  /** The inputs of the last text that could be read, even if its values don't fit. */
  inputs = $state.raw<GatesInput[]>([]);
  /** `e`, `pi` and `π` where that text takes them for the numbers. */
  constants = $state.raw<readonly GatesConstant[]>([]);
  /** True if the text can't be read. The inputs are then those of an older text. */
  unread = $state(false);
  /** The text that the inputs belong to. */
  protected inputsOf = '';
  /** The problem with the current text or values. The graph is then older. */
  problem = $state.raw<WireError | null>(null);
  /** The text that the problem belongs to. */
  #problemOf = $state('');
  /** Values that fit the text. */
  fits = $state.raw<Record<string, TensorLike> | null>(null);

  readonly snapshot = $derived<GraphSnapshot | null>(
    this.answer && { nodes: this.nodes, values: this.answer.values, gradients: this.answer.gradients },
  );

  /** The problem, if it is shown at the text. Problems with a value are shown beside it. */
  readonly textProblem = $derived(this.problem && !this.#isAboutValue(this.problem) ? this.problem : null);

  /** The text as the problem's fix would leave it; null without a fix, or if the text has changed since. */
  readonly mended = $derived<Mended | null>(
    this.problem?.fix && this.#problemOf === this.text ? mendedText(this.text, this.problem.fix) : null,
  );

  #made: { text: string; values: Record<string, TensorLike> } | null = null;
  #structure = 0;
  #sweep = 0;

  /** What the page already has: structure and numbers, by the worker's counts, and what its graph was built from. */
  protected get held() {
    return { known: this.#structure, sweep: this.#sweep, made: this.#made };
  }

  /** The text that the answer is about, even if a newer one can't be read; null before the first answer. */
  get answered(): string | null {
    return this.#made?.text ?? null;
  }

  /** Takes an answer. `follow` gets the new nodes before they replace the old ones. */
  protected take(
    reply: GatesAnswer | GatesRefusal,
    { text, values }: GatesRequest,
    follow: (before: readonly GatesNode[], next: readonly GatesNode[]) => void,
  ): GatesAnswer | null {
    this.#problemOf = text;
    const answer = 'refused' in reply ? reply.shown : reply;
    if ('refused' in reply) {
      this.problem = reply.refused;
      this.fits = reply.fits;
      this.unread = reply.inputs === null;
      if (reply.inputs) this.#takeNames(reply.inputs, reply.constants, text);
    } else {
      this.problem = null;
      this.unread = false;
      this.fits = null;
      this.#takeNames(reply.inputs, reply.constants, text);
      this.#made = { text, values };
    }
    if (!answer) return null;
    if (answer.nodes) {
      follow(this.nodes, answer.nodes);
      this.nodes = answer.nodes;
    }
    this.#structure = answer.structure;
    this.#sweep = answer.sweep;
    this.answer = answer;
    this.gate = answer.chosen;
    return answer;
  }

  #takeNames(inputs: GatesInput[], constants: GatesConstant[], text: string): void {
    this.inputs = inputs;
    this.constants = constants;
    this.inputsOf = text;
  }

  /** Takes the answer to a click. The graph stays as it is. */
  protected takeGate(reply: GateAnswer): void {
    this.clicked = reply;
    this.gate = reply.chosen;
  }

  #isAboutValue({ line, subject }: WireError): boolean {
    return line === undefined && (subject === 'upstream' || this.inputs.some(({ name }) => name === subject));
  }

  /** Handles a failed request. After a worker's death the next one sends all nodes; other errors become the problem. Bugs are rethrown. */
  protected fail(error: unknown): void {
    const wire = toWire(error);
    if (wire.code.startsWith('engine-')) this.#structure = this.#sweep = 0;
    else this.problem = wire;
    if (!(error instanceof EngineError)) throw error;
  }
}
