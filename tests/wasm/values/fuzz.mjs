// Calls the public API with values of any kind. It must only throw a BackflowError, the engine must never have a fault,
// and valid objects must stay valid.
import assert from 'node:assert/strict';
import { BackflowError, load } from 'backflow';
import { nasty } from './nasty.mjs';

/** Mulberry32: returns numbers from 0 to 1 that depend on a seed. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const text = 'h = tanh(a @ x + b)\nf = sum(sigmoid(h) * h)';
const inputs = {
  a: [
    [1, 2],
    [3, -4],
  ],
  x: [0.5, -1],
  b: 0.25,
};
const config = {
  data: { name: 'xor', samples: 20 },
  features: ['x', 'y', { name: 'area', expression: 'x * y' }],
  layers: [{ units: 3, activation: 'tanh' }],
  outputActivation: 'identity',
  loss: 'cross-entropy',
  optimizer: { name: 'sgd', learningRate: 0.1, momentum: 0.5 },
  regularizer: { name: 'l2', rate: 0.01, biases: false },
  batchSize: 5,
  shuffle: true,
  initializer: 'xavier',
  seed: 1,
  precision: 'float32',
};
const points = {
  points: [
    [1, 2],
    [3, 4],
  ],
  labels: [0, 1],
  classes: 2,
};
const targets = {
  points: [
    [1, 2],
    [3, 4],
  ],
  targets: [[1], [2]],
};

/** A valid number of steps may take too long. */
const patient = (n) => (typeof n === 'number' && n > 100 ? NaN : n);

