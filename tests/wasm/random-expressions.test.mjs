import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow } from './help.mjs';
import { tryExpressions } from './random-expressions.mjs';

test('the gradients of random expressions agree with central differences', () => {
  const { told, all } = tryExpressions(backflow, 300, 20240607);
  assert.ok(all > 500 && told > 0.6 * all, `${told} of ${all} could be told`);
});
