/** What the stage shows of the gradients. */
import type { Result } from './result.svelte';
import type { Stage } from './stage.svelte';

/** What the widths of the net's wires show. */
export const WIRES = ['weight', 'gradient', 'update', 'example'] as const;
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

/** The training example that the wires show: the ringed one, else the one that is followed through the gates, else the first. */
export function exampleOf({ result, stage }: { result: Result; stage: Stage }): number {
  const { ringed } = result;
  return ringed?.train ? ringed.index : (stage.watch.example ?? 0);
}
