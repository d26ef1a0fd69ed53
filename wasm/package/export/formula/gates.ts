/** The formulas of an element-wise gate, on operands `a`, `b`, `c`. */
export interface ElementGate {
  value: string;
  /** The local gradient of each slot; it may also read the result, `y`. */
  local: string[];
  /** The value for libraries with automatic differentiation, where `value` would give them another derivative. */
  traced?: string;
}

const never = ['0', '0'];
const when = (condition: string): ElementGate => ({ value: `where(${condition}, 1, 0)`, local: never });

/** Each element-wise gate of the engine by name. The corners are those of CONTRACT.md. */
export const elementGates: Record<string, ElementGate> = {
  add: { value: 'a + b', local: ['1', '1'] },
  sub: { value: 'a - b', local: ['1', '-1'] },
  mul: { value: 'a * b', local: ['b', 'a'] },
  div: { value: 'a / b', local: ['1 / b', '-y / b'] },
  neg: { value: '-a', local: ['-1'] },
  // Where the base is not positive, the exponent gets 0.
  power: {
    value: 'a ** b',
    local: ['b * a ** (b - 1)', 'where(a > 0, y * log(where(a > 0, a, 1)), 0)'],
    traced: 'power(a, b)',
  },
  // At a tie, the first operand gets the whole gradient.
  max: { value: 'max(a, b)', local: ['where(b > a, 0, 1)', 'where(b > a, 1, 0)'], traced: 'where(b > a, b, a)' },
  min: { value: 'min(a, b)', local: ['where(b < a, 0, 1)', 'where(b < a, 1, 0)'], traced: 'where(b < a, b, a)' },

  exp: { value: 'exp(a)', local: ['y'] },
  log: { value: 'log(a)', local: ['1 / a'] },
  sqrt: { value: 'sqrt(a)', local: ['0.5 / y'] },
  abs: { value: 'abs(a)', local: ['sign(a)'] },
  sin: { value: 'sin(a)', local: ['cos(a)'] },
  cos: { value: 'cos(a)', local: ['-sin(a)'] },
  reciprocal: { value: '1 / a', local: ['-y ** 2'] },
  tan: { value: 'tan(a)', local: ['1 + y ** 2'] },
  log2: { value: 'log2(a)', local: ['1 / (a * log(2))'] },
  log10: { value: 'log10(a)', local: ['1 / (a * log(10))'] },
  erf: { value: 'erf(a)', local: ['2 / sqrt(pi) * exp(-a ** 2)'] },

  less: when('a < b'),
  less_equal: when('a <= b'),
  greater: when('a > b'),
  greater_equal: when('a >= b'),
  equal: when('a == b'),
  not_equal: when('a != b'),
  and: { value: 'where(a != 0, where(b != 0, 1, 0), 0)', local: never },
  or: { value: 'where(a != 0, 1, where(b != 0, 1, 0))', local: never },
  not: { value: 'where(a == 0, 1, 0)', local: never },
  where: { value: 'where(a != 0, b, c)', local: ['0', 'where(a != 0, 1, 0)', 'where(a != 0, 0, 1)'] },
  clip: {
    value: 'min(max(a, b), c)',
    local: [
      'where(c < max(a, b), 0, where(b > a, 0, 1))',
      'where(c < max(a, b), 0, where(b > a, 1, 0))',
      'where(c < max(a, b), 1, 0)',
    ],
    traced: 'where(c < where(b > a, b, a), c, where(b > a, b, a))',
  },

  identity: { value: 'a', local: ['1'] },
  relu: { value: 'relu(a)', local: ['where(a > 0, 1, 0)'] },
  leaky_relu: { value: 'where(a > 0, a, b * a)', local: ['where(a > 0, 1, b)', 'where(a > 0, 0, a)'] },
  elu: {
    value: 'where(a > 0, a, b * expm1(min(a, 0)))',
    local: ['where(a > 0, 1, b * exp(min(a, 0)))', 'where(a > 0, 0, expm1(min(a, 0)))'],
    traced: 'where(a > 0, a, b * expm1(where(a > 0, 0, a)))',
  },
  softplus: { value: 'softplus(a)', local: ['sigmoid(a)'] },
  sigmoid: { value: 'sigmoid(a)', local: ['y * (1 - y)'] },
  tanh: { value: 'tanh(a)', local: ['1 - y ** 2'] },
  silu: { value: 'a * sigmoid(a)', local: ['sigmoid(a) * (1 + a * (1 - sigmoid(a)))'] },
  gelu: {
    value: 'a / 2 * (1 + erf(a / sqrt(2)))',
    local: ['(1 + erf(a / sqrt(2))) / 2 + a * exp(-a ** 2 / 2) / sqrt(2 * pi)'],
  },
  mish: {
    value: 'a * tanh(softplus(a))',
    local: ['tanh(softplus(a)) + a * sigmoid(a) * (1 - tanh(softplus(a)) ** 2)'],
  },
  softsign: { value: 'a / (1 + abs(a))', local: ['1 / (1 + abs(a)) ** 2'] },
  step: { value: 'where(a > 0, 1, 0)', local: ['0'] },
};

/**
 * Losses that compare an output `a` with a target `b` entry by entry. Each is summed over the outputs of an example and
 * averaged over the batch.
 */
export const pairLosses: Record<string, ElementGate> = {
  squared_error: { value: '0.5 * (a - b) ** 2', local: ['a - b', 'b - a'] },
  binary_cross_entropy: { value: 'softplus(a) - b * a', local: ['sigmoid(a) - b', '-a'] },
  binary_hinge: {
    value: 'relu(1 - a * b)',
    local: ['where(a * b < 1, -b, 0)', 'where(a * b < 1, -a, 0)'],
  },
  absolute_error: { value: 'abs(a - b)', local: ['sign(a - b)', 'sign(b - a)'] },
  huber: {
    value: 'where(abs(a - b) <= 1, 0.5 * (a - b) ** 2, abs(a - b) - 0.5)',
    local: ['min(max(a - b, -1), 1)', 'min(max(b - a, -1), 1)'],
  },
};

/** Losses that compare the scores of a row with a class index. */
export const labelLosses = ['softmax_cross_entropy', 'hinge'] as const;

export const slots = ['a', 'b', 'c'] as const;
