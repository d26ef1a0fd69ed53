// Over all data sets with default settings, no run that trains well shows a problem, and every code has a form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow } from '../help.mjs';

const SEEDS = 20;
/** When a run is examined. */
const CHECKPOINTS = [1000, 3000, 6000];
const LEAST_RUNS = 15;

const good = (trainer, { accuracy }) => (accuracy === null ? (trainer.evaluate().r2 ?? 0) >= 0.9 : accuracy >= 0.95);

test('no run with default settings that reaches 95 % or R² 0.9 shows a problem', async () => {
  let counted = 0;
  for (const { name, fetched, classes } of backflow.catalog.datasets) {
    if (fetched) await backflow.dataset(name);
    // The page standardizes measurements, and fits values by the squared error.
    const more = { ...(classes.length === 0 && { loss: 'squared-error' }), standardize: fetched };
    for (let seed = 1; seed <= SEEDS; ++seed) {
      const trainer = backflow.trainer({ data: { name, seed }, seed, ...more });
      for (let at = 0; at < CHECKPOINTS.length; ++at) {
        const result = trainer.step(CHECKPOINTS[at] - (CHECKPOINTS[at - 1] ?? 0));
        if (!good(trainer, result)) continue;
        counted += 1;
        const problems = trainer.diagnose().filter(({ severity }) => severity === 'problem');
        assert.deepEqual(problems, [], `${name}, seed ${seed}, step ${result.step}`);
      }
      trainer.dispose();
    }
  }
  console.log(`${counted} examinations of runs that train well`);
  assert.ok(counted >= LEAST_RUNS);
});

test('a finding names its figures, and its remedies are configurations that a trainer takes', () => {
  const config = {
    data: { name: 'circle' },
    layers: [{ units: 8, activation: 'tanh' }],
    optimizer: { learningRate: 0.00003 },
  };
  const trainer = backflow.trainer(config);
  trainer.step(500);
  const [{ code, severity, figures, remedies }] = trainer.diagnose();
  assert.equal(code, 'rate-too-low');
  assert.equal(severity, 'problem');
  assert.ok(figures.updateRatio > 0 && figures.updateRatio < 1e-4);
  const live = remedies.find(({ restart }) => !restart);
  trainer.configure(live.changes);
  assert.equal(trainer.config.optimizer.learningRate, live.changes.optimizer.learningRate);
  const zeros = backflow.trainer({ ...config, initializer: 'zeros' });
  zeros.step(1);
  const identical = zeros.diagnose().find((one) => one.code === 'identical-units');
  assert.equal(identical.layer, 1);
  assert.equal(identical.remedies[0].restart, true);
  assert.equal(backflow.trainer({ ...config, ...identical.remedies[0].changes }).config.initializer, 'xavier');
});

test('a run that diverged is explained', () => {
  const trainer = backflow.trainer({
    data: { name: 'circle' },
    loss: 'squared-error',
    optimizer: { learningRate: 100 },
  });
  assert.ok(trainer.step(1000).stopped);
  const [first] = trainer.diagnose();
  assert.equal(first.severity, 'problem');
  assert.ok(trainer.diagnose().some(({ code, severity }) => code === 'rate-too-high' && severity === 'problem'));
});
