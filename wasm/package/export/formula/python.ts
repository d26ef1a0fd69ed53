import { plainNumber } from '../text.js';
import type { Dialect } from './print.js';

const numpyHelpers: Dialect['helpers'] = {
  sigmoid: {
    text: `def sigmoid(z):
    """1 / (1 + exp(-z)), without an overflow."""
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))`,
  },
  erf: {
    text: `def erf(z):
    """The error function, which NumPy lacks."""
    return np.vectorize(math.erf, otypes=[float])(z)`,
  },
  softmax: {
    text: `def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)`,
  },
};

/** NumPy, which differentiates nothing. */
export const numpy: Dialect = {
  number: plainNumber,
  constants: { pi: 'np.pi' },
  helpers: numpyHelpers,
  calls: {
    exp: 'np.exp($0)',
    log: 'np.log($0)',
    log2: 'np.log2($0)',
    log10: 'np.log10($0)',
    sqrt: 'np.sqrt($0)',
    abs: 'np.abs($0)',
    sign: 'np.sign($0)',
    sin: 'np.sin($0)',
    cos: 'np.cos($0)',
    tan: 'np.tan($0)',
    tanh: 'np.tanh($0)',
    expm1: 'np.expm1($0)',
    floor: 'np.floor($0)',
    softplus: 'np.logaddexp(0, $0)',
    relu: 'np.maximum($0, 0)',
    max: 'np.maximum($0, $1)',
    min: 'np.minimum($0, $1)',
    where: 'np.where($0, $1, $2)',
    sigmoid: { text: 'sigmoid($0)', helper: 'sigmoid' },
    erf: { text: 'erf($0)', helper: 'erf' },
  },
};

/** Single numbers in Python. */
export const python: Dialect = {
  number: plainNumber,
  constants: { pi: 'math.pi' },
  helpers: {},
  calls: {
    cos: 'math.cos($0)',
    sqrt: 'math.sqrt($0)',
    floor: 'math.floor($0)',
    min: 'min($0, $1)',
  },
};

export const torch: Dialect = {
  number: plainNumber,
  constants: { pi: 'math.pi' },
  helpers: {
    power: {
      text: `def power(a, b):
    """a ** b. As in Backflow, the exponent gets no gradient where the base is not positive."""
    a, b = torch.as_tensor(a), torch.as_tensor(b)
    positive = a > 0
    return torch.where(positive, torch.where(positive, a, 1.0) ** b, a ** b.detach())`,
    },
  },
  calls: {
    exp: 'torch.exp($0)',
    log: 'torch.log($0)',
    log2: 'torch.log2($0)',
    log10: 'torch.log10($0)',
    sqrt: { text: 'torch.sqrt($0)', constant: 'math.sqrt($0)' },
    abs: 'torch.abs($0)',
    sign: 'torch.sign($0)',
    sin: 'torch.sin($0)',
    cos: 'torch.cos($0)',
    tan: 'torch.tan($0)',
    tanh: 'torch.tanh($0)',
    erf: 'torch.erf($0)',
    expm1: 'torch.expm1($0)',
    sigmoid: 'torch.sigmoid($0)',
    softplus: 'F.softplus($0, threshold=40)',
    relu: 'torch.relu($0)',
    where: 'torch.where($0, $1, $2)',
    power: { text: 'power($0, $1)', helper: 'power' },
  },
};

export const jax: Dialect = {
  number: plainNumber,
  constants: { pi: 'jnp.pi' },
  helpers: {
    power: {
      text: `def power(a, b):
    """a ** b. As in Backflow, the exponent gets no gradient where the base is not positive."""
    positive = a > 0
    return jnp.where(positive, jnp.where(positive, a, 1.0) ** b, a ** jax.lax.stop_gradient(b))`,
    },
    norm: {
      text: `def norm(a):
    """The square root of the sum of squares. Its gradient at 0 is 0, as in Backflow."""
    squares = (a**2).sum()
    return jnp.where(squares > 0, jnp.sqrt(jnp.where(squares > 0, squares, 1.0)), 0.0)`,
    },
  },
  calls: {
    exp: 'jnp.exp($0)',
    log: 'jnp.log($0)',
    log2: 'jnp.log2($0)',
    log10: 'jnp.log10($0)',
    sqrt: 'jnp.sqrt($0)',
    abs: 'jnp.abs($0)',
    sign: 'jnp.sign($0)',
    sin: 'jnp.sin($0)',
    cos: 'jnp.cos($0)',
    tan: 'jnp.tan($0)',
    tanh: 'jnp.tanh($0)',
    erf: 'jax.scipy.special.erf($0)',
    expm1: 'jnp.expm1($0)',
    sigmoid: 'jax.nn.sigmoid($0)',
    softplus: 'jax.nn.softplus($0)',
    relu: 'jax.nn.relu($0)',
    min: 'jnp.minimum($0, $1)',
    max: 'jnp.maximum($0, $1)',
    floor: 'jnp.floor($0)',
    where: 'jnp.where($0, $1, $2)',
    power: { text: 'power($0, $1)', helper: 'power' },
  },
};
