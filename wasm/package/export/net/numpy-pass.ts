import type { Printer } from '../formula/print.js';
import { comment } from '../text.js';
import type { PassWriter } from './pass.js';

/** Functions of the losses that compare scores with class indices. */
export const numpyLabelLosses: Record<string, string> = {
  softmax_cross_entropy: `def softmax_cross_entropy(scores, labels):
    """The mean of ln Σ exp(scores) - scores[label]."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return (np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(labels)), labels]).mean()


def softmax_cross_entropy_gradient(scores, labels):
    """(softmax(scores) - 1 at the label) / n."""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    gradient = e / e.sum(axis=1, keepdims=True)
    gradient[np.arange(len(labels)), labels] -= 1
    return gradient / len(labels)`,
  hinge: `def margins(scores, labels):
    """By how much each wrong class violates the margin of 1."""
    rows = np.arange(len(labels))
    over = np.maximum(scores - scores[rows, labels][:, None] + 1, 0)
    over[rows, labels] = 0
    return over


def hinge(scores, labels):
    """The mean over examples of the sum over wrong classes."""
    return margins(scores, labels).sum() / len(labels)


def hinge_gradient(scores, labels):
    gradient = (margins(scores, labels) > 0).astype(scores.dtype)
    gradient[np.arange(len(labels)), labels] = -gradient.sum(axis=1)
    return gradient / len(labels)`,
};

export const numpyMask = `def mask(shape, rate, random):
    """A mask of inverted dropout; without a generator, no unit is dropped."""
    if random is None:
        return np.ones(shape, dtype=DTYPE)
    return ((random.random(shape) >= rate) / (1 - rate)).astype(DTYPE)`;

/** Writes the statements of a pass in NumPy. */
export const numpyWriter = (printer: Printer): PassWriter => ({
  affine: (to, x, weights, bias) => `${to} = ${x} @ ${weights} + ${bias}`,
  entries: (to, formula) => `${to} = ${printer.print(formula)}`,
  mask: (to, like, rate) => `${to} = mask(${like}.shape, ${rate}, random)`,
  inputGradient: (to, pairs) =>
    `${to} = ${pairs.map(([gradient, weights]) => `${gradient} @ ${weights}.T`).join(' + ')}`,
  weightGradient: (to, inputs, gradient) => `${to} = ${inputs}.T @ ${gradient}`,
  biasGradient: (to, gradient) => `${to} = ${gradient}.sum(axis=0)`,
  pairLoss: (formula) => `loss = (${printer.print(formula)}).sum() / n`,
  labelLoss: (gate, scores) => `loss = ${gate}(${scores}, target)`,
  labelLossGradient: (to, gate, scores) => `${to} = ${gate}_gradient(${scores}, target)`,
  penalty: (name, rate, kind) =>
    kind === 'l2' ? `loss += 0.5 * ${rate} * (${name}**2).sum()` : `loss += ${rate} * np.abs(${name}).sum()`,
  penaltyGradient: (name, rate, kind) => `d${name} += ${rate} * ${kind === 'l2' ? name : `np.sign(${name})`}`,
  comment: (text) => comment(text),
});
