// A net as an ONNX graph: forward, backward and update as nodes, many steps in one Loop that carries the parameters.
import { constant, elements, graph, model, node, value } from './onnx-writer.mjs';

/** Collects nodes, and names their results unless a name is given. */
function recorder() {
  const nodes = [];
  return {
    nodes,
    add(operator, inputs, attributes, name = `t${nodes.length}`) {
      nodes.push(node(operator, inputs, [name], attributes));
      return name;
    },
  };
}

const operators = { tanh: 'Tanh', relu: 'Relu' };

function forward(ops, { sizes, activation, output }, parameters, x) {
  const layers = [x];
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const f = layer + 2 < sizes.length ? activation : output;
    const sums = ops.add('Gemm', [layers[layer], parameters[2 * layer], parameters[2 * layer + 1]]);
    layers.push(operators[f] ? ops.add(operators[f], [sums]) : sums);
  }
  return layers;
}

/** The gradient of the weighted sums from that of the activations. */
function through(ops, activation, a, upstream) {
  // The result of relu is 0 or positive: its sign is the derivative.
  const local = activation === 'relu' ? ops.add('Sign', [a]) : ops.add('Sub', ['one', ops.add('Mul', [a, a])]);
  return ops.add('Mul', [upstream, local]);
}

/** The loss's gradient by the last layer's sums. */
function outputDelta(ops, { loss, output }, out, target) {
  if (loss === 'softmax') return ops.add('Sub', [ops.add('Softmax', [out]), target]);
  if (loss === 'binary') return ops.add('Sub', [ops.add('Sigmoid', [out]), target]);
  return through(ops, output, out, ops.add('Sub', [out, target]));
}

/** Writes the parameters after a step into `next`. Gemm does product, scaling and update in one: C − rate/rows · A · B. */
function update(ops, problem, parameters, next, [x, target]) {
  const { sizes, activation, rate, decay, batch } = problem;
  const layers = forward(ops, problem, parameters, x);
  const alpha = { float: -rate / batch };
  let delta = outputDelta(ops, problem, layers.at(-1), target);
  for (let layer = sizes.length - 2; layer >= 0; layer--) {
    const [w, b] = [parameters[2 * layer], parameters[2 * layer + 1]];
    const below = layers[layer];
    const beta = { float: 1 - rate * decay };
    ops.add('Gemm', [below, delta, w], { transA: 1, alpha, beta }, next[2 * layer]);
    ops.add('Gemm', ['ones', delta, b], { alpha }, next[2 * layer + 1]);
    if (layer > 0) delta = through(ops, activation, below, ops.add('Gemm', [delta, w], { transB: 1 }));
  }
}

const shapeOf = ({ sizes }, parameter) => {
  const layer = parameter >> 1;
  return parameter % 2 ? [1, sizes[layer + 1]] : [sizes[layer], sizes[layer + 1]];
};

const names = ({ initial }, prefix) => initial.map((_, k) => prefix + k);
const parameterValues = (problem, list) => list.map((name, k) => value(name, shapeOf(problem, k)));

/** The body of the loop: takes a batch out of the data, which are [batches, rows, columns], by the number of the step. */
function body(problem) {
  const ops = recorder();
  const before = names(problem, 'p');
  const batch = ops.add('Mod', [ops.add('Add', ['step', 'first']), 'batches']);
  const example = ['x', 'targets'].map((data) => ops.add('Gather', [data, batch], { axis: 0 }));
  const after = names(problem, 'q');
  update(ops, problem, before, after, example);
  ops.nodes.push(node('Identity', ['on'], ['still']));
  return graph('step', {
    nodes: ops.nodes,
    inputs: [value('step', [], elements.int64), value('on', [], elements.bool), ...parameterValues(problem, before)],
    outputs: [value('still', [], elements.bool), ...parameterValues(problem, after)],
  });
}

/** A model that takes `steps` and the parameters `a0`, … and gives them trained, `b0`, …; it holds the data. */
export function trainingModel(problem) {
  const { sizes, batch, count, x, targets } = problem;
  const batches = count / batch;
  const [from, to] = [names(problem, 'a'), names(problem, 'b')];
  return model(
    graph('training', {
      nodes: [node('Loop', ['steps', '', ...from], to, { body: body(problem) })],
      constants: [
        constant('x', [batches, batch, sizes[0]], x),
        constant('targets', [batches, batch, sizes.at(-1)], targets),
        constant('batches', [], BigInt64Array.of(BigInt(batches))),
        constant('one', [], Float32Array.of(1)),
        constant('ones', [1, batch], new Float32Array(batch).fill(1)),
      ],
      inputs: [
        value('steps', [], elements.int64),
        value('first', [], elements.int64),
        ...parameterValues(problem, from),
      ],
      outputs: parameterValues(problem, to),
    }),
  );
}

/** A model that takes points `x` and gives the net's outputs, `map`. */
export function drawingModel(problem) {
  const ops = recorder();
  const cells = problem.grid.length / 2;
  const parameters = names(problem, 'a');
  const map = forward(ops, problem, parameters, 'x').at(-1);
  return model(
    graph('drawing', {
      nodes: [...ops.nodes, node('Identity', [map], ['map'])],
      constants: problem.initial.map((values, k) => constant(parameters[k], shapeOf(problem, k), values)),
      inputs: [value('x', [cells, 2])],
      outputs: [value('map', [cells, 1])],
    }),
  );
}

/** Names and shapes of the parameters that a training model takes. */
export const taken = (problem) =>
  names(problem, 'a').map((name, k) => ({ name, result: `b${k}`, shape: shapeOf(problem, k) }));
