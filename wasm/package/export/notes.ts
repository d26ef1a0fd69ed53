/** Where other programs mean something else than Backflow. Each sentence is a note and a comment at its place. */
export const conventions = {
  weights: 'Weights are [inputs, units], as in Backflow and NumPy: a layer is X @ W + b.',
  transposed: "Backflow's weights are [inputs, units]; nn.Linear keeps [units, inputs], so they are transposed here.",
  squared_error:
    "Backflow's squared error is ½ (output − target)², summed over outputs and averaged over the batch; nn.MSELoss has no ½ and averages over all entries.",
  absolute_error:
    'The absolute error is summed over outputs and averaged over the batch; nn.L1Loss averages over all entries.',
  huber:
    'The Huber loss (δ = 1) is summed over outputs and averaged over the batch; nn.HuberLoss averages over all entries.',
  binary_cross_entropy:
    'The cross-entropy is summed over outputs and averaged over the batch; nn.BCEWithLogitsLoss averages over all entries.',
  binary_hinge: 'The hinge compares a score with a target of −1 or +1, and passes nothing at its kink.',
  hinge: "Backflow's hinge sums over all wrong classes; nn.MultiMarginLoss also divides by the number of classes.",
  l2: 'L2 is ½ · rate · Σ W² in the loss, and so part of the gradient that the optimizer sees; it is not a weight decay of the optimizer.',
  l1: 'L1 is rate · Σ |W| in the loss; its gradient at 0 is 0.',
  biases: 'The penalty includes the biases.',
  weightsOnly: 'The penalty is on weights only.',
  maxout:
    'At a tie, the first sum of a maxout unit gets the whole gradient; torch.maximum and jnp.maximum would split it.',
  dropout:
    'Dropout is inverted: kept units are multiplied by 1 / (1 − rate). The proof runs without it, and so does every prediction.',
  nadam: 'With foreach, because before version 2 PyTorch otherwise multiplies the momentum into its product twice.',
  frozen: 'Frozen layers have gradients, which are proved, but are not trained.',
  mistake: 'Backflow makes a mistake on purpose in this run; the gradients in this file are right.',
  optimizerState: 'The optimizer goes on where it was in Backflow: what it had accumulated is in this file.',
  stateUnproved:
    "No update proves the optimizer's state here: rounding to float32 decides where the next one goes, or it is not finite.",
  order:
    'Batches and dropout are drawn from a different generator than in Backflow, so training continues on other batches.',
  onnx: 'ONNX: opset 17, IR 8, float32, because runtimes compute little in float64. The program beside it needs onnxruntime.',
  state:
    "The names are those of the PyTorch export, so that net.load_state_dict(load_file('net.safetensors')) reads them.",
  stateArrays:
    "The optimizer's state is in the same file: optimizer.<slot>.<parameter>, optimizer.updates, and for Nadam the product of its momenta.",
  stateFile:
    "The optimizer's state is in a file of its own: <slot>.<name>, updates, and for Nadam the product of its momenta.",
  jax: 'This file was not run: JAX was not at hand when the export was tested. Run it once to see whether its proof holds.',
  proof: 'The expected loss and gradients are the means of those that Backflow computed for each example alone.',
  graphProof: 'The gradients are those of the sum of all entries of the output.',
  tie: 'At a tie of max or min, the first entry gets the whole gradient; torch.maximum, torch.amax and jnp.max would split it.',
  power: 'A power passes 0 to its exponent where its base is not positive; torch.pow would give NaN.',
  norm: 'The gradient of the norm at 0 is 0; jnp.linalg.norm would give NaN.',
  standardize: 'Each feature is standardized with the mean and the population deviation of the training points.',
  step: 'The schedule counts the updates that were made in Backflow.',
} as const;

export type Convention = keyof typeof conventions;

/** All notes by id, for programs that translate them. */
export const exportNotes: readonly { id: Convention; message: string }[] = Object.entries(conventions).map(
  ([id, message]) => ({ id: id as Convention, message }),
);

/** The notes of one export: each sentence once, in the order in which the places that need it were written. */
export class Notes {
  readonly #used = new Set<Convention>();

  /** Notes a convention and returns its sentence, for the comment at this place. */
  say(key: Convention): string {
    this.#used.add(key);
    return conventions[key];
  }

  list(): string[] {
    return [...this.#used].map((key) => conventions[key]);
  }
}
