/** What pictures need from a configuration. */
import type { Catalog, TrainerConfig } from 'backflow';

/** The range of outputs from certain of one answer to certain of the other. */
export function sureRange(config: TrainerConfig | null, catalog: Catalog | null): readonly [number, number] {
  const loss = catalog?.losses.find(({ name }) => name === config?.loss);
  // Losses without probabilities show the raw outputs. `cross-entropy` is not in the list; it has probabilities.
  return loss?.prediction === 'identity' ? [-1, 1] : [0, 1];
}

/** The loss of a guess between equally likely classes, ln K; null for losses that are no cross-entropy. */
export function guessingLoss(config: TrainerConfig | null, catalog: Catalog | null, classes: number): number | null {
  const loss = catalog?.losses.find(({ name }) => name === config?.loss);
  // `cross-entropy` is not in the list: it stands for the one that fits the classes.
  const probable = config !== null && (loss === undefined || loss.prediction !== 'identity');
  return probable && classes > 1 ? Math.log(classes) : null;
}

/** The size of the images that the net reads pixel by pixel; null if its inputs are no pixels. */
export function imageOf(config: TrainerConfig, catalog: Catalog | null) {
  const { data, features = [] } = config;
  if (!('name' in data) || features.some((feature) => typeof feature === 'object')) return null;
  return catalog?.datasets.find(({ name }) => name === data.name)?.image ?? null;
}
