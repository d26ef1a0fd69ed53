// Verdicts on what people type.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judge, parseNumber, readNumber, shown } from 'backflow/answers';
import { backflow } from '../help.mjs';

test('numbers are read as people write them', () => {
  const texts = {
    '1/3': 1 / 3,
    ' -1 / 4 ': -0.25,
    '−0.2': -0.2,
    '- 0.2': -0.2,
    '–0.2': -0.2,
    '+2': 2,
    '2e-3': 0.002,
    '2E3': 2000,
    '0,5': 0.5,
    '-0,5': -0.5,
    ',5': 0.5,
    '.5': 0.5,
    '-.5': -0.5,
    '5.': 5,
    '３．５': 3.5,
    '－１／４': -0.25,
    '０，５': 0.5,
    '½': 0.5,
    '-½': -0.5,
    '3.05×10⁻⁴': 3.05e-4,
    '3.05 × 10^-4': null,
    '3.05·10^-4': 3.05e-4,
    '−9.8*10^3': -9800,
    '12\u202f346': 12346,
    0: 0,
    '-0': -0,
  };
  for (const [text, value] of Object.entries(texts)) {
    if (value !== null) assert.equal(readNumber(text).value, value, text);
  }
  const reasons = {
    '': 'empty',
    '  ': 'empty',
    x: 'not-a-number',
    '1½': 'not-a-number',
    '1 2': 'not-a-number',
    '1,2,3': 'not-a-number',
    '1/2/3': 'not-a-number',
    '0x10': 'not-a-number',
    Infinity: 'not-a-number',
    '1/0': 'divided-by-zero',
    '0/0': 'divided-by-zero',
    '1e999': 'too-large',
  };
  for (const [text, reason] of Object.entries(reasons))
    assert.deepEqual(readNumber(text), { value: null, reason }, text);
  assert.equal(parseNumber('1/3'), null, 'a fraction is not a plain number');
});

test('the digits that were written are counted', () => {
  const counts = { 0.2: 1, '0.20': 2, '0.0010': 2, 100: 3, '1e5': 1, '2.50e3': 3, 0: 0, '0.0': 0, '1/3': null };
  for (const [text, digits] of Object.entries(counts)) assert.equal(readNumber(text).digits, digits, text);
});

test('every finite number is read back', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(fc.property(finite, (value) => assert.ok(readNumber(String(value)).value === value, String(value))));
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readNumber(text);
      assert.ok(read.value === null ? read.reason : Number.isFinite(read.value));
    }),
  );
});

const verdict = (text, truth, options = {}) => judge(text, { truth, ...options }).verdict;

test('the lecture rounds to two decimals and is close; rounded too early is named', () => {
  const graph = backflow.graph('f = sigmoid(w0 * x0 + w1 * x1 + w2)', { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 });
  graph.backward();
  const ask = (node) => {
    const { truth, answers } = graph.wrongAnswers({ question: 'gradient', node });
    return { truth, wrong: answers.map(({ mistake, value }) => ({ id: mistake, value })) };
  };
  assert.equal(judge('0.2', ask('w2')).verdict, 'close');
  assert.equal(judge('0.20', ask('w2')).verdict, 'close');
  assert.equal(judge('-0.2', ask('w0')).verdict, 'close');
  assert.equal(judge('-0.39', ask('w1')).verdict, 'close');
  assert.equal(judge('0.39', ask('x0')).verdict, 'close');
  assert.equal(judge('−0,59', ask('x1')).verdict, 'close');
  assert.deepEqual(judge('0.4', ask('x0')), { verdict: 'mistake', id: 'rounded-early', number: 0.4 });
  assert.equal(judge('0.40', ask('x0')).id, 'rounded-early');
  assert.equal(judge('0.393', ask('x0')).verdict, 'exact');
  assert.equal(judge('0.3932', ask('x0')).verdict, 'exact');
  assert.equal(judge('0.3939', ask('x0')).verdict, 'close', 'more digits than are right, within 1 %');
  assert.equal(judge('0.42', ask('x0')).verdict, 'not-yet');
  assert.equal(judge('2', ask('x0')).id, 'upstream-forgotten');
  graph.dispose();
});

