/** What is chosen in the net: a weight or bias, whose card is open, and the unit whose map is shown large. */
import type { TrainerConfig } from 'backflow';
import type { Frame, UnitPlace } from '../../engine/protocol/messages';
import type { Part } from '../../engine/protocol/part';
import { Serial } from '../page/serial';
import { SpaceChoice } from './space.svelte';

export type { Part };

export class Selection {
  /** Its card stands in the place of the tabs. */
  part = $state.raw<Part | null>(null);
  /** The unit whose map stays in the large one. */
  kept = $state.raw<UnitPlace | null>(null);
  /** The unit under the pointer. */
  preview = $state.raw<UnitPlace | null>(null);
  /** The unit whose map is shown large; null: the prediction. */
  readonly unit = $derived(this.preview ?? this.kept);

  /** What the tab Weights shows. */
  weights = $state<'pictures' | 'spread'>('pictures');
  /** What the tab Space shows. */
  readonly space = new SpaceChoice();

  readonly #looks: Serial;
  #seen: UnitPlace | null = null;

  /** `look`: asks the engine for the map of this unit. */
  constructor(look: (unit: UnitPlace | null) => Promise<void>) {
    this.#looks = new Serial(async () => {
      if (same(this.unit, this.#seen)) return;
      this.#seen = this.unit;
      await look(this.unit);
    });
  }

  choose(part: Part | null): void {
    this.part = part;
  }

  show(unit: UnitPlace | null): void {
    if (same(unit, this.preview)) return;
    this.preview = unit;
    void this.#looks.ask();
  }

  /** Keeps a unit's map; the kept one is let go. */
  keep(unit: UnitPlace | null): void {
    this.kept = same(unit, this.kept) ? null : unit;
    if (!this.kept) this.preview = null;
    void this.#looks.ask();
  }

  /** Lets go of what is chosen last. False if nothing is. */
  letGo(): boolean {
    if (this.part) this.part = null;
    else if (this.kept) this.keep(null);
    else return false;
    return true;
  }

  /** Forgets what a new net doesn't have. */
  fit({ config, frame }: { config: TrainerConfig | null; frame: Pick<Frame, 'parameters'> | null }): void {
    const hidden = config?.layers ?? [];
    const outputs = (layer: number): number =>
      layer === hidden.length + 1 ? Infinity : (hidden[layer - 1]?.units ?? 0);
    const gone = (one: UnitPlace | null): boolean => one !== null && one.unit >= outputs(one.layer);
    if (gone(this.kept)) this.kept = null;
    if (gone(this.preview)) this.preview = null;
    const parameter = frame?.parameters.find(({ name }) => name === this.part?.name);
    if (this.part && parameter && this.part.index >= parameter.data.length) this.part = null;
    void this.#looks.ask();
  }
}

function same(a: UnitPlace | null, b: UnitPlace | null): boolean {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.unit === b.unit);
}
