import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, fixture, transposed } from './help.mjs';

const examples = fixture('worked-examples.json');

for (const one of examples.graphs) {
  test(`${one.id}: ${one.title}`, () => {
    const graph = backflow.graph(one.expression, one.inputs);
    graph.backward(one.upstream === undefined ? {} : { upstream: one.upstream });
    for (const [name, value] of Object.entries(one.values)) assertClose(graph.value(name).data, [value].flat(2), name);
    for (const [name, gradient] of Object.entries(one.gradients)) {
      assertClose(graph.gradient(name).data, [gradient].flat(2), `gradient of ${name}`);
    }
    assert.equal(graph.nodes.find((node) => node.name === one.output).id, graph.output);
    graph.dispose();
  });
}

for (const { scores, label, ...wanted } of examples.losses) {
  test(`hinge and cross-entropy of [${scores}], label ${label}`, () => {
    const inputs = { s: scores, label };
    const hinge = backflow.graph('f = hinge(s, label)', inputs);
    hinge.backward();
    assertClose(hinge.value('f').data, wanted.hinge);
    assertClose(hinge.gradient('s').data, wanted.hingeGradient);
    const entropy = backflow.graph('f = softmax_cross_entropy(s, label)', inputs);
    entropy.backward();
    assertClose(entropy.value('f').data, wanted.crossEntropy);
    assertClose(entropy.gradient('s').data, wanted.crossEntropyGradient);
    const { data } = backflow.graph('p = softmax(s)', { s: scores }).value('p');
    wanted.probabilities.forEach((p, i) =>
      assert.ok(Math.abs(data[i] - p) <= 1e-9 * p, `p[${i}]: ${data[i]}, not ${p}`),
    );
  });
}

test('linear scores, hinge and L2 agree as an expression and as a trainer', () => {
  const { W, x, label, rate, ...wanted } = examples.linear;
  const graph = backflow.graph('s = W @ x; data = hinge(s, label); loss = data + 1/2 * rate * sum(W^2)', {
    W,
    x,
    label,
    rate,
  });
  graph.backward();
  assertClose(graph.value('s').data, wanted.scores);
  assertClose(graph.value('loss').data, wanted.loss);
  assertClose(graph.gradient('W').data, wanted.gradientW.flat());

  const trainer = backflow.trainer({
    data: { points: [x], labels: [label], classes: W.length },
    layers: [],
    loss: 'hinge',
    regularizer: { name: 'l2', rate },
    batchSize: 'all',
    precision: 'float64',
  });
  trainer.setParameter('W1', transposed(W).flat());
  const result = trainer.step(0);
  assertClose(result.dataLoss, wanted.dataLoss);
  assertClose(result.regularizationLoss, wanted.regularizationLoss);
  assertClose(result.loss, wanted.loss);
  assertClose(trainer.predict([x], { raw: true }).data, wanted.scores);
  assertClose(trainer.graph().gradient('W1').data, transposed(wanted.gradientW).flat());
});

/** Makes a trainer on a few points in K classes. */
const small = (classes, config) =>
  backflow.trainer({
    data: { points: Array.from({ length: 9 }, (_, i) => [i % 5, 2 - i]), labels: [0, 1, 0, 1, 0, 1, 0, 1, 0], classes },
    precision: 'float64',
    batchSize: 'all',
    ...config,
  });

test('tiny weights give the loss of random guessing', () => {
  const { crossEntropy, binaryCrossEntropy, hinge } = examples.initialLoss;
  const dataLoss = (classes, loss) => {
    const trainer = small(classes, { loss, layers: [{ units: 4, activation: 'tanh' }] });
    for (const { name, data } of trainer.parameters) trainer.setParameter(name, data.fill(1e-12));
    return trainer.step(0).dataLoss;
  };
  for (const [classes, loss] of Object.entries(crossEntropy)) {
    assertClose(dataLoss(Number(classes), 'softmax-cross-entropy'), loss);
    assertClose(dataLoss(Number(classes), 'cross-entropy'), loss);
  }
  for (const [classes, loss] of Object.entries(hinge)) assertClose(dataLoss(Number(classes), 'hinge'), loss);
  assertClose(dataLoss(2, 'cross-entropy'), binaryCrossEntropy);
});

test('networks have the lecture’s numbers of parameters', () => {
  const count = (inputs, hidden, classes, loss) => {
    const data = { points: [Array(inputs).fill(0.5)], labels: [0], classes };
    const layers = hidden.map((units) => ({ units, activation: 'relu' }));
    const { parameters } = backflow.trainer({ data, layers, loss });
    return parameters.reduce((sum, { data: numbers }) => sum + numbers.length, 0);
  };
  assert.deepEqual(
    {
      '3-4-2': count(3, [4], 2, 'softmax-cross-entropy'),
      '3-4-4-1': count(3, [4, 4], 2, 'cross-entropy'),
      '2-3 (linear)': count(2, [], 3, 'hinge'),
      '2-100-3': count(2, [100], 3, 'cross-entropy'),
      '2-16-16-1': count(2, [16, 16], 2, 'squared-error'),
    },
    examples.parameterCounts,
  );
});
