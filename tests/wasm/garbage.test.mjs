// Whatever is handed to the package, nothing but a BackflowError comes out, and it is never a fault inside the engine.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BackflowError } from 'backflow';
import fc from 'fast-check';
import { backflow } from './help.mjs';

const garbage = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
    maxDepth: 3,
  }),
  fc.constantFrom(
    undefined,
    null,
    NaN,
    Infinity,
    -0,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    1e300,
    '',
    '\0',
    '\ud800',
    'constructor',
  ),
  fc.constantFrom(
    Symbol('x'),
    () => 1,
    new DataView(new ArrayBuffer(8)),
    new Proxy({}, {}),
    Object.create(null),
    class {},
  ),
  fc.string(),
);

/** Mostly what is asked for, sometimes anything: so that garbage gets past the first check. */
const or = (...values) =>
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: garbage });

function sound(action) {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof BackflowError, `not a BackflowError: ${error?.stack ?? String(error)}`);
    assert.notEqual(error.code, 'internal', error.message);
    assert.equal(typeof error.message, 'string');
  }
}

function hold(arbitraries, action, numRuns = 400) {
  fc.assert(
    fc.property(...arbitraries, (...values) => sound(() => action(...values))),
    { numRuns, seed: 20240607 },
  );
}

const made = [];
const keep = (one) => {
  one.dispose();
};
const graph = backflow.graph('y = tanh(a @ x)\nf = sum(y)', {
  a: [
    [1, 2],
    [3, 4],
  ],
  x: [1, 2],
});
graph.backward();
const trainer = backflow.trainer({ data: { name: 'xor', samples: 20 } });
after(() => {
  for (const one of [graph, trainer, ...made]) one.dispose();
  assert.deepEqual([backflow.diagnostics.graphs, backflow.diagnostics.trainers], [0, 0]);
});

test('parse', () => hold([garbage], (text) => backflow.parse(text)));

test('texts made of the language’s own pieces', () => {
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

test('graph', () => {
  hold([or('y = x'), or({ x: 1 }, { x: [[1]] }), or({}, { output: 'y' })], (...values) =>
    keep(backflow.graph(...values)),
  );
  hold([garbage], (x) => keep(backflow.graph('y = x', { x })));
  hold([garbage, garbage], (data, shape) => keep(backflow.graph('y = x', { x: { data, shape } })));
  hold([or([1, 2]), or([2])], (data, shape) => keep(backflow.graph('y = x', { x: { data, shape } })));
});

test('everything a graph can do', () => {
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
  hold([or({})], (options) => graph.check(options));
  hold([or(1e-5), node, or(0, 1)], (step, at, index) => graph.check({ step, node: at, index }));
  hold([or(2, 3)], (id) => graph.expand(id));
  hold([or(2, 3)], (id) => graph.collapse(id));
});

test('trainer', () => {
  const data = {
    points: [
      [1, 2],
      [3, 4],
    ],
    labels: [0, 1],
  };
  hold([garbage], (config) => keep(backflow.trainer(config)));
  hold([or({ data })], (config) => keep(backflow.trainer(config)));
  hold([or(data, { name: 'xor', samples: 20 })], (one) => keep(backflow.trainer({ data: one })));
  hold([or(data.points), or(data.labels), or(undefined)], (points, labels, targets) =>
    keep(backflow.trainer({ data: { points, labels, targets } })),
  );
  hold([garbage], (restore) => keep(backflow.trainer({ data }, { restore })));
  hold([garbage], (options) => keep(backflow.trainer({ data }, options)));
  hold([fc.uint8Array()], (bytes) =>
    keep(backflow.trainer({ data }, { restore: { format: 'backflow-trainer', version: 1, bytes } })),
  );
});

test('every option of a trainer', () => {
  const { config } = trainer;
  const small = { name: 'xor', samples: 20 };
  for (const key of Object.keys(config)) {
    hold([garbage], (value) => keep(backflow.trainer({ data: small, [key]: value })), 200);
    hold([garbage], (value) => trainer.configure({ [key]: value }), 200);
    for (const field of Object.keys(typeof config[key] === 'object' ? config[key] : {})) {
      hold(
        [garbage],
        (value) => keep(backflow.trainer({ data: small, [key]: { ...config[key], [field]: value } })),
        200,
      );
    }
  }
  hold([or(3), or('tanh')], (units, activation) =>
    keep(backflow.trainer({ data: small, layers: [{ units, activation }] })),
  );
});

test('everything a trainer can do', () => {
  hold([or(0, 1)], (n) => trainer.step(typeof n === 'number' && n > 100 ? NaN : n));
  hold([or('W1', 'b1'), or(new Float32Array(16), [1])], (name, values) => trainer.setParameter(name, values));
  hold([garbage], (changes) => trainer.configure(changes));
  hold([or([[1, 2]]), or({ raw: true })], (points, options) => trainer.predict(points, options));
  hold([garbage], (raw) => trainer.predict([[1, 2]], { raw }));
  const axis = or([-1, 1]);
  hold([axis, axis, or(3), or(2), or(1, undefined), or(0, undefined)], (x, y, width, height, layer, unit) =>
    trainer.boundary({ x, y, width, height, layer, unit }),
  );
  hold([garbage], (options) => trainer.boundary(options));
  hold([garbage], (options) => trainer.maps(options));
  hold([or({})], (options) => keep(trainer.graph(options)));
  hold([or(0, 9)], (example) => keep(trainer.graph({ example })));
});
