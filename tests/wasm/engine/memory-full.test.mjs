// When the engine's memory cannot grow, anything that does not fit is rejected, and existing data is unchanged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memories } from './memories.mjs';
import { BackflowError } from 'backflow';
import { backflow, throwsError } from '../help.mjs';

test('texts, lists and structures that no longer fit are out-of-memory, and nothing is overwritten', () => {
  const bystander = backflow.graph('y = x * w', { x: [1, 2], w: [3, 4] });
  const long = backflow.graph(`y = x${' + x'.repeat(20_000)}`, { x: 1 });
  memories[0].grow = () => {
    throw new RangeError('no more');
  };
  // Makes smaller and smaller graphs until none fits.
  const graphs = [];
  for (let size = 1e6; size >= 1000;) {
    try {
      graphs.push(backflow.graph('y = x', { x: new Float64Array(size) }));
    } catch (error) {
      assert.ok(error instanceof BackflowError && error.code === 'out-of-memory', error);
      size /= 10;
    }
  }
  const full = { code: 'out-of-memory' };
  throwsError(() => backflow.parse(`y = x # ${'a'.repeat(2 ** 23)}`), full);
  throwsError(() => backflow.graph('y = x', { ['a'.repeat(2 ** 23)]: 1 }), full);
  throwsError(() => bystander.value('a'.repeat(2 ** 23)), full);
  throwsError(() => bystander.set('x', new Float64Array(1e6)), full);
  throwsError(() => backflow.trainer({ data: { name: 'a'.repeat(2 ** 23) } }), full);
  throwsError(() => long.nodes, full);
  for (const graph of graphs) graph.dispose();
  delete memories[0].grow;
  bystander.backward();
  assert.deepEqual(Array.from(bystander.value('y').data), [3, 8]);
  assert.deepEqual(Array.from(bystander.gradient('x').data), [3, 4]);
  assert.equal(long.nodes.length, 20_001);
  assert.equal(long.value('y').data[0], 20_001);
  for (const graph of [bystander, long]) graph.dispose();
});
