import { plainNumber } from '../text.js';
import type { CallForm, Dialect } from './print.js';

const choice: CallForm = { text: '$0 ? $1 : $2', binding: 0, operand: 1 };

/** Returns `x * x` for the square of something short, and otherwise a call. */
const powerBy =
  (call: string): Dialect['power'] =>
  (base, exponent, print) => {
    const square = exponent.kind === 'number' && exponent.value === 2 && base.kind === 'name';
    return square ? `${print(base, 6)} * ${print(base, 6)}` : `${call}(${print(base, 0)}, ${print(exponent, 0)})`;
  };

export const javascript: Dialect = {
  number: plainNumber,
  constants: { pi: 'Math.PI' },
  power: powerBy('Math.pow'),
  helpers: {
    sigmoid: { text: 'const sigmoid = (z) => 1 / (1 + Math.exp(-z));' },
    softplus: { text: 'const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));' },
    erf: {
      text: `/** The error function, which JavaScript lacks: its series, and far from 0 its continued fraction. */
function erf(z) {
  const x = Math.abs(z);
  if (x < 2) {
    let sum = x;
    for (let n = 1, term = x; n < 60; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return (2 / Math.sqrt(Math.PI)) * Math.sign(z) * sum;
  }
  let fraction = x;
  for (let n = 80; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.sign(z) * (1 - Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI)));
}`,
    },
  },
  calls: {
    ...Object.fromEntries(
      ['exp', 'log', 'log2', 'log10', 'sqrt', 'abs', 'sign', 'sin', 'cos', 'tan', 'tanh', 'expm1', 'floor'].map(
        (name) => [name, `Math.${name}($0)`],
      ),
    ),
    max: 'Math.max($0, $1)',
    min: 'Math.min($0, $1)',
    relu: 'Math.max($0, 0)',
    where: choice,
    sigmoid: { text: 'sigmoid($0)', helper: 'sigmoid' },
    softplus: { text: 'softplus($0)', helper: 'softplus' },
    erf: { text: 'erf($0)', helper: 'erf' },
  },
};

export const cpp: Dialect = {
  number: plainNumber,
  constants: { pi: 'pi' },
  power: powerBy('std::pow'),
  helpers: {
    sigmoid: { text: 'inline Real sigmoid(Real z) { return 1 / (1 + std::exp(-z)); }' },
    softplus: {
      text: `inline Real softplus(Real z) { return std::max(z, Real(0)) + std::log1p(std::exp(-std::abs(z))); }`,
    },
    sign: { text: 'inline Real sign(Real z) { return Real((z > 0) - (z < 0)); }' },
  },
  calls: {
    ...Object.fromEntries(
      ['exp', 'log', 'log2', 'log10', 'sqrt', 'abs', 'sin', 'cos', 'tan', 'tanh', 'expm1', 'erf', 'floor'].map(
        (name) => [name, `std::${name}($0)`],
      ),
    ),
    max: 'std::max<Real>($0, $1)',
    min: 'std::min<Real>($0, $1)',
    relu: 'std::max<Real>($0, 0)',
    where: choice,
    sign: { text: 'sign($0)', helper: 'sign' },
    sigmoid: { text: 'sigmoid($0)', helper: 'sigmoid' },
    softplus: { text: 'softplus($0)', helper: 'softplus' },
  },
};
