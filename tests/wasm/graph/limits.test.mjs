import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, throwsError } from '../help.mjs';

/** `count` gates, three per line, on a typical number of inputs. */
const text = (count) =>
  Array.from({ length: count / 3 }, (_, i) => `y${i} = tanh(w${i % 10} * ${i > 0 ? `y${i - 1}` : 'x'} + b)`).join('\n');
const inputs = {
  x: 0.5,
  b: 0.1,
  ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`w${i}`, 1 + i / 10])),
};

/** Returns the shortest of several runs in ms, which is least affected by other load. */
function quickest(times, action) {
  return Math.min(
    ...Array.from({ length: times }, () => {
      const start = performance.now();
      action();
      return performance.now() - start;
    }),
  );
}

test('a graph of 300 gates keeps up with a dragged value and a typed text', (context) => {
  const source = text(300);
  const graph = backflow.graph(source, inputs);
  let value = 0;
  const drag = quickest(50, () => {
    graph.set('x', (value += 0.01));
    graph.forward();
    graph.backward();
  });
  const snapshot = quickest(50, () => graph.snapshot());
  const rebuild = quickest(20, () => {
    const again = backflow.graph(source, inputs);
    again.backward();
    again.snapshot();
    again.dispose();
  });
  graph.dispose();
  context.diagnostic(
    `drag ${drag.toFixed(2)} ms, snapshot ${snapshot.toFixed(2)} ms, rebuild ${rebuild.toFixed(2)} ms`,
  );
  assert.ok(drag < 1, `drag: ${drag} ms`);
  assert.ok(snapshot < 2, `snapshot: ${snapshot} ms`);
  assert.ok(rebuild < 20, `rebuild: ${rebuild} ms`);
});

test('10,000 gates are computed and read, and have tangents', (context) => {
  const source = text(10002);
  const time = quickest(3, () => {
    const graph = backflow.graph(source, inputs);
    graph.backward();
    const { nodes, values, gradients } = graph.snapshot();
    assert.equal(nodes.length, 10002 + 12);
    assert.equal(values.at(-1).data[0], graph.value(graph.output).data[0]);
    assert.equal(gradients.at(-1).data[0], 1);
    graph.dispose();
  });
  context.diagnostic(`${time.toFixed(0)} ms`);
  assert.ok(time < 500, `${time} ms`);
  const graph = backflow.graph(source, inputs);
  graph.backward();
  assert.equal(graph.tangents('x').length, 10014);
  assert.deepEqual(graph.suspects(), []);
  graph.dispose();
});

test('a text with more than 250,000 gates, literals and inputs is an error with the position of the first extra one', () => {
  const fits = backflow.graph(`y = x${' + x'.repeat(249_998)}`, { x: 1 });
  assert.equal(fits.value('y').data[0], 249_999);
  fits.dispose();
  throwsError(() => backflow.graph(`y = x${' + x'.repeat(2125_100)}`, { x: 1 }), {
    code: 'too-large',
    line: 1,
    message: /250,000/,
  });
  const lines = Array.from({ length: 125_100 }, (_, i) => `y${i} = 2 * x`).join('\n');
  throwsError(() => backflow.graph(lines, { x: 1 }), { code: 'too-large', line: 125_000 });
});
