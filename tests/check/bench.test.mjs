// The bench hands its workloads to a native program as JSON, from the settings that the package passes to the module.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeInput } from '../bench/parent/input.mjs';

test('the settings of a workload are readable names, numbers and lists', async () => {
  const { settings } = JSON.parse(readFileSync(await writeInput('W1'), 'utf8'));
  const values = Object.fromEntries(settings);
  assert.equal(values['loss'], 'squared-error');
  assert.deepEqual(values['layers.units'], [4, 2]);
  assert.deepEqual(values['layers.activation'], ['tanh', 'tanh']);
  assert.equal(values['batchSize'], 10);
});
