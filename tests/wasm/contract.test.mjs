import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as entry from 'backflow';
import createModule from '../../build/package/backflow.mjs';
import { backflow, fixture } from './help.mjs';
import { membersOf } from './interfaces.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const bytes = new WebAssembly.Module(readFileSync(new URL('../../build/package/backflow.wasm', import.meta.url)));
const module = await createModule({
  instantiateWasm(imports, receive) {
    receive(new WebAssembly.Instance(bytes, imports), bytes);
    return {};
  },
});

/** What Embind, the runtime and the loader add to our functions. */
const runtime =
  /^(_|dynCall_|BindingError$|InternalError$|UnboundTypeError$|count_emval_handles$|get_first_emval$|flushPendingDeletes$|getInheritedInstanceCount$|getLiveInheritedInstances$|setDelayFunction$|run$|instantiateWasm$)/;

/** Returns how many arguments Embind expects, from its error for too many. */
function argumentsOf(object, name) {
  try {
    object[name](...Array(20).fill(0));
  } catch (error) {
    return Number(/expected (\d+) args/.exec(error.message)?.[1]);
  }
  return assert.fail(`${name} took 20 arguments`);
}

/** Returns functions with their numbers of arguments. */
const counted = (object, names) => Object.fromEntries(names.sort().map((name) => [name, argumentsOf(object, name)]));

/** Returns the same for an interface. */
function typed(name) {
  const members = [...membersOf(name)].filter(([member]) => member !== 'delete').sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([member, { parameters }]) => [member, parameters]));
}

test('the module and its types have the same functions and numbers of arguments', () => {
  const classes = ['Graph', 'Trainer'];
  const isOurs = (name) => typeof module[name] === 'function' && !runtime.test(name) && !classes.includes(name);
  assert.deepEqual(counted(module, Object.keys(module).filter(isOurs)), typed('BackflowModule'));
  const utf8 = (text) => new TextEncoder().encode(text);
  const objects = [module.makeGraph(utf8('y = 2'), [], utf8('')), module.makeTrainer([], new Uint8Array())];
  for (const [index, object] of objects.entries()) {
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name !== 'constructor');
    assert.deepEqual(counted(object, names), typed(`Module${classes[index]}`));
    object.delete();
  }
});

test('the package exports load and BackflowError, in Node and in browsers', async () => {
  assert.deepEqual(Object.keys(entry).sort(), ['BackflowError', 'load']);
  const browser = await import('../../build/package/browser.js');
  assert.deepEqual(Object.keys(browser).sort(), ['BackflowError', 'load']);
});

test('every file that package.json names exists, and the versions are equal', () => {
  const manifest = JSON.parse(read('package.json'));
  assert.equal(backflow.version, manifest.version);
  for (const path of Object.values(manifest.exports['.'])) assert.ok(read(path).length > 0, path);
  assert.ok(read(manifest.exports['./backflow.wasm']).length > 0);
});

test('load returns the same engine again', async () => {
  assert.equal(await entry.load(), backflow);
});

test('the error codes of the types are those of the engine', () => {
  const [, union] = /export type ErrorCode =([^;]*);/.exec(read('wasm/package/errors/types.ts'));
  const typed = [...union.matchAll(/\| '([\w-]+)'/g)].map(([, code]) => code);
  const inEngine = backflow.catalog.errors.map(({ code }) => code);
  assert.deepEqual(typed.sort(), [...new Set([...inEngine, 'load-failed'])].sort());
});

const names = (list) => list.map(({ name }) => name);

test('the catalog lists every table of the contract', () => {
  const { catalog } = backflow;
  assert.deepEqual(Object.keys(catalog).sort(), [
    'activations',
    'datasets',
    'errors',
    'features',
    'gates',
    'initializers',
    'losses',
    'optimizers',
    'options',
    'ranges',
    'regularizers',
    'schedules',
    'verdicts',
  ]);
  const wanted =
    'add sub mul div neg power max min exp log sqrt abs sin cos reciprocal sigmoid tanh relu leaky_relu elu softplus ' +
    'identity matmul transpose dot sum mean softmax squared_error binary_cross_entropy softmax_cross_entropy hinge binary_hinge ' +
    'tan log2 log10 erf less less_equal greater greater_equal equal not_equal and or not where clip silu gelu mish ' +
    'softsign step amax amin norm entry concat absolute_error huber';
  for (const name of wanted.split(' ')) assert.ok(names(catalog.gates).includes(name), name);
  const losses =
    'softmax-cross-entropy binary-cross-entropy squared-error absolute-error huber hinge binary-hinge'.split(' ');
  for (const name of losses) assert.ok(names(catalog.losses).includes(name), name);
  const sets =
    'circle xor gauss spiral moons rings checkerboard heart notes-spiral plane hills sine x-sin-x iris penguins digits cars';
  for (const name of sets.split(' ')) assert.ok(names(catalog.datasets).includes(name), name);
  for (const name of ['zeros', 'uniform', 'xavier', 'he', 'normal'])
    assert.ok(names(catalog.initializers).includes(name), name);
  for (const name of ['l1', 'l2']) assert.ok(names(catalog.regularizers).includes(name), name);
  const optimizers = 'sgd adagrad rmsprop adadelta adam adamw nadam lion';
  assert.deepEqual(names(catalog.optimizers), optimizers.split(' '));
  const schedules = 'constant step exponential inverse cosine';
  assert.deepEqual(names(catalog.schedules), schedules.split(' '));
  assert.deepEqual(catalog.datasets.find(({ name }) => name === 'spiral').classes, [2, 3, 4, 5, 6]);
});

