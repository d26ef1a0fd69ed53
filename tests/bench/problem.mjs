// A workload as numbers, for platforms that don't use Backflow: sizes, typed arrays, initial weights.
import { readJson, shared } from './read.mjs';
import { workload } from './workloads.mjs';

const losses = { 'squared-error': 'squared', 'binary-cross-entropy': 'binary' };

/** Points as rows of float32, the precision that all platforms train in. */
function toRows(points) {
  if (points.data) return Float32Array.from(points.data);
  return Float32Array.from(points.flat());
}

/** Targets of the output: ±1, 0 and 1, or one-hot rows. */
function toTargets(loss, labels, outputs) {
  if (loss === 'squared') return Float32Array.from(labels, (label) => 2 * label - 1);
  if (loss === 'binary') return Float32Array.from(labels);
  const targets = new Float32Array(labels.length * outputs);
  labels.forEach((label, i) => (targets[i * outputs + label] = 1));
  return targets;
}

/** Centres of cells × cells over [−6, 6]², first row at the largest y: the points of a drawing. */
function toGrid(cells) {
  const points = new Float32Array(cells * cells * 2);
  const at = (k) => -6 + (12 * (k + 0.5)) / cells;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      points.set([at(column), at(cells - 1 - row)], (row * cells + column) * 2);
    }
  }
  return points;
}

function netOf(config) {
  const { labels, points } = config.data;
  const loss = losses[config.loss] ?? 'softmax';
  const outputs = loss === 'softmax' ? Math.max(...labels) + 1 : 1;
  const inputs = points.shape?.[1] ?? points[0].length;
  return {
    sizes: [inputs, ...config.layers.map((layer) => layer.units), outputs],
    activation: config.layers[0].activation,
    output: config.outputActivation ?? 'identity',
    loss,
    rate: config.optimizer.learningRate,
    decay: config.regularizer?.rate ?? 0,
    batch: config.batchSize === 'all' ? labels.length : config.batchSize,
    count: labels.length,
    x: toRows(points),
    targets: toTargets(loss, labels, outputs),
  };
}

/** The workload with its net as numbers; `initial` are a Backflow trainer's parameters: W1 [in, out], b1, W2, … */
export async function problem(name) {
  const work = await workload(name);
  if (work.kind === 'graph') return work;
  const parameters = await readJson(shared(`${name}.initial.json`));
  const initial = parameters.map((one) => Float32Array.from(one.data));
  const grid = work.kind === 'drawing' ? toGrid(work.cells) : undefined;
  return { ...work, ...netOf(work.config), initial, grid };
}
