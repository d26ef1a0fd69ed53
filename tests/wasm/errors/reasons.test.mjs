// Every error states its cause in a form that a program can use: a reason, details, a subject, a position.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BackflowError } from 'backflow';
import { backflow, throwsError } from '../help.mjs';

const { errors } = backflow.catalog;

test('the catalog lists every reason once, with a code and a sentence', () => {
  const reasons = errors.map(({ reason }) => reason);
  assert.deepEqual(reasons, [...new Set(reasons)], 'no reason is in both tables, or twice in one');
  for (const { reason, code, message } of errors) {
    assert.match(reason, /^[a-z]+(-[a-z0-9]+)*$/);
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.ok(message.length > 0 && !/[.!]$/.test(message), `${reason}: ${message}`);
  }
});

test('a sentence is its row with the details filled in', () => {
  const error = throwsError(() => backflow.graph('y = x', { x: [[1, 2], [3]] }), {
    name: 'BackflowError',
    code: 'bad-value',
    subject: 'x',
    reason: 'ragged-rows',
    message: /^'x' is ragged: row 0 has 2 entries, row 1 has 1$/,
  });
  assert.deepEqual(error.details, { name: 'x', columns: 2, row: 1, length: 1 });
});

test('every error has the name of the class, and fields that do not apply do not exist', () => {
  const unknown = throwsError(() => backflow.graph('y = x', { x: 1, z: 2 }), { code: 'unknown-input', subject: 'z' });
  assert.equal(unknown.name, 'BackflowError');
  assert.match(String(unknown), /^BackflowError: /);
  assert.match(unknown.stack, /^BackflowError: /);
  for (const key of ['line', 'column', 'fix', 'name']) assert.ok(!Object.hasOwn(unknown, key), key);
  const placed = throwsError(() => backflow.parse('y ='), { code: 'syntax', line: 1 });
  assert.ok(!Object.hasOwn(placed, 'subject'));
  for (const error of [unknown, placed]) {
    assert.ok(error instanceof BackflowError && error instanceof Error);
    assert.equal(typeof error.reason, 'string');
    assert.equal(typeof error.details, 'object');
  }
});

test('a lone surrogate is rejected with its position', () => {
  for (const half of ['\ud835', '\udc65']) {
    for (const use of [backflow.parse, backflow.graph]) {
      const at = (text) => () => use.call(backflow, text);
      const fields = { code: 'syntax', reason: 'lone-surrogate' };
      throwsError(at(half), { ...fields, line: 1, column: 1 });
      throwsError(at(`y = x + ${half}`), { ...fields, line: 1, column: 9 });
      throwsError(at(`y = x # 변수 ${half}`), { ...fields, line: 1, column: 12 });
      throwsError(at(`𝑥 = 1\r\nβ = 𝑥 + ${half}𝑥`), { ...fields, line: 2, column: 10 });
      throwsError(at(`a = 1\rb = 2\n\n  c = ${half}${half}`), { ...fields, line: 4, column: 7 });
    }
  }
  assert.deepEqual(backflow.parse('𝑥 = \ud835\udc66').inputs, ['𝑦']);
});

test('a lone surrogate in names and options is rejected too', () => {
  const graph = backflow.graph('y = x', { x: 1 });
  const trainer = backflow.trainer({ data: { name: 'xor' } });
  const name = 'x\ud800y';
  for (const [use, subject] of [
    [() => backflow.graph('y = x', { [name]: 1 }), 'inputs'],
    [() => backflow.graph('y = x', { x: 1 }, { output: name }), 'output'],
    [() => graph.set(name, 1), 'name'],
    [() => graph.value(name), 'node'],
    [() => graph.backward({ output: name }), 'node'],
    [() => trainer.setParameter(name, [1]), 'name'],
    [() => trainer.configure({ [name]: 1 }), 'config'],
    [() => backflow.trainer({ data: { name } }), 'data.name'],
    [() => backflow.trainer({ data: { name: 'xor' }, features: [name] }), 'features'],
    [() => backflow.trainer({ data: { name: 'xor' }, loss: name }), 'loss'],
    [() => backflow.trainer({ data: { name: 'xor' }, layers: [{ units: 1, activation: name }] }), 'layers.activation'],
  ]) {
    const error = throwsError(use, { code: 'bad-value', reason: 'lone-surrogate-in-name', subject });
    assert.equal(error.details.position, 2);
  }
  for (const one of [graph, trainer]) one.dispose();
});

test('a text longer than any graph is rejected at once', () => {
  throwsError(() => backflow.parse('x'.repeat(2 ** 24 + 1)), {
    code: 'too-large',
    reason: 'long-text',
    subject: 'text',
  });
});

test('an exception from the caller’s code is the cause', () => {
  const thrown = new Error('mine');
  const fails = () => {
    throw thrown;
  };
  const field = (name) => Object.defineProperty({}, name, { get: fails, enumerable: true });
  const graph = backflow.graph('y = x', { x: 1 });
  const trainer = backflow.trainer({ data: { name: 'xor' } });
  for (const [use, subject] of [
    [() => backflow.graph('y = x', field('x')), 'inputs'],
    [() => backflow.graph('y = x', { x: field('data') }), 'x'],
    [() => backflow.graph('y = x', { x: 1 }, field('output')), 'options'],
    [() => graph.backward(field('upstream')), 'options'],
    [() => graph.backward({ mistake: field('kind') }), 'mistake'],
    [() => graph.check(field('step')), 'options'],
    [() => backflow.trainer(field('data')), 'config'],
    [() => backflow.trainer({ data: field('name') }), 'data'],
    [() => backflow.trainer({ data: { name: 'xor' }, layers: [field('units')] }), 'layers[0]'],
    [() => backflow.trainer({ data: { name: 'xor' } }, { restore: field('bytes') }), 'restore'],
    [() => trainer.predict([[1, 2]], field('raw')), 'options'],
    [() => trainer.boundary(field('x')), 'options'],
    [() => trainer.graph(field('example')), 'options'],
  ]) {
    const error = throwsError(use, { code: 'bad-value', reason: 'unreadable', subject });
    assert.equal(error.cause, thrown);
  }
  for (const one of [graph, trainer]) one.dispose();
});

test('names of built-in properties are ordinary names', () => {
  throwsError(() => backflow.graph('y = constructor'), { code: 'unbound-name', subject: 'constructor' });
  const inputs = JSON.parse('{"__proto__": 2, "constructor": 3, "toString": 4}');
  const graph = backflow.graph('y = __proto__ * constructor + toString', inputs);
  assert.equal(graph.value('y').data[0], 10);
  graph.set('__proto__', 5);
  graph.forward();
  assert.equal(graph.value('y').data[0], 19);
  graph.dispose();
  const config = JSON.parse('{"data": {"name": "xor"}, "optimizer": {"__proto__": 1}}');
  throwsError(() => backflow.trainer(config), { code: 'unknown-option', subject: 'optimizer.__proto__' });
});
