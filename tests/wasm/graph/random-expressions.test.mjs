import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow } from '../help.mjs';
import { tryExpressions } from './random-expressions.mjs';

test('analytic and numeric gradients agree in 1,000 random expressions, and so do forward and reverse mode', (context) => {
  // The expressions differ in every run. A failure also names its seed.
  const seed = Math.floor(Math.random() * 2 ** 31);
  context.diagnostic(`seed ${seed}`);
  const { told, all, turned } = tryExpressions(backflow, 1000, seed);
  context.diagnostic(`${told} of ${all} entries compared with differences, ${turned} inputs pushed forward`);
  assert.ok(all > 1500 && told > 0.6 * all, `seed ${seed}: ${told} of ${all} could be told`);
  assert.ok(turned > 1000, `seed ${seed}: ${turned} inputs pushed forward`);
});