/** Everything that can be called: functions of a world (below), each with valid arguments. */
export const calls = {
  parse: (w) => [(source) => w.backflow.parse(source), text],
  fit: (w) => [(...values) => w.backflow.fit(...values), text, inputs, { keep: false }],
  graph: (w) => [(...values) => w.keep(w.backflow.graph(...values)), text, inputs, { output: 'h' }],
  input: (w) => [(x) => w.keep(w.backflow.graph('y = tanh(x) + 0', { x })), [1, 2]],
  // A name that is not a text would be converted here, before the package sees it.
  'input names': (w) => [
    (name) => w.keep(w.backflow.graph('y = x', { x: 1, [typeof name === 'string' ? name : 'z']: 1 })),
    'x',
  ],
  trainer: (w) => [(...values) => w.keep(w.backflow.trainer(...values)), config, { restore: w.state }],
  'trainer on points': (w) => [(data) => w.keep(w.backflow.trainer({ ...config, features: undefined, data })), points],
  'trainer on targets': (w) => [(data) => w.keep(w.backflow.trainer({ data, loss: 'squared-error' })), targets],
  layers: (w) => [(layer) => w.keep(w.backflow.trainer({ ...config, layers: [layer] })), config.layers[0]],
  features: (w) => [
    (...features) => w.keep(w.backflow.trainer({ ...config, features })),
    'x',
    { name: 'r', expression: 'sqrt(x^2 + y^2)' },
  ],
  dataset: (w) => [(name) => w.backflow.dataset(name), 'iris'],
  catalog: (w) => [() => w.backflow.catalog],
  diagnostics: (w) => [() => w.backflow.diagnostics],
  version: (w) => [() => w.backflow.version],
  load: () => [(options) => load(options), { wasm: 'elsewhere.wasm' }],

  'graph.nodes': (w) => [() => w.graph.nodes],
  'graph.output': (w) => [() => w.graph.output],
  'graph.set': (w) => [(name, value) => w.graph.set(name, value), 'x', [1, 2]],
  'graph.forward': (w) => [(...values) => w.graph.forward(...values)],
  'graph.backward': (w) => [
    (options) => w.graph.backward(options),
    { output: 'h', upstream: [1, 1], mistake: { kind: 'wrong-local', node: 'h' } },
  ],
  'graph.value': (w) => [(node) => w.graph.value(node), 'h'],
  'graph.gradient': (w) => [(node) => w.graph.gradient(node), 'h'],
  'graph.edges': (w) => [(node) => w.graph.edges(node), 'h'],
  'graph.contributions': (w) => [(node) => w.graph.contributions(node), 'h'],
  'graph.terms': (w) => [(...values) => w.graph.terms(...values), 'h', 0, 1],
  'graph.jacobian': (w) => [(...values) => w.graph.jacobian(...values), 'h', 0],
  'graph.jacobianStructure': (w) => [(...values) => w.graph.jacobianStructure(...values), 'h', 0],
  'graph.snapshot': (w) => [() => w.graph.snapshot()],
  'graph.tangents': (w) => [(...values) => w.graph.tangents(...values), 'x', [1, 0]],
  'graph.tangentEdges': (w) => [(node) => w.graph.tangentEdges(node), 'h'],
  'graph.paths': (w) => [(...values) => w.graph.paths(...values), 'x', 0, { count: 3 }],
  'graph.wrongAnswers': (w) => [
    (options) => w.graph.wrongAnswers(options),
    { question: 'value', node: 'h', slot: 0, index: 1, digits: 3, nudge: { node: 'x', index: 0, by: 0.1 } },
  ],
  'graph.wrongTensors': (w) => [
    (options) => w.graph.wrongTensors(options),
    { question: 'local', node: 'h', slot: 0, digits: 3 },
  ],
  'graph.suspects': (w) => [() => w.graph.suspects()],
  'graph.overflows': (w) => [() => w.graph.overflows()],
  'graph.check': (w) => [
    (options) => w.graph.check(options),
    { step: 1e-5, node: 'x', index: 1, precision: 'float32' },
  ],
  'graph.expand': (w) => [(id) => w.graph.expand(id), w.sigmoid],
  'graph.collapse': (w) => [(id) => w.graph.collapse(id), w.sigmoid],
  'graph.dispose': (w) => [() => w.renew('graph')],

  'trainer.parameters': (w) => [() => w.trainer.parameters],
  'trainer.config': (w) => [() => w.trainer.config],
  'trainer.data': (w) => [() => w.trainer.data],
  'trainer.step': (w) => [(n, options) => w.trainer.step(patient(n), options), 3, { evaluate: false }],
  'trainer.setParameter': (w) => [(...values) => w.trainer.setParameter(...values), 'b1', [1, 2, 3]],
  'trainer.configure': (w) => [(changes) => w.trainer.configure(changes), { optimizer: { learningRate: 0.2 } }],
  'trainer.predict': (w) => [(...values) => w.trainer.predict(...values), [[1, 2]], { raw: true }],
  'trainer.activations': (w) => [(points, options) => w.trainer.activations(points, options), [[1, 2]], { layer: 1 }],
  'trainer.evaluate': (w) => [(options) => w.trainer.evaluate(options), { on: 'test' }],
  'trainer.inputGradients': (w) => [(points, of) => w.trainer.inputGradients(points, of), [[1, 2]], { output: 0 }],
  'trainer.statistics': (w) => [() => w.trainer.statistics()],
  'trainer.diagnose': (w) => [() => w.trainer.diagnose()],
  'trainer.exampleGradients': (w) => [(example) => w.trainer.exampleGradients(example), 0],
  'trainer.boundary': (w) => [
    (options) => w.trainer.boundary(options),
    { x: [-1, 1], y: [-1, 1], width: 3, height: 2, layer: 1, unit: 0, columns: [1, 0], at: [0, 0] },
  ],
  'trainer.maps': (w) => [
    (options) => w.trainer.maps(options),
    { x: [-1, 1], y: [-1, 1], width: 3, height: 2, units: false },
  ],
  'trainer.graph': (w) => [(options) => w.keep(w.trainer.graph(options)), { example: 3 }],
  'trainer.featureGraph': (w) => [(index) => w.keep(w.trainer.featureGraph(index)), 2],
  'trainer.mistake': (w) => [() => w.trainer.mistake],
  'trainer.makeMistake': (w) => [(mistake) => w.trainer.makeMistake(mistake), 'sum-for-mean'],
  'trainer.save': (w) => [() => w.trainer.save()],
  'trainer.dispose': (w) => [() => w.renew('trainer')],
};

/** The names of the calls, so that a test can compare them with the actual API. */
export const called = Object.keys(calls);

/** What the calls work on: an engine, a graph, a trainer, and objects that must not change. */
export function makeWorld(backflow) {
  const made = {
    graph: () => {
      const graph = backflow.graph(text, inputs);
      graph.backward();
      return graph;
    },
    trainer: () => backflow.trainer(config),
  };
  const world = {
    backflow,
    graph: made.graph(),
    trainer: made.trainer(),
    keep: (one) => one.dispose(),
    renew(kind) {
      world[kind].dispose();
      world[kind] = made[kind]();
    },
  };
  world.state = world.trainer.save();
  world.sigmoid = world.graph.nodes.find(({ gate }) => gate === 'sigmoid').id;
  return world;
}

