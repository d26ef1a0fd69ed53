// Training in TensorFlow.js as its users write it: with its own losses, its tape, and its optimizer.
import { forward, toBatches, toParameters } from './tfjs-net.mjs';

/** Means over the batch, like all its losses; its squared error has no factor ½. */
const losses = {
  softmax: (tf, out, target) => tf.losses.softmaxCrossEntropy(target, out),
  binary: (tf, out, target) => tf.losses.sigmoidCrossEntropy(target, out),
  squared: (tf, out, target) => tf.mul(tf.losses.meanSquaredError(target, out), 0.5),
};

function lossOf(tf, problem, parameters, [x, target]) {
  const loss = losses[problem.loss](tf, forward(tf, problem, parameters, x).at(-1), target);
  if (problem.decay === 0) return loss;
  const squares = parameters.filter((_, k) => k % 2 === 0).map((w) => tf.sum(tf.square(w)));
  return tf.add(loss, tf.mul(tf.addN(squares), problem.decay / 2));
}

export function byTape(tf, problem) {
  const batches = toBatches(tf, problem);
  const optimizer = tf.train.sgd(problem.rate);
  let parameters = [];
  let next;
  return {
    reset() {
      tf.dispose(parameters);
      parameters = toParameters(tf, problem).map((initial) => tf.variable(initial));
      next = 0;
    },
    async run(steps) {
      for (let i = 0; i < steps; i++) {
        const batch = batches[next];
        tf.tidy(() => optimizer.minimize(() => lossOf(tf, problem, parameters, batch), false, parameters));
        next = next + 1 < batches.length ? next + 1 : 0;
      }
      await parameters.at(-1).data();
    },
    results: () => Promise.all(parameters.map((one) => one.data())),
  };
}
