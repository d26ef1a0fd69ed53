/** The layers of the net's picture: wires and grounds below the units' maps, frames and biases above them. */
import { css, type Palette } from '../color';
import { gradientPalette, paintChosenEdge, paintEdges, type NetFocus } from './edges';
import { traceEdge, type NetEdge, type NetLayer, type NetLayout } from './layout';
import { paintBiases, paintFrames } from './paint';
import { gradientPen, gradientWidth, MOST_PIXELS } from './pens';
import { reach } from './maps';

/** Gradients in the place of weights, right of a position; or what the last update added to each weight. */
export interface GradientWires {
  layers: readonly NetLayer[];
  /** Left of it, the wires show the weights; 0: all wires show gradients. */
  from: number;
  /** They are updates, drawn in the colors of the signs. */
  signed?: boolean;
}

interface Back {
  layout: NetLayout;
  layers: readonly NetLayer[];
  /** Null: the wires show the weights. */
  gradients: GradientWires | null;
  focus: NetFocus;
  chosenEdge: NetEdge | null;
}

export function paintNet(context: CanvasRenderingContext2D, palette: Palette, net: Back): void {
  const { layout, layers, gradients, focus, chosenEdge } = net;
  if (chosenEdge) paintChosenEdge(context, layout, palette, chosenEdge);
  const from = Math.min(gradients?.from ?? layout.width, layout.width);
  if (from > 0)
    within(context, layout, 0, from, () => {
      paintEdges(context, layout, layers, palette, focus);
      paintLossWires(context, layout, css(palette.strongLine));
    });
  if (gradients && from < layout.width)
    within(context, layout, from, layout.width, () => {
      const colors = gradients.signed ? palette : gradientPalette(palette);
      paintEdges(context, layout, gradients.layers, colors, focus, gradientPen);
      paintLossWires(context, layout, css(gradients.signed ? palette.strongLine : palette.gradient));
    });
  context.fillStyle = css(palette.raised);
  for (const { x, y } of layout.columns.slice(1).flatMap((column) => column.units))
    context.fillRect(x - layout.size / 2, y - layout.size / 2, layout.size, layout.size);
}

/** Draws only between two positions from the left. */
function within(
  context: CanvasRenderingContext2D,
  layout: NetLayout,
  left: number,
  right: number,
  draw: () => void,
): void {
  context.save();
  context.beginPath();
  context.rect(left, 0, right - left, layout.height);
  context.clip();
  draw();
  context.restore();
}

/** Draws the wires from the outputs to the loss gate, and the one that leaves it. */
function paintLossWires(context: CanvasRenderingContext2D, layout: NetLayout, color: string): void {
  const { gate, columns, size, scale } = layout;
  const outputs = columns.at(-1);
  if (!outputs) return;
  context.strokeStyle = color;
  context.lineWidth = 1.5 * scale;
  context.beginPath();
  for (const { y } of outputs.units) traceEdge(context, outputs.x + size / 2, y, gate.x - gate.radius, gate.y);
  context.moveTo(gate.x + gate.radius, gate.y);
  context.lineTo(layout.width - 4, gate.y);
  context.stroke();
}

interface Front {
  layout: NetLayout;
  layers: readonly NetLayer[];
  gradients: GradientWires | null;
  focus: NetFocus;
  chosenBias: { layer: number; unit: number } | null;
  /** The unit whose map is kept. */
  kept: { column: number; unit: number } | null;
}

export function paintFronts(context: CanvasRenderingContext2D, palette: Palette, net: Front): void {
  const { layout, layers, gradients, focus, chosenBias, kept } = net;
  paintFrames(context, layout, palette, focus.unit ?? kept);
  const from = Math.min(gradients?.from ?? layout.width, layout.width);
  // As the wires: biases left of the position, their gradients right of it.
  if (from > 0)
    within(context, layout, 0, from, () => {
      const largest = layers.reduce((most, { biases }) => Math.max(most, biases ? reach(biases.data) : 0), 1);
      paintBiases(context, layout, layers, palette, { share: (bias) => Math.abs(bias) / largest, chosen: chosenBias });
    });
  if (gradients && from < layout.width)
    within(context, layout, from, layout.width, () => {
      const colors = gradients.signed ? palette : gradientPalette(palette);
      const share = (gradient: number): number => gradientWidth(gradient) / MOST_PIXELS;
      paintBiases(context, layout, gradients.layers, colors, { share, chosen: chosenBias });
    });
}
