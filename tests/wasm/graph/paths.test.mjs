// A gradient as a sum over paths: every path of small graphs is listed, and the largest of large ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, fixture, throwsError } from '../help.mjs';

const near = (a, b, what) => assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${what}: ${a} and ${b}`);

/** All products of local gradients from an entry to the output, by going every way. */
function everyProduct(graph, start, entry) {
  const { nodes, output } = graph;
  const shapes = new Map(nodes.map(({ id, shape }) => [id, shape.reduce((a, b) => a * b, 1)]));
  const uses = (id) =>
    nodes.flatMap((node) => node.inputs.flatMap((input, slot) => (input === id ? [{ node: node.id, slot }] : [])));
  const found = [];
  const go = (id, at, product) => {
    if (id === output) found.push(product * graph.gradient(output).data[at]);
    else {
      for (const { node, slot } of uses(id)) {
        if (shapes.get(node) === undefined) continue;
        for (const { outputIndex, local } of graph.terms(node, slot, at)) go(node, outputIndex, product * local);
      }
    }
  };
  go(start, entry, 1);
  return found;
}

test('the lecture’s graphs: the products of all paths, largest first, add up to the gradient', () => {
  for (const { id, expression, inputs, upstream } of fixture('worked-examples.json').graphs) {
    const graph = backflow.graph(expression, inputs);
    graph.backward({ upstream });
    for (const { id: leaf, name } of graph.nodes.filter(({ gate }) => gate === 'input')) {
      const every = everyProduct(graph, leaf, 0).sort((a, b) => Math.abs(b) - Math.abs(a));
      const { largest, gradient, sum, size, count, open } = graph.paths(leaf, 0, { count: 1000 });
      const what = `${id} ${name}`;
      assert.equal(count, every.length, what);
      assert.equal(open, every.filter((product) => product !== 0).length, what);
      near(
        size,
        every.reduce((all, product) => all + Math.abs(product), 0),
        what,
      );
      assert.equal(largest.length, Math.min(1000, open), what);
      largest.forEach(({ product, steps }, at) => {
        near(product, every[at], what);
        near(
          steps.reduce((all, { local }) => all * local, 1) *
            graph.gradient(steps.at(-1)?.node ?? leaf).data[steps.at(-1)?.entry ?? 0],
          product,
          what,
        );
      });
      near(
        graph.paths(leaf, 0, { count: 1000 }).share,
        size === 0 ? 0 : largest.reduce((all, { product }) => all + Math.abs(product), 0) / size,
        what,
      );
      assert.equal(gradient, graph.gradient(leaf).data[0]);
      if (largest.length === open) near(sum, gradient, what);
    }
    graph.dispose();
  }
});

test('a weight of a net: the ten largest of all paths, and what they leave out', () => {
  const trainer = backflow.trainer({
    data: { name: 'spiral', samples: 40 },
    layers: [
      { units: 4, activation: 'tanh' },
      { units: 3, activation: 'relu' },
    ],
    regularizer: { name: 'l2', rate: 0.01 },
    batchSize: 20,
    precision: 'float64',
  });
  trainer.step(20);
  const graph = trainer.graph();
  const { id } = graph.nodes.find(({ name }) => name === 'W1');
  const every = everyProduct(graph, id, 1).sort((a, b) => Math.abs(b) - Math.abs(a));
  const { largest, gradient, sum, size, count } = graph.paths('W1', 1);
  assert.equal(count, every.length);
  assert.equal(largest.length, 10);
  largest.forEach(({ product }, at) => near(Math.abs(product), Math.abs(every[at]), `path ${at}`));
  near(
    sum,
    largest.reduce((all, { product }) => all + product, 0),
    'sum',
  );
  near(
    gradient,
    every.reduce((all, product) => all + product, 0),
    'gradient',
  );
  assert.ok(Math.abs(sum) < size);
  for (const { steps } of largest) {
    // Each step uses the gate before it, in the slot that it names.
    let from = id;
    for (const { node, slot } of steps) {
      assert.equal(graph.nodes.find((one) => one.id === node).inputs[slot], from);
      from = node;
    }
    assert.equal(from, graph.output);
  }
  graph.dispose();
  trainer.dispose();
});

test('there can be 10¹⁸ paths; the search takes no longer for that', () => {
  const layers = Array.from({ length: 10 }, () => ({ units: 64, activation: 'tanh' }));
  const trainer = backflow.trainer({ data: { name: 'xor', samples: 40 }, layers, batchSize: 10 });
  const graph = trainer.graph();
  const start = performance.now();
  const { count, largest, size } = graph.paths('W1', 0);
  assert.ok(count > 1e17, String(count));
  assert.equal(largest.length, 10);
  assert.ok(largest.every(({ product }) => Math.abs(product) < size));
  console.log(`# ${count.toExponential(1)} paths in ${Math.round(performance.now() - start)} ms`);
  graph.dispose();
  trainer.dispose();
});

test('with a mistake, the paths take the local gradients of the sweep', () => {
  const graph = backflow.graph('s = sigmoid(x)\nf = s * y', { x: 0.5, y: 2 });
  graph.backward({ mistake: { kind: 'wrong-local', node: 's' } });
  const { largest, gradient } = graph.paths('x', 0);
  near(largest[0].product, gradient, 'product');
  assert.ok(gradient < 0);
});

test('entries outside, too many paths, and stale values are errors; what does not depend has no path', () => {
  const graph = backflow.graph('f = sum(x) + 0 * y', { x: [1, 2], y: 1 });
  throwsError(() => graph.paths('x', 0), { code: 'stale' });
  graph.backward();
  throwsError(() => graph.paths('x', 2), { code: 'out-of-range' });
  throwsError(() => graph.paths('x', 0, { count: 0 }), { code: 'out-of-range' });
  throwsError(() => graph.paths('z', 0), { code: 'unknown-node' });
  assert.deepEqual(graph.paths('y', 0), { largest: [], gradient: 0, sum: 0, size: 0, share: 0, count: 1, open: 0 });
  const wide = backflow.graph('f = sum(A @ B)', {
    A: { shape: [1, 3000], data: new Array(3000).fill(1) },
    B: { shape: [3000, 3000], data: new Array(9e6).fill(1) },
  });
  wide.backward();
  assert.equal(wide.paths('A', 0).count, 3000);
});
