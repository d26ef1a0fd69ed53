// A net that trains with a mistake in its backward sweep: the check finds it and the suspects are its gates.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backflow, throwsError } from '../help.mjs';

const net = {
  data: { name: 'circle', samples: 40, seed: 3 },
  layers: [
    { units: 3, activation: 'tanh' },
    { units: 3, activation: 'sigmoid' },
  ],
  optimizer: { name: 'sgd', learningRate: 0.1, momentum: 0.5 },
  regularizer: { name: 'l2', rate: 0.05 },
  batchSize: 8,
  precision: 'float64',
};

/** What is wrong where: [name, kind of the suspects, the group or name of the suspected nodes]. */
const MISTAKES = [
  ['overwrite', 'sum', ({ name }) => /^W\d$/.test(name)],
  ['not-cleared', 'sum', ({ name }) => /^[Wb]\d$/.test(name)],
  ['missing-derivative', 'local', ({ group, gate }) => group?.kind === 'activation' && /tanh|sigmoid/.test(gate)],
  ['missing-transpose', 'local', ({ name }) => name === 'p2'],
  ['early-update', 'local', ({ name }) => name === 'p2' || name === 'p3'],
  ['sum-for-mean', 'local', ({ name }) => name === 'data_loss'],
  ['double-penalty', 'local', ({ name }) => name === 'loss'],
];

const worst = (graph) => graph.check().some(({ verdict }) => verdict === 'wrong');

for (const precision of ['float64', 'float32']) {
  for (const [mistake, kind, isPlace] of MISTAKES) {
    test(`${mistake} in ${precision}: the check finds it at its gates, and only while it is made`, () => {
      const trainer = backflow.trainer({ ...net, precision });
      trainer.step(5);
      trainer.makeMistake(mistake);
      trainer.step(3);
      const graph = trainer.graph();
      assert.ok(worst(graph), 'the check');
      const suspects = graph.suspects();
      assert.ok(suspects.length > 0);
      for (const { node, kind: found } of suspects) {
        const place = graph.nodes.find(({ id }) => id === node);
        assert.equal(found, kind);
        assert.ok(isPlace(place), `${place.name} ${place.gate}`);
      }
      graph.dispose();
      trainer.makeMistake(null);
      const mended = trainer.graph();
      assert.deepEqual(mended.suspects(), []);
      assert.ok(!worst(mended));
      mended.dispose();
      trainer.dispose();
    });
  }
}

for (const [mistake] of MISTAKES) {
  test(`${mistake}: a step takes the gradients that the graph shows`, () => {
    const config = { ...net, optimizer: { name: 'sgd', learningRate: 0.1, momentum: 0 }, batchSize: 'all' };
    const trainer = backflow.trainer(config);
    trainer.step(2);
    trainer.makeMistake(mistake);
    for (let step = 0; step < 3; step++) {
      const before = trainer.parameters;
      const graph = trainer.graph();
      trainer.step(1);
      for (const [at, { name, data, gradient }] of trainer.parameters.entries()) {
        const shown = graph.gradient(name).data;
        assert.deepEqual(gradient, shown, name);
        data.forEach((value, k) => assert.equal(value, before[at].data[k] - 0.1 * shown[k]));
      }
      // Terms, edges and contributions show the same numbers.
      for (const node of graph.nodes.filter(({ inputs }) => inputs.length > 0)) {
        for (const { slot, downstream, flag } of graph.edges(node.id)) {
          if (flag === 'no-gradient') continue;
          downstream.data.slice(0, 3).forEach((value, k) => {
            const sum = graph.terms(node.id, slot, k).reduce((all, { product }) => all + product, 0);
            assert.ok(Math.abs(sum - value) <= 1e-12 * Math.max(1, Math.abs(value)), `${node.name} ${slot}`);
          });
        }
      }
      graph.dispose();
    }
    trainer.dispose();
  });
}

test('an early update passes back through the weights of the next step', () => {
  const trainer = backflow.trainer({ ...net, optimizer: { name: 'adam', learningRate: 0.1 } });
  trainer.step(4);
  trainer.makeMistake('early-update');
  const graph = trainer.graph();
  const last = graph.nodes.find(({ name }) => name === 'p3');
  const locals = graph.terms(last.id, 0, 0).map(({ local }) => local);
  trainer.step(1);
  const after = trainer.parameters.find(({ name }) => name === 'W3');
  locals.forEach((local, j) => assert.equal(local, after.data[j]));
  graph.dispose();
  trainer.dispose();
});

test('a dropped unit stays dropped: masks are the same with a mistake', () => {
  const dropping = { ...net, layers: [{ units: 6, activation: 'tanh', dropout: 0.5 }] };
  const [one, other] = [backflow.trainer(dropping), backflow.trainer(dropping)];
  other.makeMistake('sum-for-mean');
  for (const trainer of [one, other]) trainer.step(1, { evaluate: false });
  other.makeMistake(null);
  const [mask, same] = [one, other].map((trainer) => trainer.graph().value('m1').data);
  assert.deepEqual(mask, same);
});

test('a net without a place for a mistake refuses it', () => {
  const refused = [
    ['overwrite', { regularizer: { rate: 0 } }, 'mistake-needs-fork'],
    ['double-penalty', { regularizer: { rate: 0 } }, 'mistake-needs-penalty'],
    ['missing-derivative', { layers: [] }, 'mistake-needs-activation'],
    ['missing-transpose', { layers: [{ units: 3, activation: 'tanh' }] }, 'mistake-needs-square'],
    ['early-update', { layers: [] }, 'mistake-needs-hidden'],
  ];
  for (const [mistake, changes, reason] of refused) {
    const trainer = backflow.trainer({ ...net, ...changes });
    throwsError(() => trainer.makeMistake(mistake), { code: 'bad-value', subject: 'mistake', reason });
    trainer.dispose();
  }
  const trainer = backflow.trainer(net);
  throwsError(() => trainer.makeMistake('laziness'), { code: 'unknown-name', reason: 'unknown-mistake' });
  throwsError(() => trainer.makeMistake(3), { code: 'bad-value' });
  trainer.makeMistake('double-penalty');
  assert.equal(trainer.mistake, 'double-penalty');
  trainer.configure({ regularizer: { name: 'none', rate: 0 } });
  assert.equal(trainer.mistake, null);
  assert.deepEqual(trainer.graph().suspects(), []);
  trainer.dispose();
});
