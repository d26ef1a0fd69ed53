// Training in TensorFlow.js with hand-written gradients: no tape, and faster kernels than its own gradients choose.
import { forward, toBatches, toParameters } from './tfjs-net.mjs';

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

/** The parameters after one step. Its product of a transposed operand is much slower than a copy and the plain product. */
function updated(tf, problem, parameters, [x, target]) {
  const { sizes, activation, rate, decay, batch } = problem;
  const layers = forward(tf, problem, parameters, x);
  const next = [];
  // Scale once, where the tensor is smallest: all later steps are linear in it.
  let delta = tf.mul(outputDelta(tf, problem, layers.at(-1), target), rate / batch);
  for (let layer = sizes.length - 2; layer >= 0; layer--) {
    const [w, b] = [parameters[2 * layer], parameters[2 * layer + 1]];
    const kept = decay === 0 ? w : tf.mul(w, 1 - rate * decay);
    next[2 * layer] = tf.sub(kept, tf.matMul(tf.transpose(layers[layer]), delta));
    next[2 * layer + 1] = tf.sub(b, tf.sum(delta, 0));
    if (layer === 0) break;
    delta = tf.mul(tf.matMul(delta, tf.transpose(w)), derivatives[activation](tf, layers[layer]));
  }
  return next;
}

export function byHand(tf, problem) {
  const batches = toBatches(tf, problem);
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
        parameters = tf.tidy(() => updated(tf, problem, before, batches[next]));
        tf.dispose(before);
        next = next + 1 < batches.length ? next + 1 : 0;
      }
      await parameters.at(-1).data();
    },
    results: () => Promise.all(parameters.map((one) => one.data())),
  };
}
