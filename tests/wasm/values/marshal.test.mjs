// The module checks its arguments too: no argument can write past the engine's memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeModule } from '../engine/module.mjs';

const module = await makeModule();
const utf8 = (text) => new TextEncoder().encode(text);
const input = (shape, data) => ({ name: utf8('x'), value: { shape, data } });
const named = (shape, data) => [input(shape, data)];
const make = (inputs) => module.makeGraph(utf8('y = x + 0'), inputs, utf8(''));

const bystander = make(named([3], Float64Array.of(1, 2, 3)));
const soundStill = () => {
  assert.deepEqual(bystander.value(utf8('y')).data, Float64Array.of(1, 2, 3));
  const again = make(named([2], Float64Array.of(4, 5)));
  assert.deepEqual(again.value(utf8('y')).data, Float64Array.of(4, 5));
  again.delete();
};

const wrong = {
  'more numbers than the shape has': [[2], new Float64Array(100_000).fill(7)],
  'fewer numbers than the shape has': [[1000, 1000], Float64Array.of(1)],
  'a scalar of many': [[], new Float64Array(1000)],
  'a side below 0': [[-1], Float64Array.of(1)],
  'a side that is no whole number': [[0.5, 2], Float64Array.of(1)],
  'a side that is no number': [[NaN], Float64Array.of(1)],
  'sides that overflow 32 bits': [[65536, 65536], new Float64Array()],
  'a side beyond all memory': [[1e300], Float64Array.of(1)],
  'three sides': [[1, 1, 1], Float64Array.of(1)],
};

for (const [what, [shape, data]] of Object.entries(wrong)) {
  test(`a tensor with ${what} is rejected`, () => {
    const { error } = make(named(shape, data));
    assert.match(error?.code, /^(bad-value|too-large)$/);
    const set = bystander.set(input(shape, data));
    assert.match(set.error?.code, /^(bad-value|too-large)$/);
    soundStill();
  });
}

test('lists that are too long are rejected before memory is allocated', () => {
  for (const length of [1e12, -1, 0.5, NaN, 2 ** 28 + 1]) {
    assert.equal(make({ length }).error.code, 'too-large');
    assert.equal(make(named([2], { length })).error.code, 'too-large');
    assert.equal(module.parse({ length }).error.code, 'too-large');
    assert.equal(module.makeTrainer({ length }, new Uint8Array()).error.code, 'too-large');
    assert.equal(module.makeTrainer([], { length }).error.code, 'too-large');
  }
  soundStill();
});

test('a string of any characters is passed as UTF-8', () => {
  for (const text of ['변수 = 𝑥', 'y = x # \0 and more', '']) {
    const { inputs, names, error } = module.parse(utf8(text));
    if (error) assert.equal(error.code, 'syntax');
    else assert.ok(inputs.length + names.length > 0);
  }
  soundStill();
});
