import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'backflow';
import { parametersHash } from './determinism.mjs';

const { runs } = JSON.parse(readFileSync(new URL('../../fixtures/determinism.json', import.meta.url)));
const backflow = await load();

for (const run of runs) {
  test(`the same bits everywhere: ${run.id}`, () => {
    assert.equal(parametersHash(backflow, run), run.hash);
  });
}

test('a different seed gives different bits', () => {
  const [run] = runs;
  assert.notEqual(parametersHash(backflow, { ...run, config: { ...run.config, seed: 1234 } }), run.hash);
});
