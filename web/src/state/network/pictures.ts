/** What the pictures need to know about a configuration. */
import type { Catalog, TrainerConfig } from 'backflow';

/** The outputs between which the net goes from sure of one answer to sure of the other. */
export function sureRange(config: TrainerConfig | null, catalog: Catalog | null): readonly [number, number] {
  const loss = catalog?.losses.find(({ name }) => name === config?.loss);
  // A loss without probabilities shows the outputs themselves. `cross-entropy` is not in the list and has probabilities.
  return loss?.prediction === 'identity' ? [-1, 1] : [0, 1];
}
