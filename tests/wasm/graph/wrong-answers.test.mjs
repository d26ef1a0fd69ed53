// What common mistakes would answer, on the graphs of the lecture: the right and the wrong answers that
// LESSONS.md lists, as far as they can be computed on any graph.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assertClose, backflow, throwsError } from '../help.mjs';

/** A graph that is swept back; it frees itself. */
function swept(text, inputs, options) {
  const graph = backflow.graph(text, inputs);
  graph.backward(options);
  return graph;
}

const idOf = (graph, name) => graph.nodes.find((node) => node.name === name).id;

/** Expects a truth and, by name, wrong answers; more answers are allowed. */
function expectAnswers(graph, question, truth, wrong) {
  const found = graph.wrongAnswers(question);
  const what = JSON.stringify(question);
  assertClose(found.truth, truth, what, 1e-3);
  for (const [mistake, value] of wrong) {
    const answers = found.answers.filter((answer) => answer.mistake === mistake);
    assert.ok(
      answers.some((answer) => Math.abs(answer.value - value) <= 2e-3 * Math.max(1, Math.abs(value))),
      `${what}: ${mistake} should give ${value}; got ${JSON.stringify(found.answers)}`,
    );
  }
  return found;
}

/** The same for every entry of a tensor. */
function expectEntries(graph, question, truth, wrong) {
  truth.flat().forEach((one, index) => {
    const others = Object.entries(wrong)
      .map(([mistake, values]) => [mistake, values.flat()[index]])
      .filter(([, value]) => value !== one);
    const { answers } = graph.wrongAnswers({ ...question, index });
    assertClose(graph.wrongAnswers({ ...question, index }).truth, one, `${JSON.stringify(question)}[${index}]`);
    for (const [mistake, value] of others) {
      assert.ok(
        answers.some((answer) => Math.abs(answer.value - value) < 1e-9),
        `${mistake} of entry ${index} should give ${value}; got ${JSON.stringify(answers)}`,
      );
    }
  });
}

test('(x + y) z: the wrong answers of lesson 2', () => {
  const graph = swept('q = x + y\nf = q * z', { x: -2, y: 5, z: -4 });
  const { answers } = expectAnswers(graph, { question: 'gradient', node: 'x' }, -4, [
    ['upstream-forgotten', 1],
    ['value-for-upstream', 3],
    ['add-as-mul', -20],
    ['sign', 4],
    ['output-value', -12],
    ['value-for-gradient', -2],
  ]);
  assert.equal(answers[0].mistake, 'sign');
  assert.deepEqual(answers[1], { mistake: 'upstream-forgotten', value: 1, gate: idOf(graph, 'q'), slot: 0 });
  expectAnswers(graph, { question: 'gradient', node: 'z' }, 3, [['own-operand', -4]]);
  graph.dispose();
});

test('the sigmoid neuron: one gate, and four', () => {
  const values = { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 };
  const one = swept('z = w0 * x0 + w1 * x1 + w2\nf = sigmoid(z)', values);
  expectAnswers(one, { question: 'gradient', node: 'x0' }, 0.3932, [
    ['sign', -0.3932],
    ['rounded-early', 0.4],
    ['local-forgotten', 0.1966],
    ['upstream-forgotten', 2],
  ]);
  assert.ok(
    one.wrongAnswers({ question: 'gradient', node: 'x0' }).answers.some(({ value }) => Math.abs(value + 0.1966) < 1e-3),
    'the gradient of w0',
  );
  const local = expectAnswers(one, { question: 'local', node: 'f', slot: 0 }, 0.1966, [
    ['value-for-slope', 0.731],
    ['one-minus', 0.2689],
    ['at-input', 0],
    ['steepest', 0.25],
  ]);
  assert.ok(local.answers.every(({ gate }) => gate === idOf(one, 'f')));
  const four = swept(
    'a = w0 * x0\nb = w1 * x1\nc = a + b\nd = c + w2\ne = -1 * d\ng = exp(e)\nh = 1 + g\nf = 1 / h',
    values,
  );
  expectAnswers(four, { question: 'gradient', node: 'x0' }, 0.3932, [
    ['rounded-early', 0.4],
    ['sign', -0.3932],
  ]);
  expectAnswers(four, { question: 'gradient', node: 'g' }, -0.5344, [
    ['upstream-forgotten', 1],
    ['sign', 0.5344],
  ]);
  expectAnswers(four, { question: 'downstream', node: 'g', slot: 0 }, -0.1966, [['at-input', 0.5344]]);
  // 0.2, 0.39 and 0.59 are the truth as the lecture writes it, so no mistake may give them.
  for (const [name, value] of [
    ['w2', 0.2],
    ['w0', -0.2],
    ['w1', -0.39],
    ['x0', 0.39],
    ['x1', -0.59],
  ]) {
    for (const answer of one.wrongAnswers({ question: 'gradient', node: name }).answers) {
      assert.notEqual(Number(answer.value.toPrecision(3)), value, `${name}: ${answer.mistake}`);
    }
  }
  one.dispose();
  four.dispose();
});

