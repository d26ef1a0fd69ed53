/** What the net's wires show in the place of weights, and how far from the right. */
import type { Parameter } from 'backflow';
import { netLayers, type Numbers } from '../../../draw/network/layout';
import type { GradientWires } from '../../../draw/network/paint-net';
import type { App } from '../../../state/network/app.svelte';

/** What the last update added to each number, as the engine kept it. */
const changeOf = ({ name, shape, data, previous }: Parameter): Numbers => ({
  name,
  shape,
  data: data.map((number, index) => number - previous[index]!),
});

/**
 * In the backward phase, the next batch's gradients; else those of the last update or its changes, if the user chose them; null: the wires show the
 * weights. While a phase is played, gradients run from right to left, and the update from left to right. `width`: of the drawing.
 */
export function gradientWires(
  { phases, flow }: Pick<App, 'phases' | 'flow'>,
  parameters: readonly Parameter[],
  width: number,
): GradientWires | null {
  const { now, share, batch } = phases;
  if (batch && now === 'backward') return { layers: netLayers(batch.gradients), from: width * (1 - share) };
  if (batch && now === 'update' && share < 1) return { layers: netLayers(batch.gradients), from: width * share };
  if (flow.wires === 'weight') return null;
  if (flow.wires === 'update') return { layers: netLayers(parameters.map(changeOf)), from: 0, signed: true };
  return { layers: netLayers(parameters.map(({ gradient, ...rest }) => ({ ...rest, data: gradient }))), from: 0 };
}
