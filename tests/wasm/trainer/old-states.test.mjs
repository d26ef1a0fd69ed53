// Saved runs of earlier versions (formats 1 and 2), with the results that followed when those versions restored them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, backflow, fixture } from '../help.mjs';

/** Since format 3, momentum is rounded in another order. Everything else continues bit for bit. */
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
  test(`a saved run of format ${version} continues: ${title}`, () => {
    const bytes = Uint8Array.from(Buffer.from(state, 'base64'));
    const restore = { format: 'backflow-trainer', version, bytes };
    const trainer = backflow.trainer(config, { restore });
    assertSame(trainer.step(0), restored, 0);
    assertSame(trainer.step(steps), continued, tolerance(config));
    trainer.dispose();
  });
}
