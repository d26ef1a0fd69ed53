/** What pictures need from a configuration. */
import type { Catalog, TrainerConfig } from 'backflow';

/** The range of outputs from certain of one answer to certain of the other. */
export function sureRange(config: TrainerConfig | null, catalog: Catalog | null): readonly [number, number] {
  const loss = catalog?.losses.find(({ name }) => name === config?.loss);
  // Losses without probabilities show the raw outputs. `cross-entropy` is not in the list; it has probabilities.
  return loss?.prediction === 'identity' ? [-1, 1] : [0, 1];
}
