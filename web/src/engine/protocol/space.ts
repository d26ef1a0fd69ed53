/** How a layer of the net sees the plane of the data: what the page asks for, and what the worker answers. */

/** Places along each side of the grid. Every third row and column is drawn as a line. */
export const SPACE_CELLS = 61;

/** Layers with more units have no principal plane here: it would take too much of the worker's time. */
export const MOST_PLANE_UNITS = 64;

export interface SpaceWatch {
  /** 1: the first hidden layer; one more than there are: the output. */
  layer: number;
  /** The units along the axes, one or two; null: the principal plane of the layer's values at the training points. */
  units: readonly number[] | null;
  /** The zero lines of these units of a hidden layer. */
  lines: { layer: number; units: readonly number[] } | null;
}

/** A stack of linear layers and the single layer that does the same. */
export interface Stack {
  /** The product of all weight matrices, [inputs, outputs], and the bias that belongs to it. */
  matrix: { shape: number[]; data: Float64Array };
  bias: Float64Array;
  /** The largest difference between the outputs of both, in float64, over this many points. */
  difference: number;
  points: number;
}

export interface SpaceImage {
  /** The step of the parameters. */
  step: number;
  /** What it shows. */
  watch: SpaceWatch;
  /** The points have no principal plane, so it shows two units instead. */
  flat: boolean;
  /**
   * For each axis, its value at SPACE_CELLS × SPACE_CELLS places of the map's rectangle, which include its edges; the first row is at
   * the largest y. Null if the data does not have two columns.
   */
  grid: Float32Array[] | null;
  /** Training points that are shown, by their index, and for each axis their values. */
  rows: number[];
  points: Float32Array[];
  /** The principal plane's share of the variance of these points; null for units. */
  share: number | null;
  /** The preactivations of the units of `watch.lines` at the places of the grid, one unit after another. */
  lines: Float32Array[] | null;
  /** Null unless the activation of every hidden layer is the identity. */
  stack: Stack | null;
}
