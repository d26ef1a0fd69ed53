/** What the stage shows of the gradients. */

/** What the widths of the net's wires show. */
export const WIRES = ['weight', 'gradient', 'update'] as const;
export type WiresChoice = (typeof WIRES)[number];

export class Flow {
  wires = $state<WiresChoice>('weight');
  /** The strip shows how far each layer moved relative to its weights, in the place of gradients. */
  relative = $state(false);
  /** Where the net's columns are drawn, in pixels from the left of the picture; empty while the net isn't drawn. */
  columns = $state.raw<readonly number[]>([]);

  /** Sets the columns' positions; those that are equal to the last ones cause no change. */
  place(columns: readonly number[]): void {
    if (columns.join() !== this.columns.join()) this.columns = columns;
  }
}
