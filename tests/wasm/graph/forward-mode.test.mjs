import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, labelled, throwsError } from '../help.mjs';

const list = ({ data }) => Array.from(data);

test('every node has a tangent, in the order of nodes; zeros where the input has no influence', () => {
  const graph = backflow.graph('q = x + y\nf = q * z', { x: -2, y: 5, z: -4 });
  assert.deepEqual(graph.tangents('x').map(list), [[1], [0], [0], [1], [-4]]);
  assert.deepEqual(graph.tangents('q', 2).map(list), [[0], [0], [0], [2], [-8]]);
  assert.deepEqual(graph.tangents(2)[4], { shape: [], data: Float64Array.of(3) });
  graph.set('z', 7);
  assert.deepEqual(list(graph.tangents('x')[4]), [7], 'it computes the values first');
  throwsError(() => graph.tangents('x', [1, 2]), { code: 'shape' });
  throwsError(() => graph.tangents('x', NaN), { code: 'bad-value', subject: 'tangent' });
  throwsError(() => graph.tangents('nope'), { code: 'unknown-node', subject: 'nope' });
});

test('tangents of tensors have their shapes', () => {
  const graph = backflow.graph('y = W @ x', {
    W: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    x: [1, 1],
  });
  const [, , y] = graph.tangents('x', [1, -1]);
  assert.deepEqual(y, { shape: [3], data: Float64Array.of(-1, -1, -1) });
  assert.deepEqual(graph.tangents('W')[2].data, Float64Array.of(2, 2, 2), 'ones by default');
});

test('edges of the last tangents', () => {
  const graph = backflow.graph('f = tanh(x) * x', { x: 0.5 });
  throwsError(() => graph.tangentEdges('f'), { code: 'stale', message: /tangents\(\)/ });
  const all = graph.tangents('x');
  const edges = graph.tangentEdges('f');
  const sum = edges.reduce((total, { contribution }) => total + contribution.data[0], 0);
  assert.equal(sum, all[2].data[0]);
  for (const { tangent, local, contribution } of edges) {
    assert.equal(contribution.data[0], tangent.data[0] * local.data[0]);
  }
  assert.deepEqual(
    edges.map(({ input, slot }) => [input, slot]),
    [
      [1, 0],
      [0, 1],
    ],
  );
  assert.deepEqual(graph.tangentEdges('x'), []);
  graph.set('x', 1);
  throwsError(() => graph.tangentEdges('f'), { code: 'stale' });
  graph.tangents('x');
  graph.expand(graph.nodes.find(({ gate }) => gate === 'tanh').id);
  throwsError(() => graph.tangentEdges('f'), { code: 'stale' });
});

test('tangents of a trainer’s graph agree with its gradients', () => {
  const trainer = backflow.trainer({ data: labelled(20, 2), layers: [{ units: 4, activation: 'tanh' }], seed: 3 });
  const graph = trainer.graph();
  const { data } = graph.gradient('W1');
  const loss = graph.tangents('W1')[graph.nodes.findIndex(({ id }) => id === graph.output)];
  const reverse = data.reduce((total, x) => total + x, 0);
  assert.ok(Math.abs(loss.data[0] - reverse) < 1e-5 * Math.max(1, Math.abs(reverse)));
  assert.deepEqual(graph.suspects(), []);
  assert.ok(graph.tangentEdges('loss').length > 0);
  graph.dispose();
  trainer.dispose();
});

test('a snapshot has all values and gradients, as copies', () => {
  const graph = backflow.graph('y = W @ x\nf = sum(y)', { W: [[1, 2]], x: [3, 4] });
  assert.equal(graph.snapshot().gradients, null);
  graph.backward();
  const { nodes, values, gradients } = graph.snapshot();
  assert.deepEqual(nodes, graph.nodes);
  nodes.forEach(({ id }, i) => {
    assert.deepEqual(values[i], graph.value(id));
    assert.deepEqual(gradients[i], graph.gradient(id));
  });
  values[0].data[0] = 99;
  assert.equal(graph.value('W').data[0], 1);
  graph.set('x', [5, 6]);
  throwsError(() => graph.snapshot(), { code: 'stale' });
  graph.forward();
  assert.equal(graph.snapshot().gradients, null);
  graph.dispose();
});

test('a Jacobian’s structure is counted, never formed', () => {
  const relu = backflow.graph('z = relu(x)', { x: new Array(4096).fill(1) });
  assert.deepEqual(relu.jacobianStructure('z', 0), {
    outputs: 4096,
    inputs: 4096,
    cells: 16777216,
    reachable: 4096,
    stored: 4096,
    storage: 'output',
  });
  const product = backflow.graph('y = a @ b + c', { a: [[1, 2]], b: [[3], [4]], c: 1 });
  const structure = product.jacobianStructure(3, 0);
  assert.deepEqual(structure, {
    outputs: 1,
    inputs: 2,
    cells: 2,
    reachable: 2,
    mask: Uint8Array.of(1, 1),
    stored: 0,
    storage: 'operands',
  });
  assert.equal(product.jacobianStructure('y', 1).storage, 'nothing');
  throwsError(() => product.jacobianStructure('y', 2), { code: 'out-of-range' });
  throwsError(() => product.jacobianStructure('a', 0), { code: 'out-of-range' });
  relu.dispose();
  product.dispose();
});

test('affine is a neuron or a layer, and expands into product and sum', () => {
  const neuron = backflow.graph('z = affine(w, x, b)', { w: [1.5, -2], x: [0.5, 3], b: 0.25 });
  neuron.backward();
  assert.deepEqual(list(neuron.value('z')), [-5]);
  const whole = ['w', 'x', 'b'].map((name) => list(neuron.gradient(name)));
  const [product] = neuron.expand(3);
  assert.equal(neuron.nodes.find(({ id }) => id === product).gate, 'matmul');
  neuron.expand(product);
  assert.deepEqual(
    neuron.nodes.slice(3).map(({ gate }) => gate),
    ['mul', 'sum', 'add'],
  );
  assertClose(
    ['w', 'x', 'b'].map((name) => list(neuron.gradient(name))),
    whole,
    'expanded',
    1e-12,
  );
  throwsError(() => backflow.graph('z = affine(w, x, b)', { w: [1, 2], x: [1, 2], b: [1] }), {
    code: 'shape',
    message: /third input \[1\]/,
  });
  neuron.dispose();
});

test('an expansion is inactive while shapes have no parts, and returns later', () => {
  const graph = backflow.graph('y = a @ b\nf = sum(y)', { a: [1, 2], b: [3, 4] });
  graph.expand(2);
  assert.equal(graph.nodes.length, 5);
  graph.set('a', [[1, 2]]);
  graph.backward();
  assert.deepEqual(
    graph.nodes.map(({ gate }) => gate),
    ['input', 'input', 'matmul', 'sum'],
  );
  assert.equal(graph.nodes[2].composite, undefined);
  graph.set('a', [5, 6]);
  graph.backward();
  assert.equal(graph.nodes.length, 5);
  assert.deepEqual(list(graph.gradient('b')), [5, 6]);
  graph.dispose();
});
