// ConvNetJS: its own layers and its own trainer, one example at a time in float64, its only mode.
import { common } from './peer.mjs';

/** Its net with the problem's layers; the output activation of a regression is a layer before the loss. */
function build(convnetjs, { sizes, activation, output, loss }) {
  const net = new convnetjs.Net();
  const hidden = sizes.slice(1, -1).map((units) => ({ type: 'fc', num_neurons: units, activation }));
  const outputs = sizes.at(-1);
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] },
    ...hidden,
    loss === 'softmax' ? { type: 'softmax', num_classes: outputs } : { type: 'regression', num_neurons: outputs },
  ]);
  if (output === 'tanh') {
    net.layers.splice(-1, 0, new convnetjs.TanhLayer({ in_sx: 1, in_sy: 1, in_depth: outputs }));
  }
  return net;
}

const layersWithWeights = (net) => net.layers.filter((layer) => layer.layer_type === 'fc');

/** Copies the initial weights [in, out] into its filters, one per unit. */
function copyIn(net, { sizes, initial }) {
  layersWithWeights(net).forEach(({ filters, biases }, layer) => {
    const units = sizes[layer + 1];
    filters.forEach(({ w }, unit) => {
      for (let i = 0; i < w.length; i++) w[i] = initial[2 * layer][i * units + unit];
    });
    biases.w.set(initial[2 * layer + 1]);
  });
}

function copyOut(net) {
  return layersWithWeights(net).flatMap(({ filters, biases }) => {
    const inputs = filters[0].w.length;
    const weights = Float64Array.from({ length: inputs * filters.length }, (_, k) => {
      return filters[k % filters.length].w[Math.floor(k / filters.length)];
    });
    return [weights, biases.w];
  });
}

/** Converts rows of numbers to its volumes, once. */
function volumes(convnetjs, rows, width) {
  return Array.from({ length: rows.length / width }, (_, row) => {
    const volume = new convnetjs.Vol(1, 1, width, 0);
    volume.w.set(rows.subarray(row * width, (row + 1) * width));
    return volume;
  });
}

function training(convnetjs, problem) {
  const { batch, count, rate, decay, loss, sizes, x, targets } = problem;
  const net = build(convnetjs, problem);
  const examples = volumes(convnetjs, x, sizes[0]);
  const outputs = sizes.at(-1);
  const wanted = examples.map((_, row) => {
    const target = Array.from(targets.subarray(row * outputs, (row + 1) * outputs));
    return loss === 'softmax' ? target.indexOf(1) : target;
  });
  // It divides the weight decay by the batch size together with the gradients, and its regression uses the gradient of ½e².
  const options = { method: 'sgd', learning_rate: rate, momentum: 0, batch_size: batch, l2_decay: decay * batch };
  let trainer;
  let next;
  return {
    reset() {
      copyIn(net, problem);
      trainer = new convnetjs.Trainer(net, options);
      next = 0;
    },
    run(steps) {
      for (let i = steps * batch; i > 0; i--) {
        trainer.train(examples[next], wanted[next]);
        next = next + 1 < count ? next + 1 : 0;
      }
    },
    results: () => copyOut(net),
  };
}

function drawing(convnetjs, problem) {
  const net = build(convnetjs, problem);
  copyIn(net, problem);
  const points = volumes(convnetjs, problem.grid, 2);
  const map = new Float64Array(points.length);
  return {
    run(count) {
      for (let i = 0; i < count; i++) {
        points.forEach((point, cell) => (map[cell] = net.forward(point, false).w[0]));
      }
    },
    results: () => [map],
  };
}

const kinds = { training, drawing };

export async function open(problem) {
  const convnetjs = await common(['convnetjs'], ['convnetjs/build/convnet.js'], 'convnetjs');
  return kinds[problem.kind](convnetjs, problem);
}
