// Each kind of list is read correctly or rejected immediately. Neither changes anything else.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { backflow, throwsError } from '../help.mjs';

const bystanders = [1, 2, 3].map((x) => backflow.graph('y = x * w + 0', { x: [x, x], w: [2, 3] }));
const build = (x) => {
  const graph = backflow.graph('y = x + 0', { x });
  const value = graph.value('y');
  graph.dispose();
  return value;
};
const reads = (x, shape, numbers) => {
  const { shape: got, data } = build(x);
  assert.deepEqual(got, shape);
  assert.deepEqual(Array.from(data), numbers);
};
const thousand = function* () {
  for (let i = 0; i < 1000; i++) yield 7;
};
const withIterator = (list) => Object.assign(list, { [Symbol.iterator]: thousand });
const withGetter = (list, at, get) => Object.defineProperty(list, at, { get: () => get(list), enumerable: true });

after(() => {
  bystanders.forEach((graph, i) => {
    graph.backward();
    assert.deepEqual(Array.from(graph.value('y').data), [2 * (i + 1), 3 * (i + 1)]);
    assert.deepEqual(Array.from(graph.gradient('w').data), [i + 1, i + 1]);
  });
});

test('a list’s own iterator is not called', () => {
  reads(withIterator([1, 2]), [2], [1, 2]);
  reads(withIterator(Float64Array.of(1, 2)), [2], [1, 2]);
  reads([withIterator([1, 2]), withIterator([3, 4])], [2, 2], [1, 2, 3, 4]);
  reads(withIterator([[1], [2]]), [2, 1], [1, 2]);
  reads({ shape: withIterator([2]), data: withIterator([1, 2]) }, [2], [1, 2]);
  const graph = backflow.graph('y = x', { x: [0, 0] });
  graph.set('x', withIterator([1, 2]));
  graph.forward();
  assert.deepEqual(Array.from(graph.value('y').data), [1, 2]);
  graph.backward({ upstream: withIterator([3, 4]) });
  assert.deepEqual(Array.from(graph.gradient('x').data), [3, 4]);
  assert.deepEqual(Array.from(graph.tangents('x', withIterator([5, 6])).at(-1).data), [5, 6]);
  graph.dispose();
});

test('a trainer does not call it either', () => {
  const data = { points: withIterator([withIterator([1, 2]), [3, 4]]), labels: withIterator([0, 1]) };
  const layers = withIterator([{ units: 2, activation: 'tanh' }]);
  const trainer = backflow.trainer({ data, layers, features: withIterator(['x', 'y']) });
  assert.deepEqual(Array.from(trainer.data.trainPoints.data), [1, 2, 3, 4]);
  assert.deepEqual(Array.from(trainer.data.trainLabels), [0, 1]);
  assert.equal(trainer.config.layers.length, 1);
  trainer.setParameter('b1', withIterator([8, 9]));
  assert.deepEqual(Array.from(trainer.parameters.find(({ name }) => name === 'b1').data), [8, 9]);
  assert.deepEqual(trainer.predict(withIterator([withIterator([1, 2])])).shape, [1, 1]);
  const grid = { x: withIterator([-1, 1]), y: withIterator([-1, 1]), width: 2, height: 2 };
  assert.equal(trainer.boundary(grid).data.length, 4);
  trainer.dispose();
});

test('lists that change while they are read keep their first length', () => {
  reads(
    withGetter([0, 2], 0, (list) => (list.push(9, 9, 9), 1)),
    [2],
    [1, 2],
  );
  throwsError(() => build(withGetter([0, 2, 3], 0, (list) => ((list.length = 1), 1))), {
    code: 'bad-value',
    subject: 'x',
    reason: 'needs-numbers',
  });
  const rows = [
    [1, 2],
    [3, 4],
  ];
  withGetter(rows[0], 1, () => (rows.push([5, 6]), (rows[1] = [7, 8, 9]), 2));
  throwsError(() => build(rows), { code: 'bad-value', reason: 'ragged-rows' });
  // A value that disposes of the graph that it is given to.
  const graph = backflow.graph('y = x', { x: [1, 2] });
  throwsError(
    () =>
      graph.set(
        'x',
        withGetter([1, 2], 1, () => (graph.dispose(), 2)),
      ),
    { code: 'disposed' },
  );
});

test('holes, subclasses and proxies are read correctly', () => {
  // eslint-disable-next-line no-sparse-arrays
  throwsError(() => build([1, , 3]), { code: 'bad-value', message: /entry 1 is of type undefined/ });
  throwsError(() => build(new Array(3)), { code: 'bad-value' });
  reads(class extends Array {}.of(1, 2), [2], [1, 2]);
  class Long extends Float64Array {
    get length() {
      return 1e6;
    }
  }
  reads(Long.of(1, 2), [2], [1, 2]);
  reads(new Proxy([1, 2], {}), [2], [1, 2]);
  throwsError(() => build(new Proxy([], { get: () => NaN })), { code: 'bad-value', reason: 'no-length' });
  throwsError(() => build(new Proxy(new Float64Array(2), {})), { code: 'bad-value', reason: 'needs-tensor' });
});

