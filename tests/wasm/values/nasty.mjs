// Values that a program in plain JavaScript may pass by mistake or on purpose. Each has a name and is made anew.

const fails = (thrown) => () => {
  throw thrown;
};

/** Returns a proxy that throws on every operation. */
const hostile = (target, thrown) =>
  new Proxy(
    target,
    Object.fromEntries(
      ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'set', 'apply', 'construct'].map(
        (trap) => [trap, fails(thrown)],
      ),
    ),
  );

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** Returns a list whose entry `at` comes from a function on every read. */
function withGetter(list, at, get) {
  Object.defineProperty(list, at, { get: () => get(list), enumerable: true, configurable: true });
  return list;
}

const withIterator = (list, iterator) => Object.assign(list, { [Symbol.iterator]: iterator });
const endless = function* () {
  for (;;) yield 7;
};
const thousand = function* () {
  for (let i = 0; i < 1000; i++) yield 7;
};

class Sub extends Array {
  static get [Symbol.species]() {
    throw new Error('species');
  }
}
class LongView extends Float64Array {
  get length() {
    return 1e6;
  }
  get byteLength() {
    return 1e9;
  }
}

function detached(view) {
  structuredClone(view.buffer, { transfer: [view.buffer] });
  return view;
}

function shrunk() {
  const buffer = new ArrayBuffer(64, { maxByteLength: 128 });
  const view = new Float64Array(buffer, 8, 4);
  buffer.resize(16);
  return view;
}

function cyclic(made) {
  made.self = made;
  made[0] = made;
  return made;
}

const typed = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
];

const plain = [
  ...[undefined, null, true, false, 0, -0, 1, -1, 2, 3, 0.5, 1e-5, NaN, Infinity, -Infinity],
  ...[2 ** 31, 2 ** 32, 2 ** 53, 1e300, 5e-324, 1n, 10n ** 30n, Symbol('x'), Symbol.iterator],
  ...[
    '',
    'x',
    'y',
    'W1',
    'b1',
    ' ',
    '1',
    'all',
    'tanh',
    'sgd',
    'spiral',
    'float64',
    'overwrite',
    'y = x',
    'y = tanh(x)',
  ],
  ...['\0', '\ud800', 'x\udc00y', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '𝑥', 'é', '#'],
].map((value) => [typeof value === 'string' ? JSON.stringify(value) : String(value), () => value]);

const objects = {
  'a long string': () => 'x'.repeat(1e5),
  'a function': () => () => 1,
  'a class': () => class {},
  'a generator': () => endless(),
  'a promise': () => Promise.resolve(1),
  'new Number(5)': () => new Number(5),
  'new String': () => new String('x'),
  'a long new String': () => new String('x'.repeat(1e6)),
  'Object(1n)': () => Object(1n),
  'Object(Symbol())': () => Object(Symbol()),
  '{}': () => ({}),
  'no prototype': () => Object.create(null),
  'a date': () => new Date(NaN),
  'a pattern': () => /x/,
  'a map': () => new Map([['x', 1]]),
  'a set': () => new Set([1, 2]),
  'an error': () => new Error('no'),
  globalThis: () => globalThis,
  'own __proto__': () => JSON.parse('{"__proto__": 1, "constructor": 2, "x": 1}'),
  'own __proto__ with options': () => JSON.parse('{"__proto__": {"name": "spiral"}, "prototype": []}'),
  'symbol keys': () => ({ [Symbol('x')]: 1, [Symbol.toPrimitive]: 2 }),
  'a cycle': () => cyclic({ x: 1 }),
  'a cycle of lists': () => cyclic([1, 2]),
  'conversions that throw': () => ({
    toString: fails(1),
    valueOf: fails(2),
    [Symbol.toPrimitive]: fails(3),
    toJSON: fails(4),
  }),
  'a spoofed kind': () => ({ [Symbol.toStringTag]: 'Float64Array', length: 3, 0: 1 }),
  'getters that throw': () => {
    const keys = ['x', 'y', 'name', 'data', 'shape', 'output', 'wasm', 'length', 'points', 'units', 'format', 'href'];
    return Object.defineProperties(
      {},
      Object.fromEntries(keys.map((key) => [key, { get: fails(new Error(key)), enumerable: true }])),
    );
  },
  'a getter that throws a hostile proxy': () => ({
    get x() {
      throw hostile({}, new Error('inside'));
    },
  }),
  'a hostile proxy': () => hostile({}, new Error('proxy')),
  'a hostile proxy of a list': () => hostile([], null),
  'a hostile proxy of a function': () => hostile(() => 1, Symbol('thrown')),
  'a revoked proxy': () => revoked({}),
  'a revoked proxy of a list': () => revoked([]),
  'a proxy': () => new Proxy({}, {}),
  'a proxy that has everything': () => new Proxy({}, { get: (_, key) => key, has: () => true }),
  'a proxy with many keys': () => new Proxy({}, { ownKeys: () => Array.from({ length: 1000 }, (_, i) => `k${i}`) }),
  'a proxy of a typed array': () => new Proxy(new Float64Array(2), {}),
  'a proxy of a huge typed array': () => new Proxy(new Int8Array(1e7), {}),
};

