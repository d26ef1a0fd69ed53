/** When a run stops by itself. Losses and accuracies are of the test points, or of the training points without any. */
export type Until =
  | { kind: 'steps'; steps: number }
  | { kind: 'loss'; below: number }
  | { kind: 'accuracy'; above: number }
  /** No lower test loss for this many epochs. */
  | { kind: 'patience'; epochs: number };

export const UNTIL_KINDS = ['steps', 'loss', 'accuracy', 'patience'] as const satisfies readonly Until['kind'][];