const isPlain = (value) =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Returns the arguments with some values replaced, as a whole or deep inside. */
function spoil(value, random, told, path) {
  const at = random();
  if (at < 0.35) return value;
  if (at < 0.75 && (isPlain(value) || Array.isArray(value))) {
    const keys = Object.keys(value);
    const key = keys[Math.floor(random() * keys.length)];
    const copy = Array.isArray(value) ? [...value] : { ...value };
    copy[key] = spoil(value[key], random, told, `${path}.${key}`);
    if (random() < 0.1 && !Array.isArray(value)) {
      const [name, make] = nasty[Math.floor(random() * nasty.length)];
      told.push(`${path}[${name}]`);
      copy[typeof make() === 'string' ? make() : 'more'] = make();
    }
    return copy;
  }
  const [name, make] = nasty[Math.floor(random() * nasty.length)];
  told.push(`${path} = ${name}`);
  return make();
}

/** Checks a BackflowError and throws if it is not valid. */
function assertSound(error, rows, codes) {
  assert.ok(error instanceof BackflowError, `not a BackflowError: ${error?.stack ?? typeof error}`);
  assert.notEqual(error.code, 'internal', error.message);
  assert.equal(error.name, 'BackflowError');
  assert.ok(error.message.length > 0 && error.message.isWellFormed());
  assert.equal(typeof error.reason, 'string');
  for (const value of Object.values(error.details)) assert.ok(['string', 'number'].includes(typeof value));
  const row = rows.get(error.reason);
  if (row) {
    assert.equal(error.code, row.code);
    assert.equal(
      error.message,
      row.message.replace(/\{(\w+)\}/g, (_, key) => String(error.details[key])),
    );
  }
  codes.add(error.code);
}

/** Returns the numbers of a world, which must not change after any call. */
function numbersOf(backflow) {
  const graph = backflow.graph(text, inputs);
  graph.backward();
  const { values, gradients } = graph.snapshot();
  graph.dispose();
  const trainer = backflow.trainer(config);
  const { loss } = trainer.step(20);
  const weights = trainer.parameters;
  trainer.dispose();
  return { values, gradients, loss, weights };
}

/** Makes `count` calls. Returns their results, and the time and text of the longest one. */
export async function fuzz(count, seed) {
  const backflow = await load();
  const random = generator(seed);
  const world = makeWorld(backflow);
  const rows = new Map(backflow.catalog.errors.map((row) => [row.reason, row]));
  const before = numbersOf(backflow);
  const bystander = backflow.graph(text, inputs);
  const { values } = bystander.snapshot();
  const names = Object.keys(calls);
  const result = { refused: 0, longest: 0, slowest: '', codes: new Set() };
  for (let i = 0; i < count; i++) {
    const name = names[Math.floor(random() * names.length)];
    const [call, ...sane] = calls[name](world);
    const told = [];
    const values = sane.map((value, at) => spoil(value, random, told, `argument ${at + 1}`));
    const words = `${name}(${told.join(', ')}), call ${i} of seed ${seed}`;
    const start = performance.now();
    try {
      const answer = call(...values);
      if (answer instanceof Promise) await answer;
    } catch (error) {
      result.refused++;
      try {
        assertSound(error, rows, result.codes);
      } catch (complaint) {
        throw new Error(`${words}: ${complaint.message}`, { cause: complaint });
      }
    }
    const time = performance.now() - start;
    if (time > result.longest) Object.assign(result, { longest: time, slowest: words });
  }
  assert.deepEqual(bystander.snapshot().values, values, 'a graph that nobody called has other numbers');
  assert.deepEqual(numbersOf(backflow), before, 'a graph or trainer has other numbers than before');
  for (const one of [bystander, world.graph, world.trainer]) one.dispose();
  const { graphs, trainers } = backflow.diagnostics;
  assert.deepEqual({ graphs, trainers }, { graphs: 0, trainers: 0 });
  return result;
}

export const newSeed = () => Number(process.env.BACKFLOW_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

if (import.meta.url === `file://${process.argv[1]}`) {
  const count = Number(process.argv[2] ?? 12_000);
  const seed = newSeed();
  console.log(`seed ${seed}`);
  const { refused, longest, slowest } = await fuzz(count, seed);
  console.log(`${count} calls, ${refused} refused; the longest took ${longest.toFixed(1)} ms: ${slowest}`);
}
