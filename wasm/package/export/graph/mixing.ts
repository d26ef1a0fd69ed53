/** What a translation of a gate that mixes entries knows: names of operands, result and upstream gradient, and shapes. */
export interface Mixed {
  a: string;
  b: string;
  c: string;
  y: string;
  /** The gradient of the result. */
  d: string;
  shapes: number[][];
  attributes: number[];
}

type Write = (node: Mixed) => string;

/** A gate's value in three libraries, and in NumPy what each slot passes on. */
export interface MixingGate {
  numpy: Write;
  slots: Write[];
  torch: Write;
  jax: Write;
  /** Functions of our own, by library. */
  helpers?: { numpy?: string[]; torch?: string[]; jax?: string[] };
}

const rank = (shape: number[]): number => shape.length;
const tuple = (shape: number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
const count = (shape: number[]): number => shape.reduce((product, side) => product * side, 1);
/** The side of the axis that a reduction removes. */
const side = ({ shapes: [a], attributes: [axis = 0] }: Mixed): number => a!.at(axis)!;

const matmul: Write = ({ a, b }) => `${a} @ ${b}`;

function leftGradient({ b, d, shapes: [x, w] }: Mixed): string {
  if (rank(x!) === 1) return rank(w!) === 1 ? `${d} * ${b}` : `${b} @ ${d}`;

  return rank(w!) === 1 ? `np.outer(${d}, ${b})` : `${d} @ ${b}.T`;
}

function rightGradient({ a, d, shapes: [x, w] }: Mixed): string {
  if (rank(x!) === 1) return rank(w!) === 1 ? `${d} * ${a}` : `np.outer(${a}, ${d})`;
  return `${a}.T @ ${d}`;
}

const reduced =
  (name: 'sum' | 'mean', axis: string): Write =>
  ({ a, attributes }) =>
    `${a}.${name}(${attributes.length > 0 ? `${axis}=${attributes[0]}` : ''})`;

/** Passes a reduction's gradient to every entry. */
const spread: Write = ({ d, shapes: [a], attributes }) =>
  attributes.length > 0
    ? `np.broadcast_to(np.expand_dims(${d}, ${attributes[0]}), ${tuple(a!)})`
    : `np.broadcast_to(${d}, ${tuple(a!)})`;

const total: MixingGate = {
  numpy: reduced('sum', 'axis'),
  slots: [spread],
  torch: reduced('sum', 'dim'),
  jax: reduced('sum', 'axis'),
};

const mean: MixingGate = {
  numpy: reduced('mean', 'axis'),
  slots: [(node) => `${spread(node)} / ${node.attributes.length > 0 ? side(node) : count(node.shapes[0]!)}`],
  torch: reduced('mean', 'dim'),
  jax: reduced('mean', 'axis'),
};

/** The largest or smallest entry; at a tie, the first gets the whole gradient. */
const extreme = (name: 'max' | 'min'): MixingGate => ({
  numpy: ({ a }) => `${a}.${name}()`,
  slots: [({ a, d }) => `${d} * chosen(${a}, ${a}.arg${name}())`],
  torch: ({ a }) => `${a}.flatten()[${a}.arg${name}()]`,
  jax: ({ a }) => `${a}.ravel()[${a}.arg${name}()]`,
  helpers: { numpy: ['chosen'] },
});

const extremeAlong = (name: 'max' | 'min'): MixingGate => ({
  numpy: ({ a, attributes: [axis] }) => `${a}.${name}(axis=${axis})`,
  slots: [
    ({ a, d, attributes: [axis] }) =>
      `np.expand_dims(${d}, ${axis}) * chosen_along(${a}, ${a}.arg${name}(axis=${axis}), ${axis})`,
  ],
  torch: ({ a, attributes: [axis] }) => `${a}.${name}(dim=${axis}).values`,
  jax: ({ a, attributes: [axis] }) =>
    `jnp.take_along_axis(${a}, jnp.expand_dims(${a}.arg${name}(axis=${axis}), ${axis}), axis=${axis}).squeeze(${axis})`,
  helpers: { numpy: ['chosen_along'] },
});

const atLeast1 = (name: string, shape: number[], call: (name: string) => string): string =>
  rank(shape) === 0 ? call(name) : name;

/** The part of a joined gradient that belongs to one operand. */
const part =
  (slot: 0 | 1): Write =>
  ({ d, shapes }) => {
    const width = shapes[0]!.at(-1) ?? 1;
    if (rank(shapes[slot]!) === 0) return `${d}[${slot === 0 ? 0 : width}]`;
    return slot === 0 ? `${d}[..., :${width}]` : `${d}[..., ${width}:]`;
  };

/** Every gate that mixes entries, by name; reductions along an axis have an attribute. */
export const mixingGates: Record<string, MixingGate> = {
  matmul: { numpy: matmul, slots: [leftGradient, rightGradient], torch: matmul, jax: matmul },
  affine: {
    numpy: ({ a, b, c }) => `${a} @ ${b} + ${c}`,
    slots: [leftGradient, rightGradient, ({ d, shapes }) => `sum_to(${d}, ${tuple(shapes[2]!)})`],
    torch: ({ a, b, c }) => `${a} @ ${b} + ${c}`,
    jax: ({ a, b, c }) => `${a} @ ${b} + ${c}`,
    helpers: { numpy: ['sum_to'] },
  },
  dot: {
    numpy: ({ a, b }) => `(${a} * ${b}).sum()`,
    slots: [({ b, d }) => `${d} * ${b}`, ({ a, d }) => `${d} * ${a}`],
    torch: ({ a, b }) => `(${a} * ${b}).sum()`,
    jax: ({ a, b }) => `(${a} * ${b}).sum()`,
  },
  transpose: {
    numpy: ({ a, shapes }) => (rank(shapes[0]!) === 2 ? `${a}.T` : a),
    slots: [({ d, shapes }) => (rank(shapes[0]!) === 2 ? `${d}.T` : d)],
    torch: ({ a, shapes }) => (rank(shapes[0]!) === 2 ? `${a}.T` : a),
    jax: ({ a, shapes }) => (rank(shapes[0]!) === 2 ? `${a}.T` : a),
  },
  softmax: {
    numpy: ({ a, shapes }) => (rank(shapes[0]!) === 0 ? `softmax(${a}[None])[0]` : `softmax(${a})`),
    slots: [
      ({ y, d, shapes }) =>
        rank(shapes[0]!) === 0 ? `0 * ${d}` : `${y} * (${d} - (${d} * ${y}).sum(axis=-1, keepdims=True))`,
    ],
    torch: ({ a }) => `torch.softmax(${a}, dim=-1)`,
    jax: ({ a, shapes }) => (rank(shapes[0]!) === 0 ? `0 * ${a} + 1` : `jax.nn.softmax(${a}, axis=-1)`),
    helpers: { numpy: ['softmax'] },
  },
  sum: total,
  mean,
  max: extreme('max'),
  min: extreme('min'),
  amax: extremeAlong('max'),
  amin: extremeAlong('min'),
  norm: {
    numpy: ({ a }) => `np.sqrt((${a}**2).sum())`,
    slots: [({ a, y, d }) => `${d} * (${a} / ${y} if ${y} > 0 else 0 * ${a})`],
    torch: ({ a }) => `torch.linalg.norm(${a})`,
    jax: ({ a }) => `norm(${a})`,
    helpers: { jax: ['norm'] },
  },
  pick: {
    numpy: ({ a, b, shapes }) =>
      rank(shapes[0]!) === 1 ? `${a}[int(${b})]` : `${a}[np.arange(len(${b})), ${b}.astype(int)]`,
    slots: [
      ({ a, b, d, shapes }) =>
        rank(shapes[0]!) === 1
          ? `${d} * chosen(${a}, int(${b}))`
          : `${d}[:, None] * np.eye(${shapes[0]![1]})[${b}.astype(int)]`,
      ({ d }) => `0 * ${d}`,
    ],
    torch: ({ a, b, shapes }) =>
      rank(shapes[0]!) === 1 ? `${a}[${b}.long()]` : `${a}[torch.arange(len(${b})), ${b}.long()]`,
    jax: ({ a, b, shapes }) =>
      rank(shapes[0]!) === 1 ? `${a}[${b}.astype(int)]` : `${a}[jnp.arange(len(${b})), ${b}.astype(int)]`,
    helpers: { numpy: ['chosen'] },
  },
  entry: {
    numpy: ({ a, attributes }) => `${a}[${attributes.join(', ')}]`,
    slots: [({ d, shapes, attributes }) => `placed(${d}, ${tuple(shapes[0]!)}, ${tuple(attributes)})`],
    torch: ({ a, attributes }) => `${a}[${attributes.join(', ')}]`,
    jax: ({ a, attributes }) => `${a}[${attributes.join(', ')}]`,
    helpers: { numpy: ['placed'] },
  },
  concat: {
    numpy: ({ a, b, shapes }) =>
      `np.concatenate([${[a, b].map((one, at) => atLeast1(one, shapes[at]!, (name) => `np.atleast_1d(${name})`)).join(', ')}], axis=-1)`,
    slots: [part(0), part(1)],
    torch: ({ a, b, shapes }) =>
      `torch.cat([${[a, b].map((one, at) => atLeast1(one, shapes[at]!, (name) => `${name}.reshape(1)`)).join(', ')}], dim=-1)`,
    jax: ({ a, b, shapes }) =>
      `jnp.concatenate([${[a, b].map((one, at) => atLeast1(one, shapes[at]!, (name) => `jnp.atleast_1d(${name})`)).join(', ')}], axis=-1)`,
  },
  softmax_cross_entropy: {
    numpy: ({ a, b }) => `softmax_cross_entropy(${a}, ${b})`,
    slots: [({ a, b, d }) => `${d} * softmax_cross_entropy_gradient(${a}, ${b})`],
    torch: ({ a, b }) => `F.cross_entropy(${a}, ${b}.long())`,
    jax: ({ a, b }) =>
      `-jnp.take_along_axis(jax.nn.log_softmax(${a}), jnp.expand_dims(${b}.astype(int), -1), axis=-1).mean()`,
    helpers: { numpy: ['softmax_cross_entropy'] },
  },
  hinge: {
    numpy: ({ a, b }) => `hinge(${a}, ${b})`,
    slots: [({ a, b, d }) => `${d} * hinge_gradient(${a}, ${b})`],
    torch: ({ a, b }) => `hinge(${a}, ${b})`,
    jax: ({ a, b }) => `hinge(${a}, ${b})`,
    helpers: { numpy: ['hinge'], torch: ['hinge'], jax: ['hinge'] },
  },
};
