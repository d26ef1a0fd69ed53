/** Functions of our own in exported graphs, by library, in the order in which a file lists them. */
export const graphHelpers: Record<'numpy' | 'torch' | 'jax', Record<string, string>> = {
  numpy: {
    sum_to: `def sum_to(gradient, shape):
    """Sums over the axes along which an operand was broadcast."""
    gradient = np.asarray(gradient)
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, side in enumerate(shape):
        if side == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient`,
    chosen: `def chosen(a, index):
    """1 at one entry, counted row by row, and 0 elsewhere."""
    mask = np.zeros(a.shape)
    mask.flat[index] = 1
    return mask`,
    chosen_along: `def chosen_along(a, index, axis):
    """1 at one entry of each line along an axis, and 0 elsewhere."""
    mask = np.zeros(a.shape)
    np.put_along_axis(mask, np.expand_dims(index, axis), 1, axis)
    return mask`,
    placed: `def placed(gradient, shape, index):
    """A gradient at an index, and 0 elsewhere."""
    whole = np.zeros(shape)
    whole[index] = gradient
    return whole`,
    softmax: `def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)`,
    softmax_cross_entropy: `def softmax_cross_entropy(scores, label):
    """The mean over rows of ln Σ exp(scores) - scores[label]; a vector is one row."""
    scores, label = np.atleast_2d(scores), np.atleast_1d(label).astype(int)
    shifted = scores - scores.max(axis=1, keepdims=True)
    return (np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(label)), label]).mean()


def softmax_cross_entropy_gradient(scores, label):
    """(softmax(scores) - 1 at the label) / rows."""
    rows, label = np.atleast_2d(scores), np.atleast_1d(label).astype(int)
    e = np.exp(rows - rows.max(axis=1, keepdims=True))
    gradient = e / e.sum(axis=1, keepdims=True)
    gradient[np.arange(len(label)), label] -= 1
    return gradient.reshape(scores.shape) / len(label)`,
    hinge: `def margins(scores, label):
    """By how much each wrong class violates the margin of 1; a vector is one row."""
    scores, label = np.atleast_2d(scores), np.atleast_1d(label).astype(int)
    rows = np.arange(len(label))
    over = np.maximum(scores - scores[rows, label][:, None] + 1, 0)
    over[rows, label] = 0
    return over


def hinge(scores, label):
    """The mean over rows of the sum over wrong classes."""
    return margins(scores, label).sum(axis=1).mean()


def hinge_gradient(scores, label):
    gradient = (margins(scores, label) > 0).astype(float)
    gradient[np.arange(len(gradient)), np.atleast_1d(label).astype(int)] = -gradient.sum(axis=1)
    return gradient.reshape(scores.shape) / len(gradient)`,
  },
  torch: {
    hinge: `def hinge(scores, label):
    """The mean over rows of the sum over wrong classes; a vector is one row."""
    scores, label = torch.atleast_2d(scores), torch.atleast_1d(label).long()
    right = scores.gather(1, label[:, None])
    wrong = 1 - F.one_hot(label, scores.shape[1]).to(scores.dtype)
    return (torch.relu(scores - right + 1) * wrong).sum() / len(label)`,
  },
  jax: {
    hinge: `def hinge(scores, label):
    """The mean over rows of the sum over wrong classes; a vector is one row."""
    scores, label = jnp.atleast_2d(scores), jnp.atleast_1d(label).astype(int)
    right = jnp.take_along_axis(scores, label[:, None], axis=1)
    wrong = 1 - jnp.eye(scores.shape[1])[label]
    return (jax.nn.relu(scores - right + 1) * wrong).sum() / len(label)`,
  },
};