const lists = {
  '[]': () => [],
  '[1]': () => [1],
  '[1, 2]': () => [1, 2],
  '[[1, 2], [3, 4]]': () => [
    [1, 2],
    [3, 4],
  ],
  ragged: () => [[1, 2], [3]],
  '[[]]': () => [[]],
  '[[1, 2], 3]': () => [[1, 2], 3],
  'three levels': () => [[[1]]],
  // eslint-disable-next-line no-sparse-arrays
  'a hole': () => [1, , 3],
  'new Array(3)': () => new Array(3),
  'new Array(1e9)': () => new Array(1e9),
  'new Array(9e7)': () => Object.assign(new Array(9e7), { 0: 1 }),
  'rows of a billion': () => [new Array(1e9), [1]],
  "['1']": () => ['1'],
  '[null]': () => [null],
  '[1n]': () => [1n],
  '[NaN]': () => [NaN],
  '[Symbol()]': () => [Symbol()],
  'names, one broken': () => ['x', '\ud800'],
  'an iterator that goes on': () => withIterator([1, 2], thousand),
  'an endless iterator': () => withIterator([1, 2], endless),
  'no iterator': () => withIterator([1, 2], undefined),
  'rows with an endless iterator': () => [withIterator([1, 2], endless), withIterator([3, 4], thousand)],
  'a subclass': () => Sub.of(1, 2),
  'shrinks while read': () => withGetter([1, 2, 3], 0, (list) => (list.length = 1)),
  'grows while read': () => withGetter([1, 2], 0, (list) => list.push(1, 2, 3)),
  'throws while read': () => withGetter([1, 2], 1, fails(new Error('entry'))),
  'another kind each time': () => withGetter([1, 2], 0, () => (Math.random() < 0.5 ? 1 : [1])),
  'a proxy of a list': () => new Proxy([1, 2], {}),
  'a proxy without end': () => new Proxy([], { get: (_, key) => (key === 'length' ? 1e12 : 1) }),
  'a proxy of no length': () => new Proxy([], { get: (_, key) => (key === 'length' ? 'two' : 1) }),
  'a proxy of half a length': () => new Proxy([], { get: (_, key) => (key === 'length' ? 2.5 : 1) }),
  'an array-like': () => ({ length: 2, 0: 1, 1: 2 }),
  'a huge array-like': () => ({ length: 1e12 }),
  arguments: () =>
    (function () {
      return arguments;
    })(1, 2),
};

const buffers = {
  ...Object.fromEntries(
    typed.flatMap((Kind) => [0, 2, 4].map((n) => [`${Kind.name}(${n})`, () => new Kind(n).fill(1)])),
  ),
  'BigInt64Array(2)': () => new BigInt64Array(2),
  'BigUint64Array(0)': () => new BigUint64Array(0),
  'a view that lies': () => new LongView(2),
  'a view with an endless iterator': () => withIterator(new Float64Array(2), endless),
  detached: () => detached(new Float64Array(4)),
  'detached bytes': () => detached(new Uint8Array(4)),
  'out of bounds': shrunk,
  resizable: () => new Float64Array(new ArrayBuffer(32, { maxByteLength: 64 })),
  shared: () => new Float64Array(new SharedArrayBuffer(32)),
  'growable shared': () => new Int32Array(new SharedArrayBuffer(16, { maxByteLength: 64 })),
  'a DataView': () => new DataView(new ArrayBuffer(16)),
  'an ArrayBuffer': () => new ArrayBuffer(16),
  'a SharedArrayBuffer': () => new SharedArrayBuffer(16),
  'a Buffer': () => Buffer.from('backflow'),
  'rows of typed arrays': () => [new Float32Array(2), Int8Array.of(1, 2)],
  'a million numbers': () => new Float32Array(1e6),
};

const tensors = {
  'a tensor': () => ({ shape: [2], data: Float64Array.of(1, 2) }),
  'a tensor of lists': () => ({ shape: Uint8Array.of(2, 2), data: [1, 2, 3, 4] }),
  'a scalar': () => ({ shape: [], data: [1] }),
  'too few numbers': () => ({ shape: [3], data: [1] }),
  'a huge shape': () => ({ shape: [1e5, 1e5], data: new Float64Array(4) }),
  'a huge side': () => ({ shape: [1e300], data: [1] }),
  'a negative side': () => ({ shape: [-1, -2], data: [1, 2] }),
  'a half side': () => ({ shape: [0.5, 4], data: [1, 2] }),
  'three sides': () => ({ shape: [1, 1, 1], data: [1] }),
  'a shape that goes on': () => ({ shape: new Array(1e9), data: [1] }),
  'a shape of text': () => ({ shape: '2', data: '12' }),
  'data that goes on': () => ({ shape: [2], data: withIterator([1, 2], thousand) }),
  'data of bigints': () => ({ shape: [2], data: new BigInt64Array(2) }),
  'a state of nothing': () => ({ format: 'backflow-trainer', version: 1, bytes: new Uint8Array(99) }),
  'a state of tomorrow': () => ({ format: 'backflow-trainer', version: 4, bytes: new Uint8Array(99) }),
  'a detached state': () => ({ format: 'backflow-trainer', version: 1, bytes: detached(new Uint8Array(9)) }),
};

/** All of them: [name, make]. */
export const nasty = [objects, lists, buffers, tensors].reduce(
  (all, group) => [...all, ...Object.entries(group)],
  plain,
);