test('exact, close and not yet', () => {
  const rows = [
    ['-4', -4, 'exact'],
    ['-4.0', -4, 'exact'],
    ['4', -4, 'not-yet'],
    ['28', 28, 'exact'],
    ['1/3', 1 / 3, 'exact'],
    ['0.333', 1 / 3, 'exact'],
    ['0.3333', 1 / 3, 'exact'],
    ['0.33', 1 / 3, 'close'],
    ['0.59', 0.5898, 'close'],
    ['0.590', 0.5898, 'exact'],
    ['0.25', 0.25, 'exact'],
    ['0.3', 1 / 3, 'close'],
    ['0.334', 1 / 3, 'close'],
    ['0.2', 0.1966, 'close'],
    ['0.200', 0.1966, 'not-yet'],
    ['0.3', 0.1966, 'not-yet'],
    ['0.3', 0.30000000000000004, 'exact'],
    ['12346', 12345.6, 'exact'],
    ['12345.6', 12345.6, 'exact'],
    ['12300', 12345.6, 'close'],
    ['1.23e4', 12345.6, 'close'],
    ['12000', 12345.6, 'not-yet'],
    ['1e4', 12345.6, 'close'],
    ['0', 0, 'exact'],
    ['-0', 0, 'exact'],
    ['0.0', 0, 'exact'],
    ['0.001', 0, 'not-yet'],
    ['1e-300', 0, 'not-yet'],
    ['0', 0.004, 'not-yet'],
    ['0', 1e-11, 'not-yet'],
    ['0', 5.5e-17, 'close'],
    ['1.03e-11', 1.0299e-11, 'exact'],
    ['1e-11', 1.0299e-11, 'close'],
    ['1e-10', 1.0299e-11, 'not-yet'],
    ['1.5e300', 1.5e300, 'exact'],
    ['1', 0.96, 'close'],
    ['1', 0.73, 'not-yet'],
    ['100', 96, 'not-yet'],
    ['', 1, 'unread'],
    ['one', 1, 'unread'],
  ];
  for (const [text, truth, wanted] of rows) assert.equal(verdict(text, truth), wanted, `${text} for ${truth}`);
  assert.deepEqual(judge('x', { truth: 1 }), { verdict: 'unread', reason: 'not-a-number' });
});

test('a listed answer comes before close, and a convention before a mistake', () => {
  const wrong = [{ id: 'early', value: 99.4 }];
  assert.equal(judge('99.4', { truth: 100, wrong }).id, 'early');
  assert.equal(judge('99', { truth: 100, wrong }).id, 'early', 'in the digits typed');
  assert.equal(judge('99.9', { truth: 100, wrong }).verdict, 'close');
  const both = { truth: -1.9, wrong: [{ id: 'double', value: -1.8 }], conventions: [{ id: 'no-half', value: -1.8 }] };
  assert.deepEqual(judge('-1.8', both), { verdict: 'convention', id: 'no-half', number: -1.8 });
  // The one digit fits the truth as well.
  assert.equal(judge('0.2', { truth: 0.1966, wrong: [{ id: 'w', value: 0.2249 }] }).verdict, 'close');
  assert.equal(judge('0.225', { truth: 0.1966, wrong: [{ id: 'w', value: 0.2249 }] }).id, 'w');
  // As tolerant towards a mistake as towards the truth.
  assert.equal(judge('-0.39', { truth: 0.3932, wrong: [{ id: 'sign', value: -0.3932 }] }).id, 'sign');
  assert.equal(judge('-0.395', { truth: 0.3932, wrong: [{ id: 'sign', value: -0.3932 }] }).id, 'sign');
});

