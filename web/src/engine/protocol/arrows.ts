/** How the loss of each training point changes with the point itself. */
export interface Arrows {
  /** The step of the parameters. */
  step: number;
  /** The training points, by their index, evenly chosen if there are many. */
  rows: number[];
  /** The number of the data's columns. */
  columns: number;
  /** For each of these points, the gradient of its own data loss by its columns: rows × columns. */
  gradients: Float32Array;
}
