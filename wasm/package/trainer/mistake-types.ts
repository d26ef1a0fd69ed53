/** Mistakes that implementations of backpropagation make, for a net that trains with one of them. */
export type TrainingMistake =
  /** What is used twice keeps the gradient of one use instead of the sum. */
  | 'overwrite'
  /** The gradients of the step before are still there. */
  | 'not-cleared'
  /** Hidden layers pass the gradient back without the slope of their activation. */
  | 'missing-derivative'
  /** A square layer passes dY W back instead of dY Wᵀ. */
  | 'missing-transpose'
  /** A layer's weights are updated before the gradient has passed through them. Clipping doesn't apply to this update. */
  | 'early-update'
  /** The loss of a batch counts as the sum of its examples instead of their mean. */
  | 'sum-for-mean'
  /** The regularizer's part counts twice. */
  | 'double-penalty';