test('vectors and matrices are judged as a whole and entry by entry', () => {
  const truth = [
    [-1, 1],
    [8, -3],
  ];
  const wrong = [
    {
      id: 'untransposed',
      values: [
        [5, -2],
        [5, -3],
      ],
    },
    {
      id: 'transposed',
      values: [
        [-1, 8],
        [1, -3],
      ],
    },
  ];
  const options = { truth, wrong };
  for (const text of [
    '[[−1,1],[8,−3]]',
    '[[-1, 1], [8, -3]]',
    '-1 1; 8 -3',
    '-1 1\n8 -3',
    '［［－１，１］，［８，－３］］',
  ])
    assert.equal(judge(text, options).verdict, 'exact', text);
  assert.equal(judge('[[5,-2],[5,-3]]', options).id, 'untransposed');
  const partly = judge('[[-1,1],[5,-3]]', options);
  assert.equal(partly.verdict, 'not-yet');
  assert.deepEqual(
    partly.entries.map(({ verdict, id }) => id ?? verdict),
    ['exact', 'exact', 'untransposed', 'exact'],
  );
  assert.deepEqual(judge('[[1,2],[x,4]]', options), { verdict: 'unread', reason: 'not-a-number', row: 2, column: 1 });
  assert.equal(judge('[[1,2],[3]]', options).reason, 'ragged');
  assert.deepEqual(judge('[1, 2]', options), { verdict: 'not-yet', reason: 'shape' });
  assert.equal(judge('4 0 5 0', { truth: [4, 0, 5, 0] }).verdict, 'exact');
  assert.equal(judge('4, 0, 5, 0', { truth: Float64Array.of(4, 0, 5, 0) }).verdict, 'exact');
  assert.equal(judge('[0.33, 0.67]', { truth: { shape: [2], data: [1 / 3, 2 / 3] } }).verdict, 'close');
  // A mistake may have another shape.
  const unsummed = [{ id: 'not-summed', values: truth }];
  assert.deepEqual(judge('[[-1,1],[8,-3]]', { truth: [7, -2], wrong: unsummed }), {
    verdict: 'mistake',
    id: 'not-summed',
    reason: 'shape',
  });
});

/** A number with all the digits that are shown. */
const asShown = (number, digits) =>
  Math.abs(shown(number, digits)) >= 10 ** digits ? String(shown(number, digits)) : number.toPrecision(digits);

const truths = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  fc.integer({ min: -50, max: 50 }).map((n) => n / 4),
  fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -20, max: 20 })).map(([m, e]) => m * 10 ** e),
);

test('the truth is always exact, as it is and in any number of digits from those that are shown', () => {
  const other = fc.record({ id: fc.constant('w'), value: truths });
  fc.assert(
    fc.property(truths, fc.array(other), fc.integer({ min: 1, max: 15 }), (truth, wrong, digits) => {
      assert.equal(judge(String(truth), { truth, wrong, digits }).verdict, 'exact');
      assert.equal(judge(asShown(truth, digits), { truth, wrong, digits }).verdict, 'exact');
      for (let more = Math.max(digits + 1, 8); more <= 17; more++)
        assert.equal(judge(truth.toPrecision(more), { truth, wrong, digits }).verdict, 'exact');
    }),
  );
});

test('a listed mistake is never exact or close unless it equals the truth in the digits shown', () => {
  fc.assert(
    fc.property(
      truths,
      fc.array(truths, { minLength: 1 }),
      fc.integer({ min: 1, max: 15 }),
      (truth, values, digits) => {
        const wrong = values.map((value, id) => ({ id, value }));
        for (const { value } of wrong) {
          for (const text of [String(value), String(shown(value, digits))]) {
            const { verdict, id } = judge(text, { truth, wrong, digits });
            if (shown(value, digits) === shown(truth, digits)) continue;
            assert.equal(verdict, 'mistake', `${text} for ${truth}`);
            assert.ok(shown(values[id], digits) === shown(value, digits) || values[id] === value);
          }
        }
      },
    ),
  );
});

test('mistakes beside the truth by a hair are told apart in the digits shown', () => {
  const near = truths.filter((truth) => truth !== 0);
  fc.assert(
    fc.property(near, fc.double({ min: 0.98, max: 1.02, noNaN: true }), (truth, factor) => {
      const value = truth * factor;
      fc.pre(shown(value, 3) !== shown(truth, 3));
      assert.equal(judge(String(value), { truth, wrong: [{ id: 'w', value }] }).verdict, 'mistake');
    }),
  );
});
