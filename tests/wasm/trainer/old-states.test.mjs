// Saved runs of earlier versions (formats 1 and 2), with what followed when they were restored then.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, fixture } from '../help.mjs';

/** Momentum is rounded in another order since format 3; everything else continues bit for bit. */
const tolerance = (config) => {
  if (!config.optimizer?.momentum) return 0;
  return config.precision === 'float64' ? 1e-12 : 1e-5;
};

function assertSame(got, wanted, allowed) {
  for (const [key, value] of Object.entries(wanted)) {
    if (typeof value === 'number') assertClose(got[key], value, key, allowed);
    else assert.deepEqual(got[key], value, key);
  }
}

for (const { title, config, version, state, restored, steps, continued } of fixture('states.json')) {
  test(`a saved run of format ${version} goes on: ${title}`, () => {
    const bytes = Uint8Array.from(Buffer.from(state, 'base64'));
    const restore = { format: 'backflow-trainer', version, bytes };
    const trainer = backflow.trainer(config, { restore });
    assertSame(trainer.step(0), restored, 0);
    assertSame(trainer.step(steps), continued, tolerance(config));
    trainer.dispose();
  });
}
