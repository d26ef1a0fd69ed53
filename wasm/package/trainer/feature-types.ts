/** A feature that the user typed: an expression over the columns of one point, in the expression language. */
export interface FeatureConfig {
  /** Any text on one line. */
  name: string;
  /** Reads `x` and `y` if the points have two columns, else `x1`, `x2` …; a single column is also `x`. */
  expression: string;
}
