/** A gate on a path. */
export interface PathStep {
  node: number;
  /** The slot that the path comes in by. */
  slot: number;
  /** Flat index of the entry of the gate's result that the path goes through. */
  entry: number;
  /** The local gradient of this entry by the entry that the path comes from. */
  local: number;
}

/** A way from an entry to the output. */
export interface Path {
  /** From the first gate to the output. */
  steps: PathStep[];
  /** The upstream at the output times all local gradients. */
  product: number;
}

/** A gradient as a sum over paths. There can be more paths than a computer can list. */
export interface Paths {
  /** Largest product first; none with a product of 0. */
  largest: Path[];
  /** Of the entry, as the sweep computed it. */
  gradient: number;
  /** The sum of the products of `largest`. */
  sum: number;
  /** The sum of |product| over all paths. */
  size: number;
  /** The share of `size` that `largest` covers: 0 … 1. */
  share: number;
  /** The number of all paths. */
  count: number;
  /** The number of paths with a product other than 0. */
  open: number;
}
