// The reference for every platform's results: the same mathematics in float64, written for clarity, not speed.

const derivative = { tanh: (a) => 1 - a * a, relu: (a) => (a > 0 ? 1 : 0), identity: () => 1 };
const activation = { tanh: Math.tanh, relu: (z) => Math.max(z, 0), identity: (z) => z };

/** Activations of every layer for one example; the example itself is first. */
function forward({ sizes, activation: hidden, output }, parameters, example) {
  const layers = [example];
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const [w, b] = [parameters[2 * layer], parameters[2 * layer + 1]];
    const units = sizes[layer + 1];
    const f = activation[layer + 2 < sizes.length ? hidden : output];
    const sums = Float64Array.from(b);
    for (let i = 0; i < sizes[layer]; i++) {
      const value = layers[layer][i];
      for (let j = 0; j < units; j++) sums[j] += value * w[i * units + j];
    }
    layers.push(sums.map(f));
  }
  return layers;
}

/** The loss's gradient by the last layer's sums. */
function outputDelta({ loss, output }, out, target) {
  if (loss === 'squared') return out.map((o, k) => (o - target[k]) * derivative[output](o));
  if (loss === 'binary') return out.map((o, k) => 1 / (1 + Math.exp(-o)) - target[k]);
  const powers = out.map((o) => Math.exp(o - Math.max(...out)));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power, k) => power / sum - target[k]);
}

/** Adds one example's gradients to `gradients`, in the layout of the parameters. */
function accumulate(net, parameters, gradients, example, target) {
  const layers = forward(net, parameters, example);
  let delta = outputDelta(net, layers.at(-1), target);
  for (let layer = net.sizes.length - 2; layer >= 0; layer--) {
    const w = parameters[2 * layer];
    const gradient = gradients[2 * layer];
    const [inputs, units] = [net.sizes[layer], net.sizes[layer + 1]];
    for (let i = 0; i < inputs; i++) {
      const value = layers[layer][i];
      for (let j = 0; j < units; j++) gradient[i * units + j] += value * delta[j];
    }
    delta.forEach((d, j) => (gradients[2 * layer + 1][j] += d));
    if (layer === 0) return;
    const passed = new Float64Array(inputs);
    for (let i = 0; i < inputs; i++) {
      for (let j = 0; j < units; j++) passed[i] += w[i * units + j] * delta[j];
    }
    delta = passed.map((d, i) => d * derivative[net.activation](layers[layer][i]));
  }
}

/** Parameters after `steps` updates from the initial ones, batches in sequence. */
function train(net, steps) {
  const { sizes, batch, count, rate, decay } = net;
  const parameters = net.initial.map((values) => Float64Array.from(values));
  const rowOf = (data, width, row) => Float64Array.from(data.subarray(row * width, (row + 1) * width));
  let first = 0;
  for (let step = 0; step < steps; step++) {
    const gradients = parameters.map((values) => new Float64Array(values.length));
    const rows = Math.min(batch, count - first);
    for (let row = first; row < first + rows; row++) {
      accumulate(net, parameters, gradients, rowOf(net.x, sizes[0], row), rowOf(net.targets, sizes.at(-1), row));
    }
    parameters.forEach((values, p) => {
      const weightDecay = p % 2 === 0 ? decay : 0;
      for (let i = 0; i < values.length; i++) values[i] -= rate * (gradients[p][i] / rows + weightDecay * values[i]);
    });
    first = (first + rows) % count;
  }
  return parameters;
}

/** Every unit (or only the output) over the grid: unit × cells, in Backflow's layout. */
function draw(net) {
  const cells = net.grid.length / 2;
  const maps = net.sizes.slice(1).map((width) => new Float64Array(width * cells));
  for (let cell = 0; cell < cells; cell++) {
    const layers = forward(net, net.initial, Float64Array.from(net.grid.subarray(cell * 2, cell * 2 + 2)));
    layers.slice(1).forEach((values, l) => values.forEach((value, unit) => (maps[l][unit * cells + cell] = value)));
  }
  return net.units ? maps : maps.slice(-1);
}

/** Loss and gradients of the scalar net, by the network's formulas instead of the graph's. */
function sweep({ sizes, examples, inputs }) {
  const net = { sizes, activation: 'tanh', output: 'tanh', loss: 'squared' };
  const units = (layer) => Array.from({ length: sizes[layer] }, (_, unit) => unit);
  const names = [];
  for (let layer = 1; layer < sizes.length; layer++) {
    names.push(units(layer - 1).flatMap((i) => units(layer).map((unit) => `w${layer}_${unit}_${i}`)));
    names.push(units(layer).map((unit) => `b${layer}_${unit}`));
  }
  const parameters = names.map((list) => Float64Array.from(list, (name) => inputs[name]));
  const gradients = parameters.map((values) => new Float64Array(values.length));
  let loss = 0;
  for (let e = 0; e < examples; e++) {
    const example = Float64Array.of(inputs[`x${e}_0`], inputs[`x${e}_1`]);
    const target = Float64Array.of(inputs[`t${e}`]);
    accumulate(net, parameters, gradients, example, target);
    loss += (forward(net, parameters, example).at(-1)[0] - target[0]) ** 2;
  }
  // ½e² against e². The points and targets of the graph have gradients too, but training doesn't use them.
  const byName = new Map(names.flatMap((list, p) => list.map((name, i) => [name, 2 * gradients[p][i]])));
  return [Float64Array.of(loss), Float64Array.from(Object.keys(inputs), (name) => byName.get(name) ?? NaN)];
}

/** Results of a workload after `count` steps, and their initial values where these make the comparison stricter. */
export function reference(problem, count) {
  if (problem.kind === 'training') return { results: train(problem, count), start: problem.initial };
  return { results: problem.kind === 'drawing' ? draw(problem) : sweep(problem) };
}

/**
 * The worst deviation of a tensor's entries, relative to the largest change (or value) in that tensor: a wrong
 * factor anywhere in an update shows up in full, however small the rate.
 */
export function deviation(got, { results, start }) {
  let worst = got.length === results.length ? 0 : Infinity;
  results.forEach((wanted, t) => {
    let scale = 0;
    let distance = 0;
    wanted.forEach((value, i) => {
      if (Number.isNaN(value)) return;
      scale = Math.max(scale, Math.abs(value - (start ? start[t][i] : 0)));
      distance = Math.max(distance, Math.abs(got[t][i] - value));
      if (!Number.isFinite(got[t][i])) distance = Infinity;
    });
    worst = Math.max(worst, distance / scale);
  });
  return worst;
}