test('typed arrays of every kind and memory are read correctly', () => {
  for (const Kind of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array]) {
    reads(Kind.of(1, 2), [2], [1, 2]);
  }
  reads(Float32Array.of(0.5, 2), [2], [0.5, 2]);
  reads([Float32Array.of(1, 2), Int8Array.of(3, 4)], [2, 2], [1, 2, 3, 4]);
  reads(new Float64Array(new SharedArrayBuffer(16)), [2], [0, 0]);
  const resizable = new ArrayBuffer(32, { maxByteLength: 64 });
  const whole = new Float64Array(resizable);
  const part = new Float64Array(resizable, 16, 2);
  resizable.resize(16);
  reads(whole, [2], [0, 0]);
  throwsError(() => build(part), { code: 'bad-value', reason: 'empty-list' });
  const moved = new Float64Array(4);
  structuredClone(moved.buffer, { transfer: [moved.buffer] });
  throwsError(() => build(moved), { code: 'bad-value', reason: 'empty-list' });
  throwsError(() => build(new BigInt64Array(2)), { code: 'bad-value', message: /type bigint/ });
  throwsError(() => build(new DataView(new ArrayBuffer(8))), { code: 'bad-value' });
});

test('values that the package returns can be passed back', () => {
  const graph = backflow.graph('y = x + 0', {
    x: [
      [1, 2],
      [3, 4],
    ],
  });
  reads(graph.value('y'), [2, 2], [1, 2, 3, 4]);
  const scalar = backflow.graph('y = x + 0', { x: 7 });
  reads(scalar.value('y'), [], [7]);
  for (const one of [graph, scalar]) one.dispose();
});

const timeOf = (action) => {
  const start = performance.now();
  action();
  return performance.now() - start;
};

const huge = {
  'new Array(1e9)': [new Array(1e9), 'too-large'],
  'rows of a billion': [[new Array(1e9), [1]], 'too-large'],
  'ten million holes': [new Array(1e7), 'bad-value'],
  'a number and ninety million holes': [Object.assign(new Array(9e7), { 0: 1 }), 'bad-value'],
  'a list that claims 10^12 entries': [new Proxy([], { get: (_, key) => (key === 'length' ? 1e12 : 1) }), 'too-large'],
  'an object that claims 10^12 entries': [{ length: 1e12 }, 'bad-value'],
  'a shape of 10^10 numbers': [{ shape: [1e5, 1e5], data: [1] }, 'bad-value'],
  'a shape of a billion sides': [{ shape: new Array(1e9), data: [1] }, 'bad-value'],
};

for (const [what, [value, code]] of Object.entries(huge)) {
  test(`${what} is rejected within 100 ms`, (context) => {
    const trainer = backflow.trainer({ data: { name: 'xor', samples: 20 } });
    const points = [[1, 2]];
    const uses = [
      () => backflow.graph('y = x', { x: value }),
      () => bystanders[0].set('x', value),
      () => bystanders[0].backward({ upstream: value }),
      () => bystanders[0].tangents('x', value),
      () => trainer.predict(value),
      () => backflow.trainer({ data: { points: value, labels: [0] } }),
      () => backflow.trainer({ data: { points, targets: value } }),
    ];
    const flat = [
      () => trainer.setParameter('b1', value),
      () => backflow.trainer({ data: { points, labels: value } }),
      () => backflow.trainer({ data: { name: 'xor' }, layers: value }),
      () => backflow.trainer({ data: { name: 'xor' }, features: value }),
      () => trainer.boundary({ x: value, y: [0, 1], width: 2, height: 2 }),
      () => backflow.trainer({ data: { name: 'xor' } }, { restore: value }),
      () => backflow.graph('y = x', value),
      () => backflow.trainer(value),
    ];
    const times = [...uses, ...flat].map((use, i) => {
      const refuse = () => throwsError(use, i < uses.length ? { code } : {});
      return Math.min(...[1, 2, 3].map(() => timeOf(refuse)));
    });
    trainer.dispose();
    context.diagnostic(`${Math.max(...times).toFixed(1)} ms at most`);
    assert.ok(Math.max(...times) < 100, `${times.map((time) => time.toFixed(1)).join(', ')} ms`);
  });
}

test('objects with too many keys are rejected unread', () => {
  const million = new Float64Array(1e7);
  for (const value of [million, new Proxy(million, {}), new String('x'.repeat(1e7)), new Array(1e7).fill(0)]) {
    const refuse = () => {
      throwsError(() => backflow.graph('y = x', value), {
        code: 'bad-value',
        reason: 'needs-object',
        subject: 'inputs',
      });
      throwsError(() => backflow.trainer(value), { code: 'bad-value', reason: 'needs-object' });
      throwsError(() => backflow.trainer({ data: value }), { code: 'bad-value', subject: 'data' });
    };
    const time = Math.min(...[1, 2, 3].map(() => timeOf(refuse)));
    assert.ok(time < 100, `${time} ms`);
  }
});
