/** How wide and how strong an edge is drawn: weights by their share of the largest one, gradients on one logarithmic scale. */
import { reach } from './maps';
import type { NetLayer } from './layout';

/** Maps numbers to levels, and levels to lines. Edges of one level are drawn together. */
export interface Pen {
  levels: number;
  /** 0 … levels - 1, strong ones last. */
  level(value: number): number;
  /** The line's width in pixels, at a scale of 1. */
  width(level: number): number;
  opacity(level: number): number;
}

const LEVELS = 10;
export const WIDEST = 4.5;

/** The largest weight or bias, at least 1, so that widths don't jump while weights are small. */
export function weightScale(layers: readonly NetLayer[]): number {
  return layers.reduce((most, { weights }) => Math.max(most, reach(weights.data)), 1);
}

/** 0 (hairline) to LEVELS - 1. */
export function weightLevel(weight: number, scale: number): number {
  const share = Math.min(1, Math.abs(weight) / scale);
  return Number.isNaN(share) ? 0 : Math.min(LEVELS - 1, Math.floor(Math.sqrt(share) * LEVELS));
}

/** Widths of weights, relative to the net's largest one. */
export function weightPen(layers: readonly NetLayer[]): Pen {
  const scale = weightScale(layers);
  const share = (level: number): number => (level + 0.5) / LEVELS;
  return {
    levels: LEVELS,
    level: (weight) => weightLevel(weight, scale),
    width: (level) => 0.6 + (WIDEST - 0.6) * share(level) ** 2,
    opacity: (level) => 0.22 + 0.78 * share(level),
  };
}

/** The decades of gradients that widths show: 10⁻⁸ to 10⁰. */
const DECADES = 8;
const PIXELS_PER_DECADE = 0.75;
const LEAST_PIXELS = 0.5;
/** The difference in width between two levels, in pixels. */
const STEP = 0.25;
export const MOST_PIXELS = DECADES * PIXELS_PER_DECADE;

/** The width of a gradient's line in pixels: three quarters of a pixel for each decade above 10⁻⁸, for every layer the same. */
export function gradientWidth(gradient: number): number {
  const decades = Math.log10(Math.abs(gradient)) + DECADES;
  return Number.isNaN(decades)
    ? LEAST_PIXELS
    : Math.min(MOST_PIXELS, Math.max(LEAST_PIXELS, PIXELS_PER_DECADE * decades));
}

/** Widths of gradients, equal in every layer and at every step. */
export const gradientPen: Pen = {
  levels: Math.round((MOST_PIXELS - LEAST_PIXELS) / STEP) + 1,
  level: (gradient) => Math.round((gradientWidth(gradient) - LEAST_PIXELS) / STEP),
  width: (level) => LEAST_PIXELS + level * STEP,
  opacity: (level) => 0.35 + (0.65 * level * STEP) / (MOST_PIXELS - LEAST_PIXELS),
};
