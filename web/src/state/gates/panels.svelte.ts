/** The panels beside the chosen gate: what they need of the engine, and its last answer. They come after the graph itself. */
import { EngineError } from '../../engine/protocol/errors';
import type { PanelsAnswer, PanelsRequest, PanelsWatch } from '../../engine/protocol/gates-panels';
import type { GatesState } from './gates.svelte';
import { watchOf } from './panel-rows';
import { Serial } from '../page/serial';

/** The part of the engine that the tabs need. */
export interface Looker {
  look(request: PanelsRequest): Promise<PanelsAnswer>;
}

/** A look that takes longer than this waits until the values rest: what is dragged must stay quick. */
const QUICK_MS = 24;
const REST_MS = 180;

export class GatesPanels {
  answer = $state.raw<PanelsAnswer | null>(null);
  /** What is shown is older than the graph. */
  behind = $state(false);

  readonly #gates: GatesState;
  readonly #engine: Looker;
  readonly #asker = new Serial(() => this.#look());
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(gates: GatesState, engine: Looker) {
    this.#gates = gates;
    this.#engine = engine;
  }

  /** What the open panel needs; the mistakes' culprits and the tangents are shown in the graph too. */
  get watch(): PanelsWatch {
    return watchOf(this.#gates.panels);
  }

  /** Whether there is anything to look at. */
  get wanted(): boolean {
    return Object.values(this.watch).some(Boolean) || this.#gates.panels.mistake !== null;
  }

  /** Another graph, other numbers, another panel: asks for what is open now. */
  ask(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.wanted) {
      this.answer = null;
      this.behind = false;
      return;
    }
    this.behind = true;
    const slow = this.answer !== null && this.answer.took > QUICK_MS;
    if (slow) this.#timer = setTimeout(() => void this.#asker.ask(), REST_MS);
    else void this.#asker.ask();
  }

  async #look(): Promise<void> {
    if (!this.wanted) return;
    try {
      this.answer = await this.#engine.look({ request: this.#gates.request, watch: this.watch });
      this.behind = false;
    } catch (error) {
      // What is wrong with the text or the values is told where they stand.
      if (!(error instanceof EngineError)) throw error;
    }
  }
}
