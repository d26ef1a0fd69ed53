import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow } from '../help.mjs';
import { called, fuzz, newSeed } from './fuzz.mjs';

const membersOf = (object, prefix) =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(object))
    .filter((name) => name !== 'constructor')
    .map((name) => prefix + name);

test('every public function and property is called', () => {
  const graph = backflow.graph('y = x', { x: 1 });
  const trainer = backflow.trainer({ data: { name: 'xor' } });
  const members = [...membersOf(backflow, ''), ...membersOf(graph, 'graph.'), ...membersOf(trainer, 'trainer.')];
  const more = ['load', 'version', 'graph.dispose', 'trainer.dispose'];
  for (const name of [...members, ...more]) assert.ok(called.includes(name), name);
  for (const one of [graph, trainer]) one.dispose();
});

test('12,000 calls with values of any kind give results or BackflowErrors', async (context) => {
  // The calls differ in every run. A failure also names its seed, and BACKFLOW_FUZZ_SEED repeats a run.
  const seed = newSeed();
  context.diagnostic(`seed ${seed}`);
  const { refused, longest, slowest, codes } = await fuzz(12_000, seed);
  context.diagnostic(
    `${refused} refused (${[...codes].sort().join(', ')}), the longest ${longest.toFixed(0)} ms: ${slowest}`,
  );
  assert.ok(refused > 3000 && refused < 9000, `${refused} refused: too many or too few to be a test`);
  // A call takes a few milliseconds; ten seconds allow for a busy machine.
  assert.ok(longest < 10_000, `${longest} ms: ${slowest}`);
});
