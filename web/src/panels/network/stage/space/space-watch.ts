/** What the worker is asked to draw, from what is chosen and the net at hand. */
import { byStrength, MOST_UNITS, netCounts, type NetLayer } from '../../../../draw/network/layout';
import type { SpaceWatch } from '../../../../engine/protocol/space';

/** What is chosen; null: what fits the net. */
interface Chosen {
  layer: number | null;
  units: readonly [number, number] | null;
  plane: boolean;
  lines: number;
}

/** More units would take too much of the worker's time, as `MOST_PLANE_UNITS` of the protocol says. */
export const MOST_PLANE = 64;

export const hasPlane = (units: number): boolean => units >= 3 && units <= MOST_PLANE;

/** The units of each column, the strongest first. */
export const orders = (layers: readonly NetLayer[]): number[][] =>
  netCounts(layers).map((_, column) => byStrength(layers, column));

/** `order`: the units of each column, inputs first; the first two of a layer are its axes unless others are chosen. */
export function wantedSpace(chosen: Chosen, order: readonly (readonly number[])[]): SpaceWatch {
  const output = order.length - 1;
  // Behind the last hidden layer, classes can be told apart by a line.
  const layer = Math.min(chosen.layer ?? Math.max(1, output - 1), output);
  const count = order[layer]!.length;
  const fitting = chosen.units?.every((unit) => unit < count) ? chosen.units : null;
  const lines = Math.min(chosen.lines, output - 1);
  return {
    layer,
    units: chosen.plane && hasPlane(count) ? null : count === 1 ? [0] : (fitting ?? order[layer]!.slice(0, 2)),
    lines: lines > 0 ? { layer: lines, units: [...order[lines]!.slice(0, MOST_UNITS)].sort((a, b) => a - b) } : null,
  };
}
