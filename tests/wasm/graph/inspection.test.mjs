import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, throwsError } from '../help.mjs';

const product = () => {
  const graph = backflow.graph('y = x @ w\nf = sum(y * c)', {
    x: [
      [2, 1, -3],
      [-3, 4, 2],
    ],
    w: [
      [3, 2],
      [2, 1],
      [3, 2],
    ],
    c: [
      [2, 3],
      [-8, 1],
    ],
  });
  graph.backward();
  return graph;
};

test('terms add up to one downstream entry', () => {
  const graph = product();
  // dx[1][2] = Σ_j dy[1][j] w[2][j] = −8 · 3 + 1 · 2
  assert.deepEqual(graph.terms('y', 0, 5), [
    { outputIndex: 2, upstream: -8, local: 3, product: -24 },
    { outputIndex: 3, upstream: 1, local: 2, product: 2 },
  ]);
  for (const [slot, name] of [
    [0, 'x'],
    [1, 'w'],
  ]) {
    const { data } = graph.gradient(name);
    data.forEach((downstream, index) => {
      const sum = graph.terms('y', slot, index).reduce((total, term) => total + term.product, 0);
      assertClose(sum, downstream, `${name}[${index}]`, 1e-15);
    });
  }
  for (const term of graph.terms('y', 1, 3)) assert.equal(term.product, term.upstream * term.local);
});

test('terms of an entry that does not exist are an error', () => {
  const graph = product();
  throwsError(() => graph.terms('y', 2, 0), { code: 'out-of-range', message: /slot 2/ });
  throwsError(() => graph.terms('y', -1, 0), { code: 'out-of-range' });
  throwsError(() => graph.terms('y', 0, 6), { code: 'out-of-range', message: /\[2, 3\]/ });
  throwsError(() => graph.terms('y', 0, -1), { code: 'out-of-range' });
  throwsError(() => graph.terms('y', 0, 0.5), { code: 'out-of-range' });
  throwsError(() => graph.terms('x', 0, 0), { code: 'out-of-range' });
  throwsError(() => graph.terms('nope', 0, 0), { code: 'unknown-node', subject: 'nope' });
});

