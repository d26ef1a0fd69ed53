// What common mistakes would answer about vectors, matrices, losses and a training step.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from 'backflow/answers';
import { assertClose, backflow, throwsError } from '../help.mjs';
import { expectAnswers, expectEntries, swept } from './wrong-answers.mjs';

const x = [
  [2, 1, -3],
  [-3, 4, 2],
];
const w = [
  [3, 2, 1, -1],
  [2, 1, 3, 2],
  [3, 2, 1, -2],
];
const upstream = [
  [2, 3, -3, 9],
  [-8, 1, 4, 6],
];

test('relu on a vector: the wrong answers of lesson 5', () => {
  const graph = swept('z = relu(x)', { x: [1, -2, 3, -1] }, { upstream: [4, -1, 5, 9] });
  const wrong = {
    'upstream-forgotten': [1, 0, 1, 0],
    'local-forgotten': [4, -1, 5, 9],
    'value-for-slope': [4, 0, 15, 0],
    'mask-turned': [0, -1, 0, 9],
  };
  expectEntries(graph, { question: 'gradient', node: 'x' }, [4, 0, 5, 0], wrong);
  expectEntries(graph, { question: 'downstream', node: 'z', slot: 0 }, [4, 0, 5, 0], wrong);
  graph.dispose();
});
test('the matrix product of the lecture: the wrong answers of lesson 6', () => {
  const graph = swept('p = x @ w\ny = p + b', { x, w, b: [0, 0, 0, 0] }, { upstream });
  expectAnswers(graph, { question: 'gradient', node: 'w' }, 28, [
    ['first-only', 4],
    ['last-only', 24],
    ['mean-for-sum', 14],
  ]);
  expectEntries(graph, { question: 'gradient', node: 'b' }, [-6, 4, 1, 15], {
    'first-only': [2, 3, -3, 9],
    'last-only': [-8, 1, 4, 6],
    'mean-for-sum': [-3, 2, 0.5, 7.5],
  });
  graph.dispose();
});

test('square matrices: X untransposed, and the result transposed', () => {
  const inputs = {
    X: [
      [1, 2],
      [-1, 3],
    ],
    W: [
      [0.5, 4],
      [2, -3],
    ],
  };
  const graph = swept('Y = X @ W', inputs, {
    upstream: [
      [1, 0],
      [2, -1],
    ],
  });
  const wrong = {
    untransposed: [
      [5, -2],
      [5, -3],
    ],
    'result-transposed': [
      [-1, 8],
      [1, -3],
    ],
  };
  expectEntries(
    graph,
    { question: 'gradient', node: 'W' },
    [
      [-1, 1],
      [8, -3],
    ],
    wrong,
  );
  expectEntries(
    graph,
    { question: 'downstream', node: 'Y', slot: 1 },
    [
      [-1, 1],
      [8, -3],
    ],
    wrong,
  );
  // dX = dY Wᵀ: dY W, its transpose, and Wᵀ dY.
  expectEntries(
    graph,
    { question: 'gradient', node: 'X' },
    [
      [0.5, 2],
      [-3, 7],
    ],
    {
      untransposed: [
        [0.5, 4],
        [-1, 11],
      ],
      'result-transposed': [
        [0.5, -3],
        [2, 7],
      ],
      'wrong-order': [
        [4.5, -2],
        [-2, 3],
      ],
    },
  );
  graph.dispose();
});

test('whole tensors: each mistake has all its entries', () => {
  const rows = ({ shape, data }) => Array.from({ length: shape[0] }, (_, i) => [...data].slice(2 * i, 2 * i + 2));
  const graph = swept(
    'Y = X @ W',
    {
      X: [
        [1, 2],
        [-1, 3],
      ],
      W: [
        [0.5, 4],
        [2, -3],
      ],
    },
    {
      upstream: [
        [1, 0],
        [2, -1],
      ],
    },
  );
  const { truth, answers } = graph.wrongTensors({ question: 'gradient', node: 'W' });
  const named = Object.fromEntries(answers.map(({ mistake, values }) => [mistake, rows(values)]));
  assert.deepEqual(rows(truth), [
    [-1, 1],
    [8, -3],
  ]);
  assert.deepEqual(named.untransposed, [
    [5, -2],
    [5, -3],
  ]);
  assert.deepEqual(named['result-transposed'], [
    [-1, 8],
    [1, -3],
  ]);
  assert.deepEqual(named.sign, [
    [1, -1],
    [-8, 3],
  ]);
  const wrong = answers.map(({ mistake, values }) => ({ id: mistake, values }));
  assert.equal(judge('[[5,-2],[5,-3]]', { truth, wrong }).id, 'untransposed');
  const cat = swept('L = softmax_cross_entropy(s, y)', { s: [3.2, 5.1, -1.7], y: 0 });
  const forgotten = cat.wrongTensors({ question: 'gradient', node: 's' });
  const target = forgotten.answers.find(({ mistake }) => mistake === 'target-forgotten').values.data;
  assertClose(target, [0.13, 0.869, 0.001], 'p: only the label’s entry is another', 1e-3);
  assert.deepEqual(cat.wrongTensors({ question: 'local', node: 'L', slot: 0 }).truth.shape, [3]);
  const large = swept('f = sum(x)', { x: Array(401).fill(1) });
  throwsError(() => large.wrongTensors({ question: 'gradient', node: 'x' }), { reason: 'answers-too-large' });
  throwsError(() => graph.wrongTensors({ question: 'local', node: 'Y', slot: 0 }), { reason: 'no-single-local' });
  for (const one of [graph, cat, large]) one.dispose();
});

