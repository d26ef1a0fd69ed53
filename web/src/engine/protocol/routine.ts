/** What an engineer looks at before training: the start, a few points learned by heart, and the check of the gradients. */
export interface Routine {
  /** The loss before the first update. */
  start: number;
  /** A copy of the net, trained on these first training points alone. */
  heart: { points: number; steps: number; loss: number; accuracy: number | null };
  /** Entries of the parameters by the verdict of the numeric check; null: too many to check them all. */
  check: { good: number; lost: number; other: number } | null;
}