test('a Jacobian is outputs × inputs', () => {
  const graph = product();
  const jacobian = graph.jacobian('y', 0);
  assert.deepEqual(jacobian.shape, [4, 6]);
  // Row y[0][1] has w's second column at x's first row.
  assert.deepEqual(Array.from(jacobian.data.slice(6, 12)), [2, 1, 2, 0, 0, 0]);
  const relu = backflow.graph('z = relu(x)', { x: [1, -2, 3, -1] });
  assert.deepEqual(Array.from(relu.jacobian('z', 0).data), [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  const softmax = backflow.graph('p = softmax(s)', { s: [0.3, -1, 2] });
  const p = softmax.value('p').data;
  assertClose(
    softmax.jacobian('p', 0).data,
    [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => p[i] * ((i === j ? 1 : 0) - p[j]))),
    'softmax',
    1e-15,
  );
});

test('upstream times the Jacobian is the gradient', () => {
  const graph = product();
  const { shape, data } = graph.jacobian('y', 1);
  const upstream = graph.gradient('y').data;
  const gradient = Array.from({ length: shape[1] }, (_, i) =>
    upstream.reduce((sum, up, o) => sum + up * data[o * shape[1] + i], 0),
  );
  assertClose(graph.gradient('w').data, gradient, 'w', 1e-14);
});

test('a Jacobian of more than a million cells is an error', () => {
  const graph = backflow.graph('y = x * 2', { x: new Array(1001).fill(1) });
  throwsError(() => graph.jacobian('y', 0), { code: 'too-large', message: /1001 × 1001/ });
  const fits = backflow.graph('y = x * 2', { x: new Array(1000).fill(1) });
  assert.equal(fits.jacobian('y', 0).data.length, 1e6);
});

test('check: every element of every input, analytic against numeric', () => {
  const graph = backflow.graph('s = W @ x; f = hinge(s, label) + sum(W^2)', {
    W: [
      [0.5, -0.3],
      [0.2, 0.4],
      [-0.1, 0.6],
    ],
    x: [1, 2],
    label: 0,
  });
  const entries = graph.check();
  assert.deepEqual(
    entries.map(({ name, index }) => `${name}${index}`),
    ['W0', 'W1', 'W2', 'W3', 'W4', 'W5', 'x0', 'x1'],
  );
  for (const { name, index, analytic, numeric, relativeError, kink } of entries) {
    assert.equal(kink, false);
    assert.ok(relativeError < 1e-6, `${name}[${index}]: ${analytic}, ${numeric}`);
    const largest = Math.max(Math.abs(analytic), Math.abs(numeric));
    assert.equal(relativeError, largest === 0 ? 0 : Math.abs(analytic - numeric) / largest);
    assert.equal(analytic, graph.gradient(name).data[index]);
  }
});

test('a check can take one node, one element, or a given step', () => {
  const graph = backflow.graph('s = sigmoid(w * x)\nf = s ^ 3', { w: 0.5, x: 2 });
  graph.backward();
  assert.deepEqual(
    graph.check({ node: 'x' }).map(({ name }) => name),
    ['x'],
  );
  assert.ok(graph.check({ node: 's' })[0].relativeError < 1e-8, 'a value in between');
  const [coarse] = graph.check({ node: 'x', index: 0, step: 0.1 });
  const [fine] = graph.check({ node: 'x', index: 0, step: 1e-4 });
  assert.ok(coarse.relativeError > 100 * fine.relativeError);
  throwsError(() => graph.check({ node: 'y' }), { code: 'unknown-node', subject: 'y' });
  throwsError(() => graph.check({ node: 'x', index: 1 }), { code: 'out-of-range' });
  for (const step of [0, -1, NaN, Infinity])
    throwsError(() => graph.check({ step }), { code: 'out-of-range', subject: 'step' });
  assert.equal(graph.value('x').data[0], 2, 'the inputs are left as they were');
});

test('check flags a kink instead of a wrong gradient, and starts from the upstream of backward', () => {
  const kinked = backflow.graph('f = relu(x)', { x: 0 }).check();
  assert.deepEqual(
    kinked.map(({ kink }) => kink),
    [true],
  );
  const graph = backflow.graph('y = x * x', { x: [1, 2] });
  graph.backward({ upstream: [1, 10] });
  assertClose(
    graph.check().map(({ numeric }) => numeric),
    [2, 40],
    'numeric',
    1e-7,
  );
});

test('check chooses its step, bounds its error and gives a verdict', () => {
  const one = (text, inputs, options) => backflow.graph(text, inputs).check(options)[0];
  const pole = one('y = 1 / x', { x: 1e-6 });
  assert.equal(pole.verdict, 'good');
  assert.ok(pole.step <= 1e-6 && pole.step >= 1e-10, String(pole.step));
  assert.ok(Math.abs(pole.analytic - pole.numeric) <= pole.error);
  assert.equal(one('y = 1 / x', { x: 2 }, { step: 1e-4 }).step, 1e-4);
  assert.equal(one('y = log(exp(x)) - x', { x: 1.1 }).verdict, 'lost');
  assert.equal(one('y = relu(x)', { x: 0 }).verdict, 'kink');
  const root = one('n = sqrt(sum(x ^ 2))\ny = n ^ 2', { x: [0, 0] });
  assert.equal(root.analytic, 0);
  assert.notEqual(root.verdict, 'wrong');
  assert.equal(root.flagged.flag, 'undefined');
  const undefinedLog = one('y = log(x)', { x: -1 });
  assert.deepEqual([undefinedLog.verdict, undefinedLog.flagged.flag], ['undefined', 'nan']);
  const graph = backflow.graph('y = x * x', { x: 3 });
  graph.backward({ mistake: { kind: 'wrong-local', node: 'y' } });
  assert.equal(graph.check()[0].verdict, 'wrong');
});

test('overflows name the part, and what the gate computes as one', () => {
  const graph = backflow.graph('y = softplus(x)', { x: 1000 });
  graph.backward();
  assert.deepEqual(graph.overflows(), []);
  const composite = graph.nodes.find(({ name }) => name === 'y').id;
  graph.expand(composite);
  const [overflow, ...more] = graph.overflows();
  assert.deepEqual(more, []);
  assert.equal(graph.nodes.find(({ id }) => id === overflow.node).gate, 'exp');
  const { id, gate, value } = overflow.composite;
  assert.deepEqual([overflow.flag, id, gate, value.data[0]], ['infinite', composite, 'softplus', 1000]);
  assert.equal(graph.edges(overflow.node)[0].flag, 'undefined');
});

test('edges flag missing derivatives and inputs without a gradient', () => {
  const graph = backflow.graph('f = x ^ n + 2 * x', { x: -3, n: 2 });
  graph.backward();
  const power = graph.nodes.find(({ gate }) => gate === 'power').id;
  const flags = (node) => graph.edges(node).map(({ flag }) => flag);
  assert.deepEqual(flags(power), [undefined, 'undefined']);
  const times = graph.nodes.find(({ gate }) => gate === 'mul').id;
  assert.deepEqual(flags(times), ['no-gradient', undefined]);
  assert.equal(graph.gradient('n').data[0], 0);
});
