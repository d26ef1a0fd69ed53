import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, fixture } from '../help.mjs';

const spiral = fixture('spiral-case-study.json');

function trainerOf({ lr, reg, W0, W20 }, precision) {
  const trainer = backflow.trainer({
    data: { points: spiral.X, labels: spiral.y },
    layers: W20 ? [{ units: W0[0].length, activation: 'relu' }] : [],
    loss: 'softmax-cross-entropy',
    optimizer: { learningRate: lr },
    regularizer: { name: 'l2', rate: reg },
    batchSize: 'all',
    precision,
  });
  trainer.setParameter('W1', W0.flat());
  if (W20) trainer.setParameter('W2', W20.flat());
  return trainer;
}

/** Steps from one listed iteration to the next and compares the losses. */
function assertLosses(trainer, listed, relative) {
  let { step } = trainer.step(0);
  for (const [iteration, loss] of listed) {
    const result = trainer.step(iteration - step);
    step = result.step;
    assert.ok(Math.abs(result.loss - loss) <= relative * loss, `loss after ${iteration}: ${result.loss}, not ${loss}`);
  }
}

test('the linear classifier has every listed loss to 6 digits and 49 % accuracy', () => {
  const trainer = trainerOf(spiral.linear, 'float64');
  const listed = spiral.linear.loss_every10.map((loss, i) => [10 * i, loss]);
  assertLosses(trainer, listed, 1e-7);
  assert.equal(trainer.step(spiral.linear.iters - 190).accuracy.toFixed(6), spiral.linear.acc.toFixed(6));
});

test('the 2-100-3 network has the listed losses up to iteration 6000 in float64', () => {
  const { loss_first10: first, loss_at: at, loss_every1000: thousands } = spiral.net;
  const listed = [
    ...first.map((loss, i) => [i, loss]),
    ...Object.entries(at).map(([iteration, loss]) => [Number(iteration), loss]),
    ...thousands.map((loss, i) => [1000 * i, loss]).slice(1, 7),
  ];
  assertLosses(trainerOf(spiral.net, 'float64'), listed, 1e-6);
});

test('in float32 it gets at least 293 of 300 points right', () => {
  const result = trainerOf(spiral.net, 'float32').step(spiral.net.iters);
  assert.ok(Math.round(result.accuracy * 300) >= 293, `${result.accuracy * 300} right`);
  assert.equal(result.step, spiral.net.iters);
});
