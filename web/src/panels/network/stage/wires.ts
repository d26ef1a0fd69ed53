/** What the net's wires show, a row each, and how far from the right. */
import type { Parameter } from 'backflow';
import { netLayers, type Numbers } from '../../../draw/network/layout';
import type { GradientWires } from '../../../draw/network/paint-net';
import type { App } from '../../../state/network/app.svelte';
import type { WiresChoice } from '../../../state/network/flow.svelte';

type Source = Pick<App, 'phases' | 'flow' | 'run'>;

interface WiresRow {
  /** The numbers that are drawn; null: none are there yet, and the wires show the weights. */
  numbers(parameters: readonly Parameter[], app: Source): readonly Numbers[] | null;
  /** What they are, before the parameter's name. */
  symbol: string;
  /** They have the colors of the signs. */
  signed?: boolean;
}

const GRADIENT = '∂L/∂';

const ROWS: Record<Exclude<WiresChoice, 'weight'>, WiresRow> = {
  gradient: {
    numbers: (parameters) => parameters.map(({ gradient, ...rest }) => ({ ...rest, data: gradient })),
    symbol: GRADIENT,
  },
  // What the last update added to each number, as the engine kept it.
  update: {
    numbers: (parameters) =>
      parameters.map(({ name, shape, data, previous }) => ({
        name,
        shape,
        data: data.map((number, index) => number - previous[index]!),
      })),
    symbol: 'Δ',
    signed: true,
  },
  example: { numbers: (_, { run }) => run.frame?.example?.gradients ?? null, symbol: '∂Lᵢ/∂' },
};

/** Numbers in the place of weights, with what they are. */
export interface ShownWires extends GradientWires {
  symbol: string;
}

/**
 * In the backward phase, the next batch's gradients; else what the user chose; null: the wires show the weights. While a phase is played,
 * gradients run from right to left, and the update from left to right. `width`: of the drawing.
 */
export function shownWires(app: Source, parameters: readonly Parameter[], width: number): ShownWires | null {
  const { phases, flow } = app;
  const { now, share, batch } = phases;
  const batchFrom = (from: number) => ({ layers: netLayers(batch!.gradients), from, symbol: GRADIENT });
  if (batch && now === 'backward') return batchFrom(width * (1 - share));
  if (batch && now === 'update' && share < 1) return batchFrom(width * share);
  if (flow.wires === 'weight') return null;
  const { numbers, ...row } = ROWS[flow.wires];
  const shown = numbers(parameters, app);
  return shown && { ...row, layers: netLayers(shown), from: 0 };
}
