import type { Trainer, TrainerConfig } from '../types.js';

/** The key of a trainer's way to copy itself. A registered symbol, because the exports are a bundle of their own. */
export const copying: unique symbol = Symbol.for('backflow.copy') as never;

export interface Copying {
  /**
   * A trainer of its own with the same net, optimizer and place in the epoch, on the same training points: both make the same steps. It
   * has no test points and makes no mistake on purpose. With `wide`, which is the saved state in float64, it computes in float64.
   */
  [copying](wide?: Uint8Array): Trainer;
}

/** A copy of a trainer, which must be disposed of. */
export const copyOf = (trainer: Trainer, wide?: Uint8Array): Trainer => (trainer as unknown as Copying)[copying](wide);

/** The configuration of a copy: the training points are given, in their order. */
export function copiedConfig({ config, data }: Trainer): TrainerConfig {
  const { trainPoints: points, trainLabels: labels, trainTargets: targets } = data;
  const { classes } = config.data;
  const answers = targets ? { targets } : { labels, ...(classes !== undefined && { classes }) };
  return { ...config, data: { points, ...answers, trainFraction: 1 } };
}
