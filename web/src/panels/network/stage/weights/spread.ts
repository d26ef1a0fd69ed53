/** What is counted of each layer. */
import type { Histogram } from '../../../../draw/charts/histogram';

export const KINDS = ['weights', 'gradients', 'preactivations', 'activations'] as const;

export type Kind = (typeof KINDS)[number];

export interface SpreadLayer {
  layer: number;
  histograms: Record<Kind, Histogram>;
}
