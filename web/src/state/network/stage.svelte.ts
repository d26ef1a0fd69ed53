/** The stage: its open tab, and what the tab Gates shows of the next training step. */
import type { InspectorWatch } from '../../engine/protocol/messages';
import { Asking } from './asking.svelte';
import { CardPlace } from './card.svelte';
import type { Selection } from './selection.svelte';

const WHOLE_BATCH: InspectorWatch = { example: null, node: null, slot: 0, entry: 0 };

export class Stage {
  /** The id of the open tab. */
  tab = $state('net');
  /** What the tab Gates shows. It stays chosen while another tab is open. */
  watch = $state.raw<InspectorWatch>(WHOLE_BATCH);
  /** The tab Gates is open. The engine reads the step's graph only then. */
  readonly inspecting = $derived(this.tab === 'gates');

  /** The card that is open: that of a weight or bias, or of a gate of the shown graph. */
  readonly card = $derived.by((): 'part' | 'gate' | null => {
    if (this.#selection.part) return 'part';
    return this.inspecting && this.watch.node !== null ? 'gate' : null;
  });

  readonly place = new CardPlace();
  readonly asking = new Asking();

  readonly #selection: Selection;
  readonly #look: (inspector: InspectorWatch | null) => void;

  /** `look`: asks the engine for the step's graph; null: it is not shown. */
  constructor(selection: Selection, look: (inspector: InspectorWatch | null) => void) {
    this.#selection = selection;
    this.#look = look;
  }

  open(tab: string): void {
    const before = this.inspecting;
    this.tab = tab;
    if (before || this.inspecting) this.ask();
  }

  /** Shows the step's graph, or the net again. */
  inspect(open: boolean): void {
    this.open(open ? 'gates' : 'net');
  }

  /** Tells the engine what is shown. */
  ask(): void {
    this.#look(this.inspecting ? this.watch : null);
  }

  /** Changes what the tab Gates shows. The card of another gate takes the place of a weight's card. */
  look(change: Partial<InspectorWatch>): void {
    const watch = { ...this.watch, ...change };
    if (watch.node !== null && watch.node !== this.watch.node) this.#selection.choose(null);
    this.watch = watch;
    if (this.inspecting) this.ask();
  }

  /** Makes the step's graph follow a pressed training point, at the gate that was chosen. `stay`: the open tab shows the point itself. */
  chooseExample(example: number | null, stay = false): void {
    this.look({ example, entry: 0 });
    if (example !== null && !stay) this.inspect(true);
  }

  /** Closes the open card, wherever it is. */
  close(): void {
    this.asking.end();
    if (this.card === 'gate') this.look({ node: null });
    else this.#selection.choose(null);
  }

  /** A card that asks shows its numbers again. A card over the stage goes back. Else, lets go of what was chosen last: a weight, a gate of the shown graph, or a unit. False if nothing is chosen. */
  letGo(): boolean {
    if (this.asking.on) {
      this.asking.end();
      return true;
    }
    if (this.card && this.place.large) {
      this.place.move();
      return true;
    }
    if (this.card !== 'gate') return this.#selection.letGo();
    this.close();
    return true;
  }

  /** Forgets an example that a new run doesn't have. */
  fit(examples: number): void {
    if ((this.watch.example ?? 0) >= examples) this.look(WHOLE_BATCH);
  }
}
