// What all training in TensorFlow.js shares: the forward pass in its operations, tensors made once, and the drawing.

/** Activations of every layer for the rows of `x`, which is first; the last layer's sums instead where there is no output activation. */
export function forward(tf, { sizes, activation, output }, parameters, x) {
  const layers = [x];
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const f = layer + 2 < sizes.length ? activation : output;
    // Its fused product supports relu but not tanh.
    const fused = { a: layers[layer], b: parameters[2 * layer], bias: parameters[2 * layer + 1] };
    const sums = tf.fused.matMul({ ...fused, activation: f === 'relu' ? 'relu' : 'linear' });
    layers.push(f === 'tanh' ? tf.tanh(sums) : sums);
  }
  return layers;
}

/** The initial parameters as tensors. */
export const toParameters = (tf, { sizes, initial }) =>
  initial.map((values, i) => (i % 2 ? tf.tensor1d(values) : tf.tensor2d(values, [sizes[i / 2], sizes[i / 2 + 1]])));

/** The batches, [x, targets] each, in their order. */
export function toBatches(tf, { sizes, batch, count, x, targets }) {
  const rows = (data, width, first) =>
    tf.tensor2d(data.subarray(first * width, (first + batch) * width), [batch, width]);
  return Array.from({ length: count / batch }, (_, k) => {
    return [rows(x, sizes[0], k * batch), rows(targets, sizes.at(-1), k * batch)];
  });
}

/** Computes the drawing and reads it back every time. */
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