test('the squared norm of W x: the factor 2, and q xᵀ transposed', () => {
  const graph = swept('q = W @ x\nf = sum(q ^ 2)', {
    W: [
      [0.1, 0.5],
      [-0.3, 0.8],
    ],
    x: [0.2, 0.4],
  });
  const right = [
    [0.088, 0.176],
    [0.104, 0.208],
  ];
  expectEntries(graph, { question: 'gradient', node: 'W' }, right, {
    'factor-forgotten': right.map((row) => row.map((one) => one / 2)),
    'result-transposed': [
      [0.088, 0.104],
      [0.176, 0.208],
    ],
  });
  graph.dispose();
});

test('the cat: softmax with cross-entropy', () => {
  const graph = swept('L = softmax_cross_entropy(s, y)', { s: [3.2, 5.1, -1.7], y: 0 });
  expectAnswers(graph, { question: 'gradient', node: 's' }, -0.87, [
    ['target-forgotten', 0.13],
    ['sign', 0.87],
    ['stopped-at-log', -7.69],
    ['value-for-slope', 2.04],
  ]);
  assert.deepEqual(graph.wrongAnswers({ question: 'downstream', node: 'L', slot: 1 }), { truth: 0, answers: [] });
  graph.dispose();
});

test('the linear classifier: one margin, and the regularization', () => {
  const graph = swept('s = W @ x\ndata = hinge(s, y)\nreg = 0.5 * rate * sum(W ^ 2)\nL = data + reg', {
    W: [
      [0.5, -0.3],
      [0.2, 0.4],
      [-0.1, 0.6],
    ],
    x: [1, 2],
    y: 0,
    rate: 0.2,
  });
  expectAnswers(graph, { question: 'gradient', node: 'W' }, -1.9, [
    ['overwritten', -2],
    ['first-kept', 0.1],
    ['one-margin', -0.9],
  ]);
  graph.dispose();
});

test('sums, means and losses over a batch', () => {
  const graph = swept('f = mean(x)', { x: [1, 2, 3, 6] });
  expectAnswers(graph, { question: 'gradient', node: 'x' }, 0.25, [['sum-for-mean', 1]]);
  const batch = { o: [[0.8], [-0.2], [0.4], [0.2]], t: [[0], [0], [0], [0]] };
  const loss = swept('f = squared_error(o, t)', batch);
  expectAnswers(loss, { question: 'gradient', node: 'o' }, 0.2, [['sum-for-mean', 0.8]]);
  const twice = loss.wrongAnswers({ question: 'gradient', node: 'o' }).answers.find(({ convention }) => convention);
  assertClose(twice.value, 0.4, 'a loss without ½ is a convention');
  graph.dispose();
  loss.dispose();
});

test('a training step is asked like any graph', () => {
  const trainer = backflow.trainer({
    data: { name: 'spiral', samples: 40 },
    layers: [
      { units: 4, activation: 'tanh' },
      { units: 4, activation: 'relu' },
    ],
    regularizer: { name: 'l2', rate: 0.1 },
    batchSize: 10,
  });
  trainer.step(20);
  const graph = trainer.graph();
  const { uses, sum } = graph.contributions('W2');
  const { truth, answers } = graph.wrongAnswers({ question: 'gradient', node: 'W2', index: 5 });
  assertClose(truth, sum.data[5], 'truth', 1e-5);
  const penalty = uses
    .filter(({ node }) => graph.nodes.find(({ id }) => id === node).group?.kind === 'regularization')
    .reduce((total, { gradient }) => total + gradient.data[5], 0);
  const named = Object.fromEntries(answers.map((answer) => [answer.mistake, answer]));
  assertClose(named['regularization-forgotten'].value, truth - penalty, 'forgotten', 1e-5);
  assertClose(named['regularization-only'].value, penalty, 'only', 1e-5);
  assertClose(named['regularization-unhalved'].value, truth + penalty, 'λΣW²', 1e-5);
  assert.equal(named['regularization-unhalved'].convention, true);
  assert.ok(
    answers.some(({ mistake }) => mistake === 'sum-for-mean'),
    'the loss, on the way',
  );
  trainer.makeMistake('sum-for-mean');
  const wrong = trainer.graph();
  assertClose(wrong.wrongAnswers({ question: 'gradient', node: 'W2', index: 5 }).truth, truth, 'still right', 1e-5);
  for (const one of [graph, wrong, trainer]) one.dispose();
});
