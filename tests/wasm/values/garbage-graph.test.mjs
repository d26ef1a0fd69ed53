import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { garbage, hold, or } from './garbage.mjs';
import { backflow } from '../help.mjs';

const graph = backflow.graph('y = tanh(a @ x)\nf = sum(y)', {
  a: [
    [1, 2],
    [3, 4],
  ],
  x: [1, 2],
});
graph.backward();
const keep = (made) => made.dispose();

test('parse accepts any garbage without a fault', () => hold([garbage], (text) => backflow.parse(text)));

test('texts made of the language’s own tokens cause no fault', () => {
  const piece = fc.constantFrom(
    ...[
      'x',
      'y',
      'sin',
      'max',
      '(',
      ')',
      ',',
      '+',
      '-',
      '*',
      '/',
      '@',
      '^',
      '.T',
      '=',
      '\n',
      ';',
      '#',
      ' ',
      '1',
      '.5',
      '2e9',
      'é',
      '𝑥',
    ],
  );
  hold(
    [fc.array(piece, { maxLength: 30 })],
    (pieces) => {
      const text = `z = ${pieces.join('')}`;
      backflow.parse(text);
      keep(backflow.graph(text, Object.fromEntries(backflow.parse(text).inputs.map((name) => [name, 0.5]))));
    },
    3000,
  );
});

test('graph accepts any garbage without a fault', () => {
  hold([or('y = x'), or({ x: 1 }, { x: [[1]] }), or({}, { output: 'y' })], (...values) =>
    keep(backflow.graph(...values)),
  );
  hold([garbage], (x) => keep(backflow.graph('y = x', { x })));
  hold([garbage, garbage], (data, shape) => keep(backflow.graph('y = x', { x: { data, shape } })));
  hold([or([1, 2]), or([2])], (data, shape) => keep(backflow.graph('y = x', { x: { data, shape } })));
});

test('every method of a graph accepts any garbage', () => {
  const node = or('y', 'f', 0, 3);
  hold(
    [
      or('a', 'x'),
      or(
        [
          [1, 2],
          [3, 4],
        ],
        [1, 2],
      ),
    ],
    (name, value) => graph.set(name, value),
  );
  hold([or({ output: 'y' })], (options) => graph.backward(options));
  hold([node, or([1, 2], 1)], (output, upstream) => graph.backward({ output, upstream }));
  for (const method of ['value', 'gradient', 'edges', 'contributions']) hold([node], (at) => graph[method](at));
  hold([node, or(0, 1), or(0, 1)], (at, slot, index) => graph.terms(at, slot, index));
  hold([node, or(0, 1)], (at, slot) => graph.jacobian(at, slot));
  hold([node, or(0, 1)], (at, slot) => graph.jacobianStructure(at, slot));
  hold([node, or([1, 2], 1)], (at, tangent) => graph.tangents(at, tangent));
  hold([node], (at) => graph.tangentEdges(at));
  hold([or({ kind: 'overwrite' }, { kind: 'wrong-local', node: 'y' })], (mistake) => graph.backward({ mistake }));
  hold([node], (wrong) => graph.backward({ mistake: { kind: 'wrong-local', node: wrong } }));
  hold([or('gradient', 'downstream', 'local', 'value'), node, or(0, 1), or(0, 1)], (question, at, slot, index) =>
    graph.wrongAnswers({ question, node: at, slot, index }),
  );
  hold([or({ question: 'value', node: 'y' })], (options) => graph.wrongAnswers(options));
  hold([or('gradient', 'local'), node, or(0, 1)], (question, at, slot) =>
    graph.wrongTensors({ question, node: at, slot }),
  );
  hold([or(1, 15)], (digits) => graph.wrongAnswers({ question: 'value', node: 'y', digits }));
  hold([garbage], () => graph.suspects());
  hold([or('float32')], (precision) => graph.check({ precision }));
  hold([or({})], (options) => graph.check(options));
  hold([or(1e-5), node, or(0, 1)], (step, at, index) => graph.check({ step, node: at, index }));
  hold([or(2, 3)], (id) => graph.expand(id));
  hold([or(2, 3)], (id) => graph.collapse(id));
});

test('no handle is left', () => {
  const { graphs, trainers } = backflow.diagnostics;
  assert.deepEqual({ graphs, trainers }, { graphs: 1, trainers: 0 });
});
