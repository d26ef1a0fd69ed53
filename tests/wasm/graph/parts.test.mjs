import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, throwsError } from '../help.mjs';

const list = ({ data }) => Array.from(data);

test('for every edge, upstream times local is downstream', () => {
  const graph = backflow.graph('q = x + y\nf = q * z', { x: -2, y: 5, z: -4 });
  graph.backward();
  const plain = (edge) => ({
    ...edge,
    upstream: list(edge.upstream),
    local: list(edge.local),
    downstream: list(edge.downstream),
  });
  assert.deepEqual(graph.edges('f').map(plain), [
    { input: 3, slot: 0, upstream: [1], local: [-4], downstream: [-4] },
    { input: 2, slot: 1, upstream: [1], local: [3], downstream: [3] },
  ]);
  assert.deepEqual(graph.edges('x'), []);
  const tensor = backflow.graph('y = a @ x\nf = sum(y * y)', {
    a: [
      [1, 2],
      [3, 4],
    ],
    x: [5, 6],
  });
  tensor.backward();
  assert.equal(tensor.edges('y')[0].local, null);
  assert.deepEqual(tensor.edges('y')[0].downstream.shape, [2, 2]);
  assert.deepEqual(
    list(tensor.edges('f')[0].local),
    [1, 1],
    'a gate with a scalar result has one in its input’s shape',
  );
});

test('contributions are what each use sends back, and their sum', () => {
  const graph = backflow.graph(
    'sigy = sigmoid(y)\nnum = x + sigy\nsigx = sigmoid(x)\nxpy = x + y\nden = sigx + xpy ^ 2\nf = num / den',
    { x: 3, y: -4 },
  );
  graph.backward();
  for (const [name, count] of [
    ['x', 3],
    ['y', 2],
    ['f', 0],
  ]) {
    const { uses, sum } = graph.contributions(name);
    assert.equal(uses.length, count, name);
    if (count === 0) continue;
    assertClose(
      uses.reduce((total, { gradient }) => total + gradient.data[0], 0),
      sum.data[0],
      name,
      1e-15,
    );
    assert.deepEqual(sum, graph.gradient(name));
  }
  const square = backflow.graph('f = x * x', { x: 3 });
  square.backward();
  assert.deepEqual(
    square.contributions('x').uses.map(({ node, slot, gradient }) => [node, slot, list(gradient)]),
    [
      [1, 0, [3]],
      [1, 1, [3]],
    ],
  );
});

test('expand and collapse keep ids and give equal gradients', () => {
  const graph = backflow.graph('s = sigmoid(w * x)\nt = tanh(s)\nf = t * s', { w: 0.7, x: -1.2 });
  graph.backward();
  const before = graph.nodes;
  const gradients = () =>
    ['w', 'x', 's', 't', 'f'].flatMap((name) => [...list(graph.gradient(name)), ...list(graph.value(name))]);
  const whole = gradients();
  const { id } = before.find(({ name }) => name === 's');
  assert.ok(before.find(({ name }) => name === 's').composite);
  const parts = graph.expand(id);
  assert.ok(parts.length >= 3);
  for (const part of parts) assert.equal(graph.nodes.find((node) => node.id === part).partOf, id);
  assert.deepEqual(
    before.map((node) => node.id).filter((one) => !graph.nodes.some((node) => node.id === one)),
    [],
    'ids keep their meaning',
  );
  assertClose(gradients(), whole, 'expanded', 1e-12);
  graph.set('w', 0.7);
  graph.backward();
  assertClose(gradients(), whole, 'swept anew', 1e-12);
  graph.collapse(parts[0]);
  assert.deepEqual(graph.nodes, before);
  assertClose(gradients(), whole, 'collapsed', 1e-15);
  assert.deepEqual(
    graph.expand(id),
    parts.length === 0 ? [] : graph.nodes.filter((n) => n.partOf === id && n.id !== id).map((n) => n.id),
  );
  throwsError(() => graph.expand(before[0].id), { code: 'not-composite' });
  throwsError(() => graph.collapse(before[0].id), { code: 'not-composite' });
  for (const none of [12345, -1, 0.5, 2 ** 32 + id]) {
    throwsError(() => graph.expand(none), { code: 'unknown-node' });
    throwsError(() => graph.collapse(none), { code: none === 12345 ? 'not-composite' : 'unknown-node' });
  }
});

test('using a disposed graph is an error, and disposing twice is not', () => {
  const graph = backflow.graph('f = x', { x: 1 });
  assert.ok(graph.nodes, 'what was read once is refused too');
  graph.dispose();
  graph.dispose();
  const uses = {
    nodes: () => graph.nodes,
    output: () => graph.output,
    set: () => graph.set('x', 1),
    forward: () => graph.forward(),
    backward: () => graph.backward(),
    value: () => graph.value('x'),
    gradient: () => graph.gradient('x'),
    edges: () => graph.edges('f'),
    contributions: () => graph.contributions('x'),
    terms: () => graph.terms('f', 0, 0),
    jacobian: () => graph.jacobian('f', 0),
    check: () => graph.check(),
    tangents: () => graph.tangents('x'),
    tangentEdges: () => graph.tangentEdges('f'),
    suspects: () => graph.suspects(),
    paths: () => graph.paths('x', 0),
    wrongTensors: () => graph.wrongTensors({ question: 'gradient', node: 'x' }),
    wrongAnswers: () => graph.wrongAnswers({ question: 'gradient', node: 'x' }),
    overflows: () => graph.overflows(),
    snapshot: () => graph.snapshot(),
    jacobianStructure: () => graph.jacobianStructure('f', 0),
    expand: () => graph.expand(1),
    collapse: () => graph.collapse(1),
  };
  for (const use of Object.values(uses)) throwsError(use, { code: 'disposed', message: /graph/ });
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(graph)).filter((name) => name !== 'constructor');
  assert.deepEqual(methods.sort(), Object.keys(uses).sort(), 'every method is in the list above');
});

test('[Symbol.dispose] frees what dispose frees', () => {
  assert.equal(typeof Symbol.dispose, 'symbol', 'Node has it from 20.5 on');
  const graph = backflow.graph('f = x', { x: 1 });
  graph[Symbol.dispose]();
  throwsError(() => graph.value('f'), { code: 'disposed' });
});