test('x x + x: the uses of a fork', () => {
  const graph = swept('s = x * x\nf = s + x', { x: -2 });
  const { answers } = expectAnswers(graph, { question: 'gradient', node: 'x' }, -3, [
    ['overwritten', -2],
    ['first-kept', 1],
    ['use-forgotten', -1],
    ['use-forgotten', -4],
    ['output-value', 2],
  ]);
  const forgotten = answers.filter(({ mistake }) => mistake === 'use-forgotten');
  assert.deepEqual(
    forgotten.map(({ value, gate }) => [value, gate]),
    [
      [-1, idOf(graph, 's')],
      [-4, idOf(graph, 'f')],
    ],
    'the gate says which use was forgotten',
  );
  graph.dispose();
});

test('q q + q: an inner fork that is sent back too early', () => {
  const graph = swept('q = x + y\ns = q * q\nf = s + q', { x: 1, y: 2 });
  const { answers } = graph.wrongAnswers({ question: 'gradient', node: 'x' });
  const early = answers.filter(({ mistake }) => mistake === 'sent-early');
  assert.ok(early.every(({ gate }) => gate === idOf(graph, 'q')));
  for (const value of [1, 3, 4, 6])
    assert.ok(
      answers.some((answer) => answer.value === value),
      `${value} is missing`,
    );
  assert.ok(early.length >= 2, JSON.stringify(answers));
  graph.dispose();
});

test('the staged example: what a fork that overwrites leaves', () => {
  const graph = swept(
    'sigy = sigmoid(y)\nnum = x + sigy\nsigx = sigmoid(x)\nxpy = x + y\nxpysqr = xpy ^ 2\nden = sigx + xpysqr\ninvden = 1 / den\nf = num * invden',
    { x: 3, y: -4 },
  );
  const { uses } = graph.contributions('x');
  expectAnswers(graph, { question: 'gradient', node: 'x' }, 2.0596, [
    ['overwritten', uses[0].gradient.data[0]],
    ['first-kept', uses.at(-1).gradient.data[0]],
    ['use-forgotten', 2.0596 - 0.5121],
    ['use-forgotten', 2.0596 - 1.5832],
  ]);
  graph.dispose();
});

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