test('every gate has what the page shows', () => {
  for (const gate of backflow.catalog.gates) {
    const slots = Math.max(gate.minInputs, gate.maxInputs);
    assert.ok(gate.title && gate.symbol && gate.texValue && gate.family, gate.name);
    assert.ok(['distributor', 'switcher', 'router', 'adder', 'none'].includes(gate.pattern), gate.name);
    assert.ok(gate.texLocal.length >= 1 && gate.texLocal.length <= slots, `${gate.name}: ${gate.texLocal}`);
    for (const tex of gate.texLocal) assert.ok(tex.length > 0, gate.name);
  }
  for (const { name, literals, minInputs } of backflow.catalog.gates) {
    assert.ok(literals >= 0 && literals <= 2 && (literals === 0 || minInputs === 1), name);
  }
  const labelled = backflow.catalog.gates.filter(({ labelSlots }) => labelSlots.length > 0);
  assert.deepEqual(labelled.map(({ name, labelSlots }) => `${name}: ${labelSlots}`).sort(), [
    'hinge: 1',
    'pick: 1',
    'softmax_cross_entropy: 1',
  ]);
});

test('a trainer accepts everything that the catalog offers', async () => {
  const { activations, losses, optimizers, schedules, regularizers, initializers, datasets, features } =
    backflow.catalog;
  const take = (config) => {
    const trainer = backflow.trainer({ data: { name: 'xor', samples: 20 }, ...config });
    assert.ok(Number.isFinite(trainer.step(2).loss), JSON.stringify(config));
    trainer.dispose();
  };
  for (const activation of names(activations))
    take({ layers: [{ units: 3, activation }], outputActivation: activation });
  for (const loss of names(losses)) take({ loss });
  for (const name of names(optimizers)) take({ optimizer: { name } });
  for (const { name, hyperparameters } of schedules) {
    take({ schedule: { name, ...Object.fromEntries(hyperparameters.map((one) => [one.name, one.default])) } });
  }
  for (const name of names(regularizers)) take({ regularizer: { name, rate: 0.01 } });
  for (const initializer of names(initializers)) take({ initializer });
  take({ features: names(features) });
  for (const { name, task, classes, defaults } of datasets) {
    assert.equal(defaults.name, name);
    await backflow.dataset(name);
    for (const count of classes) take({ data: { ...defaults, samples: 30, classes: count } });
    if (task === 'regression') take({ data: { ...defaults, samples: 30 }, loss: 'squared-error' });
  }
});

test('ranges include their defaults, and a trainer has the contract’s defaults', () => {
  for (const [path, { min, max, default: value }] of Object.entries(backflow.catalog.ranges)) {
    assert.ok(min <= value && value <= max, path);
  }
  assert.deepEqual(backflow.trainer({ data: { name: 'spiral' } }).config, {
    data: { name: 'spiral', samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1, classes: 2 },
    features: ['x', 'y'],
    standardize: false,
    layers: [{ units: 8, activation: 'tanh', dropout: 0, frozen: false }],
    outputActivation: 'identity',
    loss: 'cross-entropy',
    optimizer: { name: 'sgd', learningRate: 0.03, momentum: 0, nesterov: false },
    schedule: { name: 'constant', warmup: 0 },
    clip: { norm: 0, value: 0 },
    regularizer: { name: 'l2', rate: 0, biases: false },
    batchSize: 10,
    shuffle: true,
    initializer: 'xavier',
    seed: 1,
    precision: 'float32',
  });
});

/** A gate of gates.tsv, such as `sum(0)`, on operands. Words such as `and` are written between theirs. */
function call(gate, operands) {
  const [name, attributes] = gate.split(/[()]/);
  const { operator } = backflow.catalog.gates.find((row) => row.name === name);
  if (operator === name) return operands.length === 1 ? `${name} ${operands[0]}` : operands.join(` ${name} `);
  return `${name}(${operands.concat(attributes ?? []).join(', ')})`;
}

test('every row of gates.tsv holds in the expression language', () => {
  const text = readFileSync(new URL('../fixtures/gates.tsv', import.meta.url), 'utf8');
  assert.equal(typeof fixture('worked-examples.json'), 'object');
  const rows = text.split('\n').filter((line) => line && !line.startsWith('#'));
  for (const row of rows) {
    const [gate, inputs, value] = row.split('\t');
    const named = Object.fromEntries(JSON.parse(inputs).map((input, i) => ['abc'[i], input]));
    const graph = backflow.graph(`y = ${call(gate, Object.keys(named))}`, named);
    const wanted = [JSON.parse(value)].flat(2);
    graph
      .value('y')
      .data.forEach((x, i) => assert.ok(Math.abs(x - wanted[i]) <= 1e-12 * Math.max(1, Math.abs(wanted[i])), row));
    graph.dispose();
  }
});
