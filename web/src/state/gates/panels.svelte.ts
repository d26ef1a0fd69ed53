/** The panels beside the chosen gate: their requests to the engine, and its last answer. The graph comes first. */
import { EngineError } from '../../engine/protocol/errors';
import type { GateAnswer } from '../../engine/protocol/gate';
import type { PanelsAnswer, PanelsRequest, PanelsWatch } from '../../engine/protocol/gates-panels';
import type { GatesState } from './gates.svelte';
import { tells, watchOf } from './panel-rows';
import { Serial } from '../page/serial';

/** The part of the engine that the tabs need. */
export interface Looker {
  look(request: PanelsRequest): Promise<PanelsAnswer>;
}

/** Looks that take longer than this wait until the values stop changing, so that dragging stays fast. */
const QUICK_MS = 24;
const REST_MS = 180;

interface Looked {
  seen: PanelsAnswer;
  /** The last click before it. */
  before: GateAnswer | null;
}

export class GatesPanels {
  #looked = $state.raw<Looked | null>(null);
  /** What the open panel shows: the last look, and what a click since then has read. */
  readonly answer = $derived.by<PanelsAnswer | null>(() => {
    if (!this.#looked) return null;
    const { seen, before } = this.#looked;
    const { clicked } = this.#gates;
    const newer = clicked !== before && clicked?.structure === seen.structure;
    return newer ? { ...seen, gate: clicked.look } : seen;
  });
  /** True if the answer is older than the graph. */
  behind = $state(false);

  readonly #gates: GatesState;
  readonly #engine: Looker;
  readonly #asks: () => boolean;
  readonly #asker = new Serial(() => this.#look());
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `asks`: gradients are asked for. */
  constructor(gates: GatesState, engine: Looker, asks: () => boolean = () => false) {
    this.#gates = gates;
    this.#engine = engine;
    this.#asks = asks;
  }

  /** The open tab would give an answer away. */
  get closed(): boolean {
    return this.#asks() && tells(this.#gates.panels);
  }

  /** What the open panel needs. Suspects and tangents are shown in the graph too. */
  get watch(): PanelsWatch {
    return watchOf(this.#gates.panels, this.closed);
  }

  /** True if there is something to request. */
  get wanted(): boolean {
    return Object.values(this.watch).some(Boolean) || this.#gates.panels.mistake !== null;
  }

  /** Requests what the open panel needs, after a change of the graph, the numbers or the panel. */
  ask(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.wanted) {
      this.#looked = null;
      this.behind = false;
      return;
    }
    this.behind = true;
    const slow = this.#looked !== null && this.#looked.seen.took > QUICK_MS;
    if (slow) this.#timer = setTimeout(() => void this.#asker.ask(), REST_MS);
    else void this.#asker.ask();
  }

  async #look(): Promise<void> {
    if (!this.wanted) return;
    try {
      const seen = await this.#engine.look({ request: this.#gates.request, watch: this.watch });
      this.#looked = { seen, before: this.#gates.clicked };
      this.behind = false;
    } catch (error) {
      // Problems with the text or the values are shown beside them.
      if (!(error instanceof EngineError)) throw error;
    }
  }
}
