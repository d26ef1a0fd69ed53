// A net in operations of TensorFlow.js. The gradients are written out: the same kernels as its tape calls, without the tape.

function forward(tf, { sizes, activation, output }, parameters, x) {
  const layers = [x];
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const f = layer + 2 < sizes.length ? activation : output;
    // Its fused product knows relu and not tanh.
    const fused = { a: layers[layer], b: parameters[2 * layer], bias: parameters[2 * layer + 1] };
    const sums = tf.fused.matMul({ ...fused, activation: f === 'relu' ? 'relu' : 'linear' });
    layers.push(f === 'tanh' ? tf.tanh(sums) : sums);
  }
  return layers;
}

const derivatives = {
  tanh: (tf, a) => tf.sub(1, tf.square(a)),
  relu: (tf, a) => tf.step(a),
};

/** The loss's gradient by the last layer's sums. */
function outputDelta(tf, { loss }, out, target) {
  if (loss === 'softmax') return tf.sub(tf.softmax(out), target);
  if (loss === 'binary') return tf.sub(tf.sigmoid(out), target);
  return tf.mul(tf.sub(out, target), derivatives.tanh(tf, out));
}

/**
 * Two ways to multiply with a transposed operand: the kernel's own, and a copy with the plain kernel; which is faster depends
 * on the shapes.
 */
const products = {
  kernel: {
    transposedLeft: (tf, a, b) => tf.matMul(a, b, true, false),
    transposedRight: (tf, a, b) => tf.matMul(a, b, false, true),
  },
  copy: {
    transposedLeft: (tf, a, b) => tf.matMul(tf.transpose(a), b),
    transposedRight: (tf, a, b) => tf.matMul(a, tf.transpose(b)),
  },
};

/** What the trainings can be tried with. */
export const ways = Object.keys(products);

/** The parameters after one step on a batch of `x` and `target`. */
function updated(tf, problem, product, parameters, [x, target]) {
  const { sizes, activation, rate, decay, batch } = problem;
  const layers = forward(tf, problem, parameters, x);
  const next = [];
  // Scaled once, where it is smallest: everything below is linear in it.
  let delta = tf.mul(outputDelta(tf, problem, layers.at(-1), target), rate / batch);
  for (let layer = sizes.length - 2; layer >= 0; layer--) {
    const [w, b] = [parameters[2 * layer], parameters[2 * layer + 1]];
    const kept = decay === 0 ? w : tf.mul(w, 1 - rate * decay);
    next[2 * layer] = tf.sub(kept, product.transposedLeft(tf, layers[layer], delta));
    next[2 * layer + 1] = tf.sub(b, tf.sum(delta, 0));
    if (layer === 0) break;
    delta = tf.mul(product.transposedRight(tf, delta, w), derivatives[activation](tf, layers[layer]));
  }
  return next;
}

const toParameters = (tf, { sizes, initial }) =>
  initial.map((values, i) => (i % 2 ? tf.tensor1d(values) : tf.tensor2d(values, [sizes[i / 2], sizes[i / 2 + 1]])));

export function training(tf, problem, way) {
  const { sizes, batch, count, x, targets } = problem;
  const rows = (data, width, first) =>
    tf.tensor2d(data.subarray(first * width, (first + batch) * width), [batch, width]);
  const batches = Array.from({ length: count / batch }, (_, k) => {
    return [rows(x, sizes[0], k * batch), rows(targets, sizes.at(-1), k * batch)];
  });
  let parameters = [];
  let next;
  return {
    reset() {
      tf.dispose(parameters);
      parameters = toParameters(tf, problem);
      next = 0;
    },
    async run(steps) {
      for (let i = 0; i < steps; i++) {
        const before = parameters;
        parameters = tf.tidy(() => updated(tf, problem, products[way], before, batches[next]));
        tf.dispose(before);
        next = next + 1 < batches.length ? next + 1 : 0;
      }
      await parameters.at(-1).data();
    },
    results: () => Promise.all(parameters.map((one) => one.data())),
  };
}

export function drawing(tf, problem) {
  const parameters = toParameters(tf, problem);
  const points = tf.tensor2d(problem.grid, [problem.grid.length / 2, 2]);
  let map;
  return {
    run(count) {
      for (let i = 0; i < count; i++) map = tf.tidy(() => forward(tf, problem, parameters, points).at(-1).dataSync());
    },
    results: () => [map],
  };
}
