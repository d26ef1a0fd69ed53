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

/** Builds a graph, with all numbers read, and disposes of it. */
function build(source) {
  const graph = backflow.graph(source, inputs);
  graph.backward();
  const { nodes, values, gradients } = graph.snapshot();
  assert.equal(values.at(-1).data[0], graph.value(graph.output).data[0]);
  assert.equal(gradients.at(-1).data[0], 1);
  graph.dispose();
  return nodes.length;
}

test('a dragged value costs a small part of what a typed text does', (context) => {
  const source = text(300);
  const graph = backflow.graph(source, inputs);
  let value = 0;
  const drag = quickest(50, () => {
    graph.set('x', (value += 0.01));
    graph.forward();
    graph.backward();
  });
  const snapshot = quickest(50, () => graph.snapshot());
  graph.dispose();
  const rebuild = quickest(20, () => build(source));
  context.diagnostic(
    `drag ${drag.toFixed(2)} ms, snapshot ${snapshot.toFixed(2)} ms, rebuild ${rebuild.toFixed(2)} ms`,
  );
  assert.ok(drag < rebuild / 10, `drag: ${drag} ms, of ${rebuild} ms`);
  assert.ok(snapshot < rebuild / 3, `snapshot: ${snapshot} ms, of ${rebuild} ms`);
});

test('a gate of 10,000 costs no more than three times as much as one of 300', (context) => {
  const [few, many] = [300, 10_002];
  const perGate = quickest(20, () => build(text(few))) / few;
  const time = quickest(3, () => assert.equal(build(text(many)), many + 12));
  context.diagnostic(`${time.toFixed(0)} ms for ${many} gates, ${(time / many / perGate).toFixed(2)} times per gate`);
  assert.ok(time / many < 3 * perGate, `${time} ms, with ${perGate} ms for each gate of ${few}`);
});

test('10,000 gates have tangents', () => {
  const graph = backflow.graph(text(10_002), inputs);
  graph.backward();
  assert.equal(graph.tangents('x').length, 10_014);
  assert.deepEqual(graph.suspects(), []);
  graph.dispose();
});

test('a text with more than 250,000 gates, literals and inputs is an error with the position of the first extra one', () => {
  const fits = backflow.graph(`y = x${' + x'.repeat(249_998)}`, { x: 1 });
  assert.equal(fits.value('y').data[0], 249_999);
  fits.dispose();
  throwsError(() => backflow.graph(`y = x${' + x'.repeat(300_000)}`, { x: 1 }), {
    code: 'too-large',
    line: 1,
    message: /250,000/,
  });
  const lines = Array.from({ length: 125_100 }, (_, i) => `y${i} = 2 * x`).join('\n');
  throwsError(() => backflow.graph(lines, { x: 1 }), { code: 'too-large', line: 125_000 });
});