test('routers, and the rows of other gates', () => {
  const graph = swept('m = max(x, y)\nf = m * 9', { x: 4, y: 5 });
  expectAnswers(graph, { question: 'gradient', node: 'x' }, 0, [['to-all', 9]]);
  expectAnswers(graph, { question: 'gradient', node: 'y' }, 9, [['upstream-forgotten', 1]]);
  expectAnswers(graph, { question: 'local', node: 'm', slot: 0 }, 0, [['to-all', 1]]);
  const tie = swept('f = 3 * max(x, y)', { x: 2, y: 2 });
  const answer = tie.wrongAnswers({ question: 'gradient', node: 'y' }).answers.find(({ value }) => value === 3);
  assert.ok(answer, 'the tie goes to the first argument');
  const tests = [
    [
      'y = log(x)',
      2,
      0.5,
      [
        ['at-output', 1 / Math.log(2)],
        ['not-inverted', 2],
      ],
    ],
    ['y = exp(x)', 1.5, Math.exp(1.5), [['at-input', 1.5]]],
    [
      'y = tanh(x)',
      0.5,
      1 - Math.tanh(0.5) ** 2,
      [
        ['at-input', 0.75],
        ['one-minus', 1 - Math.tanh(0.5)],
        ['steepest', 1],
      ],
    ],
    [
      'y = sqrt(x)',
      4,
      0.25,
      [
        ['factor-forgotten', 0.5],
        ['at-input', 0.125],
      ],
    ],
    [
      'y = reciprocal(x)',
      4,
      -1 / 16,
      [
        ['square-forgotten', -0.25],
        ['at-input', -16],
      ],
    ],
    [
      'y = x ^ 3',
      2,
      12,
      [
        ['factor-forgotten', 4],
        ['exponent-kept', 24],
        ['value-for-slope', 8],
      ],
    ],
    [
      'y = sin(x)',
      1,
      Math.cos(1),
      [
        ['at-output', Math.cos(Math.sin(1))],
        ['value-for-slope', Math.sin(1)],
      ],
    ],
  ];
  for (const [text, value, truth, wrong] of tests) {
    const one = swept(text, { x: value });
    expectAnswers(one, { question: 'local', node: 'y', slot: 0 }, truth, wrong);
    one.dispose();
  }
  graph.dispose();
  tie.dispose();
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

test('values: what a gate gives if it is taken for another', () => {
  const graph = swept('q = x + y\nf = q * z\ns = sigmoid(f)', { x: -2, y: 5, z: -4 });
  expectAnswers(graph, { question: 'value', node: 'q' }, 3, [
    ['add-as-mul', -10],
    ['sign', -3],
    ['first-operand', -2],
    ['second-operand', 5],
  ]);
  expectAnswers(graph, { question: 'value', node: 'f' }, -12, [['mul-as-add', -1]]);
  const square = swept('Y = A @ B', {
    A: [
      [1, 2],
      [3, 4],
    ],
    B: [
      [5, 6],
      [7, 8],
    ],
  });
  expectAnswers(square, { question: 'value', node: 'Y', index: 0 }, 19, [
    ['entry-by-entry', 5],
    ['untransposed', 17],
  ]);
  graph.dispose();
  square.dispose();
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

test('a sweep with a mistake does not change the right answer', () => {
  const graph = backflow.graph('a = x * y\nb = sin(x)\nf = a + b', { x: 2, y: 3 });
  graph.backward({ mistake: { kind: 'overwrite' } });
  const { truth, answers } = graph.wrongAnswers({ question: 'gradient', node: 'x' });
  assertClose(truth, 3 + Math.cos(2), 'truth');
  assertClose(graph.gradient('x').data, [3], 'the sweep');
  assertClose(answers.find(({ mistake }) => mistake === 'overwritten').value, 3);
  graph.dispose();
});

test('answers differ in the digits asked for', () => {
  const graph = swept('f = x * y', { x: 1.0001, y: 1.0002 });
  const at = (digits) => graph.wrongAnswers({ question: 'gradient', node: 'x', digits }).answers;
  assert.ok(at(8).length > at(3).length);
  assert.ok(at(3).every(({ value }) => value.toPrecision(3) !== '1.00'));
  for (const digits of [1, 2, 3, 6, 15]) {
    const { truth, answers } = graph.wrongAnswers({ question: 'gradient', node: 'x', digits });
    const texts = [truth, ...answers.map(({ value }) => value)].map((value) => value.toPrecision(digits));
    assert.equal(new Set(texts).size, texts.length, `${digits}: ${texts}`);
  }
  graph.dispose();
});

test('errors name what is missing', () => {
  const graph = backflow.graph('q = A @ x\nf = sum(q)', {
    A: [
      [1, 2],
      [3, 4],
    ],
    x: [1, 2],
  });
  throwsError(() => graph.wrongAnswers({ question: 'gradient', node: 'x' }), { code: 'stale' });
  assert.equal(graph.wrongAnswers({ question: 'value', node: 'q' }).truth, 5, 'a value needs no sweep');
  graph.backward();
  throwsError(() => graph.wrongAnswers({ question: 'slope', node: 'x' }), { reason: 'needs-question' });
  throwsError(() => graph.wrongAnswers({ question: 'local', node: 'q', slot: 0 }), { reason: 'no-single-local' });
  throwsError(() => graph.wrongAnswers({ question: 'local', node: 'f' }), { reason: 'needs-whole-number' });
  throwsError(() => graph.wrongAnswers({ question: 'downstream', node: 'f', slot: 1 }), { code: 'out-of-range' });
  throwsError(() => graph.wrongAnswers({ question: 'downstream', node: 'x', slot: 0 }), { code: 'out-of-range' });
  throwsError(() => graph.wrongAnswers({ question: 'gradient', node: 'x', index: 2 }), { code: 'out-of-range' });
  throwsError(() => graph.wrongAnswers({ question: 'gradient', node: 'u' }), { code: 'unknown-node' });
  graph.set('x', [3, 4]);
  throwsError(() => graph.wrongAnswers({ question: 'value', node: 'f' }), { code: 'stale' });
  graph.dispose();
});

test('the engine and the types have the same names of mistakes', () => {
  const folder = new URL('../../../core/graph/inspect/answers/', import.meta.url);
  const source = readdirSync(folder)
    .filter((file) => file.endsWith('.cpp'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
    .replace(/Error\([^)]*\)/g, '');
  const inEngine = new Set(
    [...source.matchAll(/(?:\{|\badd\(|: |push_back\(\{)"([a-z][a-z-]*)"(?=,)/g)].map(([, name]) => name),
  );
  const types = readFileSync(new URL('../../../wasm/package/graph/answer-types.ts', import.meta.url), 'utf8');
  const [, union] = /export type AnswerMistake =([^;]*);/.exec(types);
  const typed = [...union.matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
  assert.deepEqual([...inEngine].sort(), typed.sort());
});
