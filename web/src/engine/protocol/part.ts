/** One weight or bias in the next training step: what each example contributes to its gradient, and its update. */

/** An entry of a parameter. */
export interface Part {
  name: string;
  index: number;
}

/** What one example of the batch contributes: product = value × gradient. */
export interface PartRow {
  /** The row of the batch. */
  row: number;
  /** The entry of the gate's result that the weight and this row meet in. */
  result: number;
  /** Index of the training example; null if it is not known. */
  example: number | null;
  /** The value that the weight multiplies; 1 for a bias. */
  value: number;
  /** The loss's gradient at the unit for this example. The mean over the batch and a dropout mask are part of it. */
  gradient: number;
  product: number;
}

/** Every number is read from the plan of the next step, or from the step itself, which a copy of the trainer makes. */
export interface PartStep extends Part {
  /** The step before the update. */
  step: number;
  /** The node of the layer's gate that takes the parameter, and the slot. */
  gate: number;
  slot: number;
  /** The most important rows, largest product first. */
  rows: PartRow[];
  /** The number of all rows. */
  count: number;
  /** The sum of all products: the gradient of the data loss. */
  sum: number;
  /** What the regularizer's gates send back; empty without one. */
  penalty: number[];
  /** The whole gradient. */
  total: number;
  /** Null if no copy can make the same step. */
  update: PartUpdate | null;
}

export interface PartUpdate {
  before: number;
  after: number;
  /** The learning rate of this update. */
  rate: number;
  /** The optimizer's own numbers after the update, by their names: `velocity`, `m`, … */
  state: Record<string, number>;
}
