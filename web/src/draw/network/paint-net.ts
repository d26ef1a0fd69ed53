/** The layers of the net's picture: wires and grounds below the units' maps, frames and biases above them. */
import { css, type Palette } from '../color';
import { gradientPalette, paintChosenEdge, paintEdges, type NetFocus } from './edges';
import type { NetEdge, NetLayer, NetLayout } from './layout';
import { paintBiases, paintFrames } from './paint';

interface Back {
  layout: NetLayout;
  layers: readonly NetLayer[];
  /** Gradients in the place of weights; null: the weights. */
  backward: readonly NetLayer[] | null;
  focus: NetFocus;
  chosenEdge: NetEdge | null;
}

export function paintNet(context: CanvasRenderingContext2D, palette: Palette, net: Back): void {
  const { layout, layers, backward, focus, chosenEdge } = net;
  if (chosenEdge) paintChosenEdge(context, layout, palette, chosenEdge);
  if (backward) paintEdges(context, layout, backward, gradientPalette(palette), focus);
  else paintEdges(context, layout, layers, palette, focus);
  context.fillStyle = css(palette.raised);
  for (const { x, y } of layout.columns.slice(1).flatMap((column) => column.units))
    context.fillRect(x - layout.size / 2, y - layout.size / 2, layout.size, layout.size);
}

interface Front {
  layout: NetLayout;
  layers: readonly NetLayer[];
  focus: NetFocus;
  chosenBias: { layer: number; unit: number } | null;
  /** The unit whose map is kept. */
  kept: { column: number; unit: number } | null;
}

export function paintFronts(context: CanvasRenderingContext2D, palette: Palette, net: Front): void {
  const { layout, layers, focus, chosenBias, kept } = net;
  paintFrames(context, layout, palette, focus.unit ?? kept);
  paintBiases(context, layout, layers, palette, chosenBias);
}
