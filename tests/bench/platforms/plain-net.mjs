// A network in plain JavaScript: typed arrays, straight loops, everything allocated once, nothing else.
import { affine, affineBack, weightGradient } from './plain-loops.mjs';

function activate(kind, a, n) {
  if (kind === 'tanh') for (let i = 0; i < n; i++) a[i] = Math.tanh(a[i]);
  else if (kind === 'relu') for (let i = 0; i < n; i++) if (a[i] < 0) a[i] = 0;
}

/** Turns the gradient of the activations into that of the weighted sums, in place. */
function activateBack(kind, a, d, n) {
  if (kind === 'tanh') for (let i = 0; i < n; i++) d[i] *= 1 - a[i] * a[i];
  else if (kind === 'relu') for (let i = 0; i < n; i++) if (a[i] <= 0) d[i] = 0;
}

function softmax(o, d, t, at, rows, width) {
  for (let row = 0; row < rows; row++) {
    const start = row * width;
    let top = -Infinity;
    for (let k = start; k < start + width; k++) if (o[k] > top) top = o[k];
    let sum = 0;
    for (let k = start; k < start + width; k++) sum += d[k] = Math.exp(o[k] - top);
    const scale = 1 / sum;
    for (let k = start; k < start + width; k++) d[k] = d[k] * scale - t[at + k];
  }
}

/** The gradient of the summed loss by the output's sums; `at` is where the batch begins in the targets. */
function lossBack({ loss, output }, o, d, targets, at, rows, width) {
  const n = rows * width;
  if (loss === 'softmax') softmax(o, d, targets, at, rows, width);
  else if (loss === 'binary') for (let i = 0; i < n; i++) d[i] = 1 / (1 + Math.exp(-o[i])) - targets[at + i];
  else {
    for (let i = 0; i < n; i++) d[i] = o[i] - targets[at + i];
    activateBack(output, o, d, n);
  }
}

function memory({ sizes }, rows) {
  return sizes.slice(1).map((width) => new Float32Array(rows * width));
}

/** [rows, columns] as [columns, rows]. */
function transposed(values, rows, columns) {
  return values.map((_, k) => values[(k % rows) * columns + Math.floor(k / rows)]);
}

/** Initial parameters with weights as [units, inputs]. */
function rowsOfUnits({ initial, sizes }) {
  return initial.map((values, i) => (i % 2 ? values : transposed(values, sizes[i / 2], sizes[i / 2 + 1])));
}

/** Fills `a` with every layer's activations for the rows of `x` that begin at `at`. */
function forward(net, parameters, a, x, at, rows) {
  const { sizes, activation, output } = net;
  const last = sizes.length - 2;
  for (let layer = 0; layer <= last; layer++) {
    const [weights, biases] = [parameters[2 * layer], parameters[2 * layer + 1]];
    const below = layer === 0 ? x : a[layer - 1];
    affine(below, layer === 0 ? at : 0, weights, biases, a[layer], rows, sizes[layer], sizes[layer + 1]);
    activate(layer < last ? activation : output, a[layer], rows * sizes[layer + 1]);
  }
}

export function training(net) {
  const { sizes, batch, count, x, targets, rate, decay } = net;
  const last = sizes.length - 2;
  const outputs = sizes[last + 1];
  const initial = rowsOfUnits(net);
  const parameters = initial.map((values) => values.slice());
  const gradients = sizes.slice(1).map((units, layer) => new Float32Array(units * sizes[layer]));
  const keep = 1 - rate * decay;
  const activations = memory(net, batch);
  const deltas = memory(net, batch);
  let first = 0;

  function step() {
    const rows = Math.min(batch, count - first);
    forward(net, parameters, activations, x, first * sizes[0], rows);
    lossBack(net, activations[last], deltas[last], targets, first * outputs, rows, outputs);
    const scale = rate / rows;
    for (let layer = last; layer >= 0; layer--) {
      const [inputs, units] = [sizes[layer], sizes[layer + 1]];
      const [weights, biases] = [parameters[2 * layer], parameters[2 * layer + 1]];
      const delta = deltas[layer];
      // This must happen before the weights change.
      if (layer > 0) {
        affineBack(delta, weights, deltas[layer - 1], rows, inputs, units);
        activateBack(net.activation, activations[layer - 1], deltas[layer - 1], rows * inputs);
      }
      const below = layer === 0 ? x : activations[layer - 1];
      const gradient = gradients[layer];
      weightGradient(below, layer === 0 ? first * inputs : 0, delta, gradient, rows, inputs, units);
      for (let k = 0; k < weights.length; k++) weights[k] = keep * weights[k] - scale * gradient[k];
      for (let unit = 0; unit < units; unit++) {
        let sum = 0;
        for (let row = 0, k = unit; row < rows; row++, k += units) sum += delta[k];
        biases[unit] -= scale * sum;
      }
    }
    first = first + rows < count ? first + rows : 0;
  }

  return {
    reset() {
      parameters.forEach((values, i) => values.set(initial[i]));
      first = 0;
    },
    run(steps) {
      for (let i = 0; i < steps; i++) step();
    },
    results: () => parameters.map((values, i) => (i % 2 ? values : transposed(values, sizes[i / 2 + 1], sizes[i / 2]))),
  };
}

export function drawing(net) {
  const cells = net.grid.length / 2;
  // Take a few rows at a time so that the hidden layers stay in the cache.
  const rows = 50;
  const activations = memory(net, rows);
  const parameters = rowsOfUnits(net);
  const map = new Float32Array(cells);
  const draw = () => {
    for (let first = 0; first < cells; first += rows) {
      forward(net, parameters, activations, net.grid, first * 2, rows);
      map.set(activations.at(-1), first);
    }
  };
  return {
    run(count) {
      for (let i = 0; i < count; i++) draw();
    },
    results: () => [map],
  };
}
